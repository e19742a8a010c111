import { figureSource } from "../../station/figure-source";
import type { StationSpec } from "../../station/station-spec";

/** How a figure follows from its inputs; the names are those of the inputs' keys. */
export const FORMULAS = {
  npv: "-investment + sum(presentValue of streams) - sum(presentValue of costs)",
  irr: "rate at which -investment + sum(cfads / (1 + rate)^t) = 0, every root told",
  irrReal: "(1 + irr) / (1 + inflation) - 1",
  payback: "first month from which -investment + sum(cfads x discount) stays at or above 0",
  levelised: "sum(presentValue of cost parts) / presentValue of energy",
  investment: "sum(items) - grant",
  componentInvestment: "items of the component and its part of the shared ones, less their part of the grant",
  componentRunning:
    "sum over months of (items and renewals of the component, and its part of the shared ones) / (1 + discountRate)^(month / 12)",
  presentValue: "sum over months of amount / (1 + discountRate)^(month / 12)",
  cfads: "revenue - operatingCost - tax",
  earned: "sum(streams of the year, whenever they are paid) - sum(costs and tax of the year)",
  sum: "sum of the inputs",
  ratio: "numerator / denominator",
  product: "product of the inputs",
  difference: "first input - the others",
  delivery: "volume x price, paid settlementLag months after delivery",
  escalated: "price x (1 + escalation)^(year - 1)",
  monthlyPart: "amountPerYear / 12 x (1 + escalation)^(year - 1)",
  scheduled: "amount x (1 + escalation)^(year - 1), in the first month of its year",
  paymentFees: "paidByDrivers x feeShare + sessions x feePerSession",
  gridEnergy: "sum over hours of import x hourly price, and the fixed part",
  demandCharge: "sum over charges of the month's peak import x price",
  tax: "(result - losses used) x rate / 12; result = revenue - cost - depreciation of the year",
  debt: "sum of yearly service / (1 + interestRate)^year, service = least over cases of cash by stream / DSCR",
  hourly: "sum over 8 760 hours of the energy balance",
  pvEnergy: "sum over 8 760 hours of min(DC power x efficiency, inverterPower) x availability",
  arrivals: "counted over a year of arrivals, drawn and served one by one",
  renewals: "years in which the remaining capacity has come down to replaceBelow and new cells are bought",
  given: "given in the station's description",
} as const;
export type FormulaKey = keyof typeof FORMULAS;

/** What can be explained, or explains; the portal has a text for each. */
export const EXPLANATION_KEYS = [
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
  "pvEnergy",
  "turnedAway",
  "gridImport",
  "gridExport",
  "storageRenewals",
  "usedOnSite",
  "ownLoad",
  "ownSupply",
  "unserved",
  "fromGrid",
  "inverterPower",
  "efficiency",
  "availability",
  "chargers",
  "replaceBelow",
  "storageHealth",
  "amountOfYear",
  "energyOfYear",
  "specificYield",
  "performanceRatio",
  "chargedEnergy",
  "selfConsumption",
  "selfSufficiency",
  "debt",
  "item",
  "grant",
  "stream",
  "cost",
  "costPart",
  "energy",
  "cfads",
  "revenue",
  "operatingCost",
  "tax",
  "discountRate",
  "inflation",
  "flow",
  "peakPower",
  "peakSunEnergy",
  "arrivalsPerDay",
  "interestRate",
  "tenor",
  "debtShare",
  "contractedDscr",
  "merchantDscr",
  "service",
  "escalation",
  "year",
  "amountPerYear",
  "amountPerMonth",
  "amount",
  "energyBill",
  "fixedPart",
  "gridImportKwh",
  "pricePerKwMonth",
  "peakImportKw",
  "feeShare",
  "feePerSession",
  "sessions",
  "storageRenewal",
  "depreciation",
  "rate",
  "lossUseLimit",
  "delivery",
  "volume",
  "price",
  "firstYearPrice",
  "settlementLag",
] as const;
export type ExplanationKey = (typeof EXPLANATION_KEYS)[number];

/** What a figure is counted in; `currency` and what is built on it stand for the station's currency. */
export type ExplainedUnit =
  | "currency"
  | "currency/kWh"
  | "currency/unit"
  | "share"
  | "month"
  | "year"
  | "kWh"
  | "kW"
  | "kWh/kW"
  | "unit"
  | "factor";

/** A figure with the formula that gives it and the figures that it is made of, down to what the station's description says. */
export type Explanation = {
  /** Names the figure; with `name` where there are several of the kind (a contract, a cost item, a stream). */
  readonly key: ExplanationKey;
  readonly name?: string;
  readonly formula: FormulaKey;
  readonly value: number | null;
  readonly unit: ExplainedUnit;
  readonly inputs: readonly Explanation[];
  /** Where the station's description says it. */
  readonly path?: readonly (string | number)[];
  /** Where the figure was taken from, if the description says so. */
  readonly source?: string;
};

/** No explanation goes deeper than this below its own figure. */
export const EXPLANATION_DEPTH = 5;

/** A figure that the station's description gives. */
export function given(
  key: ExplanationKey,
  value: number,
  unit: ExplainedUnit,
  path: readonly (string | number)[],
  name?: string,
): Explanation {
  return { key, formula: "given", value, unit, inputs: [], path, ...(name !== undefined && { name }) };
}

/** A figure without inputs of its own: the hours of the simulation stand behind it. */
export function measured(key: ExplanationKey, value: number | null, unit: ExplainedUnit, name?: string): Explanation {
  return { key, formula: "hourly", value, unit, inputs: [], ...(name !== undefined && { name }) };
}

/** The same tree with the source of every given figure, as far as the description tells it. */
export function withSources(spec: Pick<StationSpec, "sources">, explanation: Explanation): Explanation {
  const source = explanation.path ? figureSource(spec, explanation.path) : null;
  return {
    ...explanation,
    ...(source !== null && { source }),
    inputs: explanation.inputs.map((input) => withSources(spec, input)),
  };
}
