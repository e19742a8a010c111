import { HOURS_PER_YEAR } from "../weather/weather-year";
import { dischargedKwh } from "./discharge-budget";
import type { DispatchInputs } from "./dispatch-inputs";
import type { HourlyFlows } from "./hourly-flows";

/** What a year of dispatch cost, in currency: the objective that every policy and the optimum are measured by. */
export type DispatchCost = {
  readonly gridEnergy: number;
  readonly demand: number;
  /** Energy sold to grid and host. */
  readonly sales: number;
  /** Own load cut off beyond the grid limit, and calls of the grid not answered, at their value. */
  readonly shed: number;
  /** Cell life used. */
  readonly wear: number;
  /** gridEnergy + demand + shed + wear - sales. */
  readonly net: number;
};

/** Cost of flows at the prices of the inputs; demand charges on each month's highest hourly import. */
export function dispatchCost(inputs: DispatchInputs, flows: HourlyFlows): DispatchCost {
  const { monthStarts } = inputs.clock;
  let gridEnergy = 0;
  let sales = 0;
  let shed = 0;
  let discharged = 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    gridEnergy += (inputs.purchase.prices[hour] as number) * (flows.gridImport[hour] as number);
    if (inputs.sale) sales += (inputs.sale.prices[hour] as number) * (flows.gridExport[hour] as number);
    sales += inputs.hostPrice * ((flows.pvToHost[hour] as number) + (flows.storageToHost[hour] as number));
    discharged += dischargedKwh(flows, hour);
    const heatBarred = (inputs.computeLoad[hour] as number) - (inputs.computeServable[hour] as number);
    shed +=
      inputs.shedValue *
      ((flows.auxiliaryUnserved[hour] as number) +
        (flows.computeUnserved[hour] as number) -
        heatBarred +
        (flows.chargingUnserved[hour] as number) +
        (inputs.storage.calledKw[hour] as number) -
        (flows.serviceDelivered[hour] as number));
  }
  let demand = 0;
  for (const charge of inputs.demandCharges) {
    for (let month = 0; month < 12; month += 1) {
      demand += charge.pricePerKwMonth * monthPeak(charge.charged, flows.gridImport, monthStarts, month);
    }
  }
  const wear = inputs.wearCost * discharged;
  return { gridEnergy, demand, sales, shed, wear, net: gridEnergy + demand + shed + wear - sales };
}

/** Highest import of a month in the hours that are charged [kW]. */
export function monthPeak(
  charged: Uint8Array,
  gridImport: Float64Array,
  monthStarts: readonly number[],
  month: number,
): number {
  let peak = 0;
  const to = monthStarts[month + 1] as number;
  for (let hour = monthStarts[month] as number; hour < to; hour += 1) {
    if (charged[hour] && (gridImport[hour] as number) > peak) peak = gridImport[hour] as number;
  }
  return peak;
}
