import { drawFan } from "@/app/(issuer)/_studio/draw-fan";
import { directSimulator } from "@/lib/adapters/simulator/direct-simulator";
import { stationCommand } from "@/lib/cli/commands/station";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { StationSpec } from "@/lib/core/station/station-spec";
import { DEFAULT_UNCERTAINTY } from "@/lib/core/uncertainty/uncertainty-plan";
import { createStation } from "@/lib/flows/stations/create-station";
import { readRiskRun } from "@/lib/flows/stations/read-risk-runs";
import { readSimulation } from "@/lib/flows/stations/read-simulations";
import { requestRiskRun } from "@/lib/flows/stations/request-risk-run";
import { requestSimulation } from "@/lib/flows/stations/request-simulation";
import { runRisk } from "@/lib/flows/stations/run-risk";
import { runSimulation } from "@/lib/flows/stations/run-simulation";
import { createTestPorts, type TestPorts } from "./harness";
import { actor, TEST_ORG } from "./metered-station";

/** Without drivers, so that the runs are quick */
const spec = StationSpec.parse({
  ...STANDARD_NODE,
  lifeYears: 3,
  storage: { ...STANDARD_NODE.storage, energyKwh: 0 },
  charging: { ...STANDARD_NODE.charging, drivers: [] },
  revenue: STANDARD_NODE.revenue.filter(({ kind }) => kind !== "grid-services"),
});
const PATHS = 100;
const SEED = 1;

let world: TestPorts;
let stationId: string;
const files: Record<string, string> = {
  "node.json": JSON.stringify(spec),
  "climate.json": JSON.stringify(GREENSBORO_MONTHLY),
};

beforeAll(async () => {
  world = await createTestPorts();
  const input = { orgId: TEST_ORG, idempotencyKey: "station", spec, climate: GREENSBORO_MONTHLY };
  stationId = (await createStation(world.ports, actor("issuer"), input)).value.id;
});
afterAll(() => world.close());

async function printed(...argv: string[]): Promise<Record<string, unknown>> {
  const lines: string[] = [];
  const code = await stationCommand([...argv, "--climate", "climate.json", "--seed", String(SEED), "--json"], {
    readFile: async (path) => new TextEncoder().encode(files[path] ?? ""),
    print: (text) => lines.push(text),
  });
  expect(code).toBe(0);
  return JSON.parse(lines.join("\n"));
}

test("simulate prints what the API answers for the same station, under the same hash of inputs", async () => {
  const ports = { ...world.ports, simulator: directSimulator() };
  const ordered = await requestSimulation(ports, actor("issuer"), { stationId, idempotencyKey: "run", seed: SEED });
  await runSimulation(ports, ordered.value.id);
  const { record, summary } = await readSimulation(ports, actor("issuer"), ordered.value.id);
  const { inputsHash, ...figures } = await printed("simulate", "node.json");
  expect(figures).toEqual(JSON.parse(JSON.stringify(summary)));
  expect(inputsHash).toBe(record.inputsHash);
});

test("montecarlo and the studio's fan give what the API answers, cases of debt sizing included", async () => {
  const ports = { ...world.ports, simulator: directSimulator() };
  const order = { seed: SEED, paths: PATHS, plan: DEFAULT_UNCERTAINTY, debt: null };
  const ordered = await requestRiskRun(ports, actor("issuer"), { stationId, idempotencyKey: "risk", order });
  await runRisk(ports, ordered.value.id);
  const { result, debtCases } = await readRiskRun(ports, actor("issuer"), ordered.value.id);
  const argv = ["montecarlo", "node.json", "--paths", String(PATHS), "--station", stationId];
  expect(await printed(...argv)).toEqual({ name: spec.name, ...result, debtCases });
  const steps: number[] = [];
  const fan = drawFan(
    { stationId, spec, weather: { kind: "monthly", climate: GREENSBORO_MONTHLY }, paths: PATHS },
    (done) => steps.push(done),
  );
  expect(fan).toEqual(result);
  expect(steps.at(-1)).toBe(1);
});
