import * as z from "zod";
import type { HourlyFlow } from "../../energy/dispatch/hourly-flows";
import type { Component, CostPlan } from "../../station/cost-plan";
import { COMPONENTS } from "../../station/cost-plan";
import type { StationSpec } from "../../station/station-spec";
import type { OperatingCosts } from "../lines/cost-lines";
import type { MemoYear } from "../lines/memo-lines";
import type { OperatingYear } from "../operation/operating-year";
import { paidShareOf } from "./income-tax";

/** What the energy of a part of the station costs: its own money, and the energy that it is fed with. */
export const COST_PARTS = [
  "investment",
  "running",
  "grid-energy",
  "demand-charge",
  "payment-fees",
  "pv-energy",
  "storage-energy",
] as const;
type CostParts = LevelisedCost["parts"];

/** Cost of a unit of energy over the life [currency/kWh]: with nominal prices, and at the prices of the start. */
export const LevelisedCost = z.strictObject({
  nominal: z.number(),
  real: z.number(),
  /** Present values [currency] whose sum is what the energy costs. */
  parts: z.record(z.enum(COST_PARTS), z.number()),
  /** Energy discounted at the nominal and at the real rate [kWh]. */
  energyNominalKwh: z.number(),
  energyRealKwh: z.number(),
});
export type LevelisedCost = z.infer<typeof LevelisedCost>;

/** Null where the part gives no energy. */
export const LevelisedCosts = z.strictObject({
  /** Of PV energy at the inverter, curtailment left out (LCOE). */
  pv: LevelisedCost.nullable(),
  /** Of energy out of the storage, with what it was charged with (LCOS). */
  storage: LevelisedCost.nullable(),
  /** Of energy handed to vehicles, with the energy itself, its demand charges and payment fees. */
  charging: LevelisedCost.nullable(),
});
export type LevelisedCosts = z.infer<typeof LevelisedCosts>;

/** Inflation for figures in real terms where the station names none: the target of the large central banks. */
export const DEFAULT_INFLATION = 0.02;

/**
 * Levelised costs before tax: PV(costs) / PV(energy), month by month, each at its end. Real: the same costs over energy discounted
 * at the real rate (1 + nominal) / (1 + inflation) - 1 (Short, Packey and Holt, NREL/TP-462-5173).
 * Investment net of grants, operation and renewal by component; what is shared by all in proportion to their investment. Energy
 * from PV costs the PV's levelised cost, energy from storage the storage's, energy from the grid what was paid for it.
 */
