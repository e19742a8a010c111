import type { ModuleCooling } from "../../station/compute-plant";

/** Heat that the module's cooling removes at an air temperature [kW]. */
export function removableHeatKw(cooling: ModuleCooling, airTemperatureC: number): number {
  const above = Math.max(0, airTemperatureC - cooling.ratedAirTemperatureC);
  return cooling.heatKw * Math.max(0, 1 - cooling.deratingPerK * above);
}

/** What compute and storage may draw, given the heat that both leave in the module. */
export type HeatLimits = { readonly computeKw: number; readonly chargeKw: number; readonly dischargeKw: number };

/**
 * Shares the removable heat. Compute turns all of its IT power to heat; storage loses (1 - charge efficiency) of what goes in and
 * (1 / discharge efficiency - 1) of what comes out. Who comes first has what it needs, the other what is left.
 * @param computeKw power asked for, cooling included; its heat is this over `powerUsageEffectiveness`
 */
export function withinHeat(
  heatKw: number,
  computeFirst: boolean,
  computeKw: number,
  powerUsageEffectiveness: number,
  storage: { chargeKw: number; dischargeKw: number; chargeEfficiency: number; dischargeEfficiency: number },
): HeatLimits {
  const chargeLoss = 1 - storage.chargeEfficiency;
  const dischargeLoss = 1 / storage.dischargeEfficiency - 1;
  const computeHeat = computeKw / powerUsageEffectiveness;
  const storageHeat = Math.max(storage.chargeKw * chargeLoss, storage.dischargeKw * dischargeLoss);
  const forCompute = computeFirst ? heatKw : Math.max(0, heatKw - storageHeat);
  const forStorage = computeFirst ? Math.max(0, heatKw - computeHeat) : heatKw;
  const most = (kw: number, loss: number) => (loss > 0 ? Math.min(kw, forStorage / loss) : kw);
  return {
    computeKw: Math.min(computeHeat, forCompute) * powerUsageEffectiveness,
    chargeKw: most(storage.chargeKw, chargeLoss),
    dischargeKw: most(storage.dischargeKw, dischargeLoss),
  };
}
