import { CURRENCY_SCALE } from "../../money/currency";
import type { StationSpec } from "../../station/station-spec";
import { toMajor } from "../lines/minor-amount";
import { COST_LINES, type CostLine, type RevenueStream } from "../lines/monthly-cash-flow";
import type { StationSimulationSummary } from "../operation/station-simulation";
import { DEFAULT_INFLATION } from "../returns/levelised-costs";
import { presentValue } from "../returns/timed-flow";
import { explainInvestment } from "./explain-costs";
import { explainEarnedYear } from "./explain-earned-year";
import { ENERGY_METRICS, explainEnergy } from "./explain-energy";
import { explainLevelised } from "./explain-levelised";
import { type Explanation, given, measured, withSources } from "./explanation";

/** Key figures that can be explained. */
export const EXPLAINED_METRICS = [
  "npv",
  "irr",
  "irrReal",
  "payback",
  "paybackDiscounted",
  "investment",
  "lcoe",
  "lcos",
  "chargingCost",
  "cfadsEarned",
  ...ENERGY_METRICS,
  "debt",
] as const;
export type ExplainedMetric = (typeof EXPLAINED_METRICS)[number];

/** How a key figure came about, down to what the station's description gives. */
export function explainMetric(
  spec: StationSpec,
  summary: StationSimulationSummary,
  metric: ExplainedMetric,
): Explanation {
  return withSources(spec, explainFigure(spec, summary, metric));
}

function explainFigure(spec: StationSpec, summary: StationSimulationSummary, metric: ExplainedMetric): Explanation {
  const { cashFlow, years } = summary;
  const { metrics, months, currency } = cashFlow;
  const scale = CURRENCY_SCALE[currency];
  const investment = explainInvestment(spec, cashFlow.capexMinor, scale);
  const discountRate = given("discountRate", spec.discountRate, "share", ["discountRate"]);
  const cfads: Explanation = {
    key: "cfads",
    formula: "sum",
    value: years.reduce((sum, year) => sum + year.cfads, 0),
    unit: "currency",
    inputs: years.map((year) => ({
      key: "cfads",
      name: String(year.operatingYear),
      formula: "cfads",
      value: year.cfads,
      unit: "currency",
      inputs: [
        measured("revenue", year.revenue, "currency"),
        measured("operatingCost", year.operatingCost, "currency"),
        measured("tax", year.tax, "currency"),
      ],
    })),
  };
  const irr: Explanation = {
    key: "irr",
    formula: "irr",
    value: metrics.irr.principal,
    unit: "share",
    inputs: [investment, cfads],
  };
  switch (metric) {
    case "npv": {
      const costAmounts = (line: CostLine) => months.map(({ cost }) => toMajor(cost[line] ?? "0", scale));
      const costValue = (line: CostLine) =>
        presentValue(
          costAmounts(line).map((amount, index) => ({ years: (index + 1) / 12, amount })),
          spec.discountRate,
        );
      const value = (
        key: "stream" | "cost",
        name: RevenueStream | CostLine,
        amount: number,
        amounts: readonly number[],
      ): Explanation => ({
        ...{ key, name, formula: "presentValue", value: amount, unit: "currency" },
        inputs: [discountRate, ...amountsByYear(amounts)],
      });
      return {
        key: "npv",
        formula: "npv",
        value: metrics.npv,
        unit: "currency",
        inputs: [
          investment,
          ...metrics.streams.map(({ stream, presentValue: amount }) =>
            value(
              ...(["stream", stream, amount] as const),
              months.map(({ revenue }) => toMajor(revenue[stream] ?? "0", scale)),
            ),
          ),
          ...COST_LINES.filter((line) => months.some(({ cost }) => cost[line] !== undefined)).map((line) =>
            value("cost", line, costValue(line), costAmounts(line)),
          ),
        ],
      };
    }
    case "irr":
      return irr;
    case "irrReal":
      return {
        key: "irrReal",
        formula: "irrReal",
        value: metrics.irrReal,
        unit: "share",
        inputs: [irr, given("inflation", spec.inflationPerYear ?? DEFAULT_INFLATION, "share", ["inflationPerYear"])],
      };
    case "payback":
      return {
        ...{ key: "payback", formula: "payback", value: metrics.paybackMonthsSimple, unit: "month" },
        inputs: [investment, cfads],
      };
    case "paybackDiscounted":
      return {
        ...{ key: "paybackDiscounted", formula: "payback", value: metrics.paybackMonthsDiscounted, unit: "month" },
        inputs: [investment, cfads, discountRate],
      };
    case "investment":
      return investment;
    case "lcoe":
    case "lcos":
    case "chargingCost":
      return explainLevelised(spec, summary, metric);
    case "cfadsEarned":
      return explainEarnedYear(spec, summary);
    case "debt":
      return {
        key: "debt",
        formula: "debt",
        value: cashFlow.finance?.debt ?? null,
        unit: "currency",
        inputs: debtInputs(spec, summary),
      };
    default:
      return explainEnergy(spec, summary, metric);
  }
}

/** Monthly amounts by year of operation. */
function amountsByYear(months: readonly number[]): Explanation[] {
  return Array.from({ length: Math.ceil(months.length / 12) }, (_, year): Explanation => {
    const value = months.slice(year * 12, (year + 1) * 12).reduce((sum, amount) => sum + amount, 0);
    return { key: "amountOfYear", name: String(year + 1), formula: "sum", value, unit: "currency", inputs: [] };
  });
}

function debtInputs(spec: StationSpec, { cashFlow }: StationSimulationSummary): Explanation[] {
  const debt = spec.finance?.debt;
  if (!debt || debt.kind === "none") return [];
  const terms = [
    given("interestRate", debt.interestRate, "share", ["finance", "debt", "interestRate"]),
    given("tenor", debt.tenorYears, "year", ["finance", "debt", "tenorYears"]),
  ];
  if (debt.kind === "share") return [...terms, given("debtShare", debt.share, "share", ["finance", "debt", "share"])];
  return [
    ...terms,
    ...debt.cases.flatMap(({ name, contractedDscr, merchantDscr }, index) => [
      given("contractedDscr", contractedDscr, "factor", ["finance", "debt", "cases", index, "contractedDscr"], name),
      given("merchantDscr", merchantDscr, "factor", ["finance", "debt", "cases", index, "merchantDscr"], name),
    ]),
    ...(cashFlow.finance?.years ?? []).map((year): Explanation => {
      const value = year.interest + year.principal;
      return { key: "service", name: String(year.operatingYear), formula: "sum", value, unit: "currency", inputs: [] };
    }),
  ];
}
