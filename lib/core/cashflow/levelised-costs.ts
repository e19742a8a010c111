import * as z from "zod";
import type { HourlyFlow } from "../energy/dispatch/hourly-flows";
import type { Component, CostPlan } from "../station/cost-plan";
import { COMPONENTS } from "../station/cost-plan";
import type { StationSpec } from "../station/station-spec";
import type { OperatingCosts } from "./cost-lines";
import { paidShareOf } from "./income-tax";
import type { MemoYear } from "./memo-lines";
import type { OperatingYear } from "./operating-year";

/** Cost of a unit of energy over the life [currency/kWh]: with nominal prices, and at the prices of the start. */
export const LevelisedCost = z.strictObject({ nominal: z.number(), real: z.number() });
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
  const levelised = (value: number, volume: (year: number, month: number) => number): LevelisedCost | null => {
    const [atNominal, atReal] = [presentValue(volume, nominal), presentValue(volume, real)];
    return atNominal > 0 ? { nominal: value / atNominal, real: value / atReal } : null;
  };
  const ofComponent = (component: Component) =>
    componentCapex(spec.costs, component) * paidShareOf(spec.costs) +
    presentValue((year, month) => componentRunning(spec, component, years, year, month), nominal);

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
    ofComponent("storage") +
      presentValue((year, month) => memos[year]?.storageGridCost[month] ?? 0, nominal) +
      presentValue(energy("pvToStorage"), nominal) * pvPrice,
    discharged,
  );
  const importShare = (year: number, month: number) => {
    const imported = energy("gridImport")(year, month);
    return imported > 0 ? energy("gridToCharging")(year, month) / imported : 0;
  };
  const charging = levelised(
    ofComponent("charging") +
      presentValue((year, month) => memos[year]?.chargingGridCost[month] ?? 0, nominal) +
      presentValue(
        (year, month) => (costs["demand-charge"][year * 12 + month] as number) * importShare(year, month),
        nominal,
      ) +
      presentValue((year, month) => costs["payment-fees"][year * 12 + month] as number, nominal) +
      presentValue(energy("pvToCharging"), nominal) * pvPrice +
      presentValue(energy("storageToCharging"), nominal) * (storage?.nominal ?? 0),
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
  if (month === 0 && component === "storage" && years[year]?.storageRenewed) {
    const price = Number(storage.replacementCostPerKwh) * (1 + storage.replacementEscalationPerYear) ** year;
    sum += storage.energyKwh * price;
  }
  return sum;
}
