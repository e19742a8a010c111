import { CURRENCY_SCALE } from "../../money/currency";
import type { StationSpec } from "../../station/station-spec";
import { COST_PARTS, DEFAULT_INFLATION, type LevelisedCosts } from "../levelised-costs";
import { toMajor } from "../minor-amount";
import { COST_LINES, type CostLine, type RevenueStream } from "../monthly-cash-flow";
import type { StationSimulationSummary } from "../station-simulation";
import { presentValue } from "../timed-flow";
import { explainInvestment } from "./explain-costs";
import { type Explanation, type ExplanationKey, given, measured, withSources } from "./explanation";

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
  "specificYield",
  "performanceRatio",
  "chargedEnergy",
  "selfConsumption",
  "selfSufficiency",
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
  const first = years[0];
  const energy = (flow: keyof NonNullable<typeof first>["energyKwh"]) =>
    measured("flow", first?.energyKwh[flow] ?? null, "kWh", flow);
  switch (metric) {
    case "npv": {
      const costValue = (line: CostLine) =>
        presentValue(
          months.map(({ cost }, index) => ({ years: (index + 1) / 12, amount: toMajor(cost[line] ?? "0", scale) })),
          spec.discountRate,
        );
      const value = (key: "stream" | "cost", name: RevenueStream | CostLine, amount: number): Explanation => ({
        ...{ key, name, formula: "presentValue", value: amount, unit: "currency", inputs: [discountRate] },
      });
      return {
        key: "npv",
        formula: "npv",
        value: metrics.npv,
        unit: "currency",
        inputs: [
          investment,
          ...metrics.streams.map((stream) => value("stream", stream.stream, stream.presentValue)),
          ...COST_LINES.filter((line) => months.some(({ cost }) => cost[line] !== undefined)).map((line) =>
            value("cost", line, costValue(line)),
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
      return levelised("lcoe", metrics.levelised.pv, discountRate);
    case "lcos":
      return levelised("lcos", metrics.levelised.storage, discountRate);
    case "chargingCost":
      return levelised("chargingCost", metrics.levelised.charging, discountRate);
    case "specificYield":
      return ratio("specificYield", metrics.specificYieldKwhPerKw, "kWh/kW", energy("pv"), {
        key: "peakPower",
        formula: "sum",
        value: spec.pv.arrays.reduce((sum, array) => sum + array.peakPowerKw, 0),
        unit: "kW",
        inputs: spec.pv.arrays.map((array, index) =>
          given("peakPower", array.peakPowerKw, "kW", ["pv", "arrays", index, "peakPowerKw"], array.id),
        ),
      });
    case "performanceRatio":
      return ratio(
        "performanceRatio",
        metrics.performanceRatio,
        "share",
        energy("pv"),
        measured(
          "peakSunEnergy",
          metrics.performanceRatio > 0 ? metrics.pvEnergyKwh / metrics.performanceRatio : null,
          "kWh",
        ),
      );
    case "chargedEnergy":
      return {
        key: "chargedEnergy",
        formula: "hourly",
        value: metrics.chargedEnergyKwh,
        unit: "kWh",
        inputs: spec.charging.drivers.map((group, index) =>
          given(
            "arrivalsPerDay",
            group.arrivalsPerDay,
            "unit",
            ["charging", "drivers", index, "arrivalsPerDay"],
            group.id,
          ),
        ),
      };
    case "selfConsumption":
      return {
        key: "selfConsumption",
        formula: "ratio",
        value: metrics.selfConsumption,
        unit: "share",
        inputs: [
          ...(["pvToAuxiliary", "pvToCompute", "pvToCharging", "pvToHost", "pvToStorage"] as const).map(energy),
          energy("pv"),
        ],
      };
    case "selfSufficiency":
      return {
        key: "selfSufficiency",
        formula: "ratio",
        value: metrics.selfSufficiency,
        unit: "share",
        inputs: (
          [
            "auxiliaryLoad",
            "computeLoad",
            "chargingLoad",
            "gridToAuxiliary",
            "gridToCompute",
            "gridToCharging",
          ] as const
        ).map(energy),
      };
    case "debt":
      return {
        key: "debt",
        formula: "debt",
        value: cashFlow.finance?.debt ?? null,
        unit: "currency",
        inputs: debtInputs(spec, summary),
      };
    default:
      return metric satisfies never;
  }
}

function ratio(
  key: ExplanationKey,
  value: number,
  unit: Explanation["unit"],
  numerator: Explanation,
  denominator: Explanation,
): Explanation {
  return { key, formula: "ratio", value, unit, inputs: [numerator, denominator] };
}

function levelised(key: ExplanationKey, cost: LevelisedCosts["pv"], discountRate: Explanation): Explanation {
  return {
    key,
    formula: "levelised",
    value: cost?.nominal ?? null,
    unit: "currency/kWh",
    inputs: cost
      ? [
          ...COST_PARTS.filter((part) => cost.parts[part] !== 0).map(
            (part): Explanation => ({
              key: "costPart",
              name: part,
              formula: "presentValue",
              value: cost.parts[part],
              unit: "currency",
              inputs: [discountRate],
            }),
          ),
          { key: "energy", formula: "presentValue", value: cost.energyNominalKwh, unit: "kWh", inputs: [discountRate] },
        ]
      : [],
  };
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