export function levelisedCosts(
  spec: StationSpec,
  years: readonly OperatingYear[],
  memos: readonly MemoYear[],
  costs: OperatingCosts,
): LevelisedCosts {
  const inflation = spec.inflationPerYear ?? DEFAULT_INFLATION;
  const nominal = spec.discountRate;
  const real = (1 + nominal) / (1 + inflation) - 1;
  const presentValue = (of: (year: number, month: number) => number, rate: number) => {
    let value = 0;
    for (let year = years.length - 1; year >= 0; year -= 1) {
      for (let month = 11; month >= 0; month -= 1)
        value += of(year, month) * (1 + rate) ** (-(year * 12 + month + 1) / 12);
    }
    return value;
  };
  const energy =
    (...flows: HourlyFlow[]) =>
    (year: number, month: number) =>
      flows.reduce((sum, flow) => sum + (years[year]?.energyKwh[flow][month] ?? 0), 0);
  const levelised = (
    parts: Partial<CostParts>,
    volume: (year: number, month: number) => number,
  ): LevelisedCost | null => {
    const value = Object.values(parts).reduce((sum, part) => sum + part, 0);
    const [energyNominalKwh, energyRealKwh] = [presentValue(volume, nominal), presentValue(volume, real)];
    if (energyNominalKwh <= 0) return null;
    return {
      nominal: value / energyNominalKwh,
      real: value / energyRealKwh,
      parts: Object.fromEntries(COST_PARTS.map((part) => [part, parts[part] ?? 0])) as CostParts,
      energyNominalKwh,
      energyRealKwh,
    };
  };
  const ofComponent = (component: Component) => ({
    investment: componentCapex(spec.costs, component) * paidShareOf(spec.costs),
    running: presentValue((year, month) => componentRunning(spec, component, years, year, month), nominal),
  });

  const pvEnergy = (year: number, month: number) => energy("pv")(year, month) - energy("pvCurtailed")(year, month);
  const pv = levelised(ofComponent("pv"), pvEnergy);
  const pvPrice = pv?.nominal ?? 0;
  const discharged = energy(
    "storageToAuxiliary",
    "storageToCompute",
    "storageToCharging",
    "storageToHost",
    "storageToGrid",
  );
  const storage = levelised(
    {
      ...ofComponent("storage"),
      "grid-energy": presentValue((year, month) => memos[year]?.storageGridCost[month] ?? 0, nominal),
      "pv-energy": presentValue(energy("pvToStorage"), nominal) * pvPrice,
    },
    discharged,
  );
  const importShare = (year: number, month: number) => {
    const imported = energy("gridImport")(year, month);
    return imported > 0 ? energy("gridToCharging")(year, month) / imported : 0;
  };
  const ofLine = (line: "demand-charge" | "payment-fees") => (year: number, month: number) =>
    costs[line][year * 12 + month] as number;
  const charging = levelised(
    {
      ...ofComponent("charging"),
      "grid-energy": presentValue((year, month) => memos[year]?.chargingGridCost[month] ?? 0, nominal),
      "demand-charge": presentValue(
        (year, month) => ofLine("demand-charge")(year, month) * importShare(year, month),
        nominal,
      ),
      "payment-fees": presentValue(ofLine("payment-fees"), nominal),
      "pv-energy": presentValue(energy("pvToCharging"), nominal) * pvPrice,
      "storage-energy": presentValue(energy("storageToCharging"), nominal) * (storage?.nominal ?? 0),
    },
    energy("charged"),
  );
  return { pv, storage, charging };
}

/** Investment of a component with its part of what is shared [currency], before grants. */
export function componentCapex(plan: CostPlan, component: Component): number {
  const own = (each: Component | "shared") =>
    plan.capex.reduce((sum, item) => ((item.component ?? "shared") === each ? sum + Number(item.amount) : sum), 0);
  return own(component) + own("shared") * sharedPart(plan, component);
}

/** A component's part of what is shared: its part of the investment that belongs to components. */
function sharedPart(plan: CostPlan, component: Component): number {
  const own = (each: Component) =>
    plan.capex.reduce((sum, item) => (item.component === each ? sum + Number(item.amount) : sum), 0);
  const total = COMPONENTS.reduce((sum, each) => sum + own(each), 0);
  return total > 0 ? own(component) / total : 0;
}

/** Operation and renewal of a component in a month, with its part of what is shared [currency]. */
function componentRunning(
  spec: StationSpec,
  component: Component,
  years: readonly OperatingYear[],
  year: number,
  month: number,
): number {
  const { costs, storage } = spec;
  const shared = sharedPart(costs, component);
  const partOf = (each: Component | "shared" | undefined) =>
    each === component ? 1 : (each ?? "shared") === "shared" ? shared : 0;
  let sum = 0;
  for (const cost of costs.yearly) {
    sum += ((partOf(cost.component) * Number(cost.amountPerYear)) / 12) * (1 + cost.escalationPerYear) ** year;
  }
  if (month === 0 && year > 0) {
    for (const item of costs.replacements) {
      if (year % item.everyYears !== 0) continue;
      sum += partOf(item.component) * Number(item.amount) * (1 + item.escalationPerYear) ** year;
    }
  }
  const ofYear = years[year];
  if (month === 0 && component === "storage" && ofYear) {
    const price = Number(storage.replacementCostPerKwh) * (1 + storage.replacementEscalationPerYear) ** year;
    sum += (ofYear.storageRenewed ? storage.energyKwh : ofYear.storageAddedKwh) * price;
  }
  return sum;
}
