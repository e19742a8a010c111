import { directSimulator } from "@/lib/adapters/simulator/direct-simulator";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { DEFAULT_UNCERTAINTY } from "@/lib/core/uncertainty/uncertainty-plan";
import type { Ports } from "@/lib/flows/ports/ports";
import { createStation } from "@/lib/flows/stations/create-station";
import { listRiskRuns, readRiskRun } from "@/lib/flows/stations/read-risk-runs";
import { requestRiskRun } from "@/lib/flows/stations/request-risk-run";
import { runRisk } from "@/lib/flows/stations/run-risk";
import { createTestPorts, type TestPorts } from "./harness";
import { actor, TEST_ORG } from "./metered-station";

const order = {
  seed: 1,
  paths: 100,
  plan: DEFAULT_UNCERTAINTY,
  debt: { principal: 100_000, ratePerYear: 0.05, tenorYears: 2 },
};
/** Without storage and drivers, so that the run is quick. */
const spec = {
  ...STANDARD_NODE,
  lifeYears: 2,
  storage: { ...STANDARD_NODE.storage, energyKwh: 0 },
  charging: { ...STANDARD_NODE.charging, drivers: [] },
  revenue: STANDARD_NODE.revenue.filter(({ kind }) => kind !== "grid-services"),
};

const opened: TestPorts[] = [];
afterEach(async () => {
  for (const world of opened.splice(0)) await world.close();
});

async function world(): Promise<{ ports: Ports; stationId: string }> {
  const made = await createTestPorts();
  opened.push(made);
  const { ports } = made;
  const { value } = await createStation(ports, actor("issuer"), {
    orgId: TEST_ORG,
    idempotencyKey: "station",
    spec,
    climate: GREENSBORO_MONTHLY,
  });
  return { ports: { ...ports, simulator: directSimulator() }, stationId: value.id };
}

test("a run is ordered once, runs once, and tells its figures to whoever may read the station", async () => {
  const { ports, stationId } = await world();
  const input = { stationId, idempotencyKey: "one", order };
  const { value: queued } = await requestRiskRun(ports, actor("issuer"), input);
  expect(queued.state).toBe("queued");
  expect((await requestRiskRun(ports, actor("issuer"), input)).value.id).toBe(queued.id);
  expect((await readRiskRun(ports, actor("auditor"), queued.id)).result).toBeNull();
  await runRisk(ports, queued.id);
  await runRisk(ports, queued.id);
  const { record, result } = await readRiskRun(ports, actor("auditor"), queued.id);
  expect(record).toMatchObject({ state: "done", progress: 1 });
  expect(result?.paths).toBe(100);
  expect(result?.cfads.life.p90).toBeLessThan(result?.cfads.life.p50 ?? 0);
  expect((await listRiskRuns(ports, actor("issuer"), { stationId })).items).toHaveLength(1);
});

test("only issuers order; a model's refusal ends the run with its reason", async () => {
  const { ports, stationId } = await world();
  await expect(
    requestRiskRun(ports, actor("auditor"), { stationId, idempotencyKey: "a", order }),
  ).rejects.toMatchObject({
    kind: "forbidden",
  });
  const correlations = [
    { between: ["resource", "weather"], correlation: 0.9 },
    { between: ["weather", "availability"], correlation: 0.9 },
    { between: ["resource", "availability"], correlation: -0.9 },
  ] as (typeof DEFAULT_UNCERTAINTY)["correlations"];
  const impossible = { ...order, plan: { ...DEFAULT_UNCERTAINTY, correlations } };
  const { value } = await requestRiskRun(ports, actor("issuer"), { stationId, idempotencyKey: "b", order: impossible });
  await runRisk(ports, value.id);
  const { record } = await readRiskRun(ports, actor("issuer"), value.id);
  expect(record.failure?.code).toBe("UNCERTAINTY_CORRELATION_INVALID");
});
