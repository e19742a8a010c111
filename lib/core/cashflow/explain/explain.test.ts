import fc from "fast-check";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import type { StationSpec } from "../../station/station-spec";
import { COST_LINES, REVENUE_STREAMS } from "../lines/monthly-cash-flow";
import { evenYear } from "../operation/operating-year.fixture";
import { STATION_MODEL_VERSION, type StationSimulationSummary } from "../operation/station-simulation";
import { cashFlowOfLife } from "../returns/station-cash-flow";
import { EXPLAINED_METRICS, explainMetric } from "./explain-metric";
import { explainMonth } from "./explain-month";
import { EXPLANATION_DEPTH, type Explanation } from "./explanation";

const SPEC: StationSpec = { ...STANDARD_NODE, lifeYears: 12 };
const years = Array.from({ length: SPEC.lifeYears }, (_, index) =>
  evenYear(
    index + 1,
    {
      pv: 30_000,
      pvToHost: 9000,
      pvToGrid: 3000,
      charged: 25_000,
      storageToGrid: 250,
      gridImport: 12_000,
      computeLoad: 1000,
    },
    {
      sessions: 700,
      pvExportSales: 120,
      storageExportSales: 10,
      gridEnergyCost: 1100,
      services: { "demand-response": { availability: 0.9, calledKwh: 100, deliveredKwh: 90 } },
    },
  ),
);
const money = cashFlowOfLife(SPEC, years, []);
const summary: StationSimulationSummary = {
  modelVersion: STATION_MODEL_VERSION,
  seed: 1,
  cashFlow: {
    currency: "USD",
    months: money.months,
    capexMinor: money.capexMinor,
    deliveries: money.deliveries,
    vat: money.vat,
    finance: money.finance,
    metrics: {
      ...money.returns,
      ...{ specificYieldKwhPerKw: 1200, performanceRatio: 0.8, pvEnergyKwh: 360_000, chargedEnergyKwh: 300_000 },
      ...{ gridImportKwh: 144_000, gridExportKwh: 36_000, curtailedKwh: 0, selfConsumption: 0.9, selfSufficiency: 0.5 },
      ...{ sessions: 8400, turnedAway: 0, storageReplacements: 0 },
    },
  },
  years: years.map((year, index) => ({
    operatingYear: year.operatingYear,
    energyKwh: Object.fromEntries(
      Object.entries(year.energyKwh).map(([flow, months]) => [flow, months.reduce((sum, value) => sum + value, 0)]),
    ) as StationSimulationSummary["years"][number]["energyKwh"],
    ...{ sessions: 8400, turnedAway: 0, peakImportKw: 100, storageHealth: 1, equivalentFullCycles: 0 },
    ...(money.years[index] as (typeof money.years)[number]),
  })),
};
const sum = (inputs: readonly Explanation[]) => inputs.reduce((total, { value }) => total + (value ?? 0), 0);

function everyNode(node: Explanation, depth: number, visit: (node: Explanation, depth: number) => void): void {
  visit(node, depth);
  for (const input of node.inputs) everyNode(input, depth + 1, visit);
}

/** The trees are bounded, and every figure that is said to be given stands so in the description. */
function checkTree(root: Explanation): void {
  everyNode(root, 0, (node, depth) => {
    expect(depth).toBeLessThanOrEqual(EXPLANATION_DEPTH);
    if (!node.path) return;
    const said = node.path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)?.[step], SPEC);
    if (said !== undefined) expect(Number(said)).toBe(node.value);
    else expect(node.path).toEqual(["inflationPerYear"]);
  });
}

test.each(EXPLAINED_METRICS)("%s is explained by a bounded tree that ends in the description", (metric) => {
  checkTree(explainMetric(SPEC, summary, metric));
});

test("the net present value is what its inputs add up to", () => {
  const { value, inputs } = explainMetric(SPEC, summary, "npv");
  const of = (key: string) => sum(inputs.filter((input) => input.key === key));
  expect(-of("investment") + of("stream") - of("cost")).toBeCloseTo(value ?? 0, 4);
});

test("the levelised cost is its parts over its energy", () => {
  const { value, inputs } = explainMetric(SPEC, summary, "lcoe");
  const energy = inputs.find(({ key }) => key === "energy")?.value ?? 0;
  expect(sum(inputs.filter(({ key }) => key === "costPart")) / energy).toBeCloseTo(value ?? 0, 12);
});

test("every month's CFADS and every stream follow from their inputs to the cent", () => {
  const month = fc.constantFrom(...summary.cashFlow.months.map((row) => row.month));
  fc.assert(
    fc.property(month, (each) => {
      const cfads = explainMonth(SPEC, summary, each, "cfads");
      if (!cfads) throw new Error("no explanation");
      checkTree(cfads);
      const of = (key: string) => sum(cfads.inputs.filter((input) => input.key === key));
      expect(of("stream") - of("cost")).toBeCloseTo(cfads.value ?? 0, 6);
      for (const stream of REVENUE_STREAMS) {
        const explained = explainMonth(SPEC, summary, each, stream);
        expect(Math.abs(sum(explained?.inputs ?? []) - (explained?.value ?? 0))).toBeLessThan(0.0051);
        for (const { inputs, value } of explained?.inputs ?? []) {
          const [volume, price] = inputs;
          expect((volume?.value ?? 0) * (price?.value ?? 0)).toBeCloseTo(value ?? 0, 6);
        }
      }
      for (const line of ["operation-maintenance", "insurance", "land"] as const) {
        const explained = explainMonth(SPEC, summary, each, line);
        expect(Math.abs(sum(explained?.inputs ?? []) - (explained?.value ?? 0))).toBeLessThan(0.0051);
      }
      for (const line of COST_LINES) checkTree(explainMonth(SPEC, summary, each, line) as Explanation);
    }),
    { numRuns: 30 },
  );
});

test("a month outside the life has no explanation", () => {
  expect(explainMonth(SPEC, summary, "1999-01", "cfads")).toBeNull();
});

test("the earned year is its streams less its costs, and the costs are the year's", () => {
  const { value, inputs } = explainMetric(SPEC, summary, "cfadsEarned");
  const of = (key: string) => sum(inputs.filter((input) => input.key === key));
  expect(of("stream") - of("cost")).toBeCloseTo(value ?? 0, 6);
  const first = summary.years[0];
  expect(of("cost")).toBeCloseTo((first?.operatingCost ?? 0) + (first?.tax ?? 0), 6);
  expect(of("stream")).toBeGreaterThan(first?.revenue ?? 0);
});

test("a present value names the yearly amounts that it is of", () => {
  const { inputs } = explainMetric(SPEC, summary, "npv");
  const ppa = inputs.find(({ key }) => key === "stream");
  const yearly = ppa?.inputs.filter(({ key }) => key === "amountOfYear") ?? [];
  expect(yearly).toHaveLength(SPEC.lifeYears);
  const stream = ppa?.name as (typeof REVENUE_STREAMS)[number];
  const cash = summary.cashFlow.months.reduce((total, { revenue }) => total + Number(revenue[stream] ?? 0), 0);
  expect(sum(yearly)).toBeCloseTo(cash / 100, 6);
});
