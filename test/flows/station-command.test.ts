import * as z from "zod";
import { drawFan } from "@/app/(issuer)/_studio/draw-fan";
import { directSimulator } from "@/lib/adapters/simulator/direct-simulator";
import { stationCommand } from "@/lib/cli/commands/station";
import { simulateStation } from "@/lib/core/cashflow/operation/simulate-station";
import { StationCashFlow } from "@/lib/core/cashflow/operation/station-simulation";
import { syntheticYear } from "@/lib/core/energy/weather/synthetic-year";
import { DebtCase, type FinancePlan } from "@/lib/core/station/finance-plan";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { StationSpec } from "@/lib/core/station/station-spec";
import { withDebtCases } from "@/lib/core/uncertainty/debt-cases";
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
/** Cheap to run, so that bad years leave cash to serve debt. */
const frugal = { ...spec, costs: { ...spec.costs, yearly: [], replacements: [] } };
const finance: FinancePlan = {
  construction: { months: 6, debtShare: 0.6, interestRate: 0.07, upfrontFee: 0.01 },
  debt: {
    ...{
      kind: "sculpted",
      interestRate: 0.065,
      tenorYears: 3,
      upfrontFee: 0.015,
      closingCost: "20000",
      contracted: [],
    },
    ...{ cases: [{ name: "P50", cashFactor: 1, contractedDscr: 1.3, merchantDscr: 2 }], maximumShare: 0.7 },
  },
  reserves: { interestRate: 0.02, operatingCostMonths: 3, debtServiceMonths: 6 },
  investmentCreditShare: 0,
  productionCredit: { amountPerKwh: "0", years: 0, escalationPerYear: 0 },
};
const PATHS = 100;
const SEED = 1;

let world: TestPorts;
let stationId: string;
const files: Record<string, string> = {
  "node.json": JSON.stringify(spec),
  "financed.json": JSON.stringify({ ...frugal, finance }),
  "climate.json": JSON.stringify(GREENSBORO_MONTHLY),
};

beforeAll(async () => {
  world = await createTestPorts();
  const input = { orgId: TEST_ORG, idempotencyKey: "station", spec, climate: GREENSBORO_MONTHLY };
  stationId = (await createStation(world.ports, actor("issuer"), input)).value.id;
});
afterAll(() => world.close());

async function run(...argv: string[]): Promise<{ code: number; output: string }> {
  const lines: string[] = [];
  const code = await stationCommand([...argv, "--climate", "climate.json", "--seed", String(SEED)], {
    readFile: async (path) => new TextEncoder().encode(files[path] ?? ""),
    print: (text) => lines.push(text),
  });
  return { code, output: lines.join("\n") };
}

async function printed(...argv: string[]): Promise<Record<string, unknown>> {
  const { code, output } = await run(...argv, "--json");
  expect(code).toBe(0);
  return JSON.parse(output);
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

test("debt is sized by the cases that montecarlo has printed, as a table and as JSON", async () => {
  const risk = await printed("montecarlo", "financed.json", "--paths", String(PATHS));
  files["risk.json"] = JSON.stringify(risk);
  const cases = z.array(DebtCase).parse(risk.debtCases);
  expect(cases.map(({ name }) => name)).toEqual(["P50", "P90, ten years", "P99, one year"]);
  const table = await run("montecarlo", "financed.json", "--paths", String(PATHS));
  const [, p90] = cases;
  expect(table.output).toContain(
    `debt case P90, ten years: ${(100 * (p90?.cashFactor ?? 0)).toFixed(2)} % of the plan's cash, DSCR 1.15`,
  );
  const sized = withDebtCases({ ...frugal, finance }, cases);
  if (!sized) throw new Error("the debt is not sculpted");
  const { cashFlow } = simulateStation(sized, syntheticYear(spec.site, GREENSBORO_MONTHLY, SEED), { seed: SEED });
  const summary = z
    .object({ cashFlow: StationCashFlow })
    .parse(await printed("simulate", "financed.json", "--cases", "risk.json"));
  expect(summary.cashFlow.finance).toEqual(JSON.parse(JSON.stringify(cashFlow.finance)));
  const byCase = summary.cashFlow.finance?.debtByCase ?? [];
  expect(byCase.map(({ name }) => name)).toEqual(cases.map(({ name }) => name));
  expect(summary.cashFlow.finance?.debt).toBeLessThanOrEqual(Math.min(...byCase.map(({ debt }) => debt)) + 1e-6);
  const report = await run("simulate", "financed.json", "--cases", "risk.json");
  expect(report.output).toContain("debt by P99, one year alone");
  expect(await run("simulate", "node.json", "--cases", "risk.json")).toMatchObject({ code: 2 });
  expect(await run("simulate", "financed.json", "--cases", "climate.json")).toMatchObject({ code: 1 });
  expect(await run("montecarlo", "financed.json", "--station", "a", "--station", "b")).toMatchObject({ code: 2 });
});
