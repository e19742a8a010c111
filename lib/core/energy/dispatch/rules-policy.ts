import { HOURS_PER_YEAR } from "../weather/weather-year";
import { DischargeBudget } from "./discharge-budget";
import type { DispatchInputs } from "./dispatch-inputs";
import type { HourlyFlows } from "./hourly-flows";
import { allocatePv, emptyPvAllocation } from "./pv-allocation";
import { settleHour } from "./settle-hour";
import { highestAhead, lowestAhead } from "./sliding-window";
import { clearWish, emptyWish } from "./storage-wish";

/** What the rules remember from one year to the next. */
export type RulesMemory = {
  /** Peak of the last month in hours with a demand charge [kW]; null before the first month is over. */
  readonly lastPeakKw: number | null;
  /** PV energy that found no load on the site yesterday [kWh]. */
  readonly surplusYesterdayKwh: number;
};

export const NEW_RULES_MEMORY: RulesMemory = { lastPeakKw: null, surplusYesterdayKwh: 0 };

/** How far ahead the policy reads the published prices: until the next evening peak, and round the clock for refilling [h]. */
const PEAK_VIEW_HOURS = 12;
const REFILL_VIEW_HOURS = 24;
/** Buying to sell or use later must win this much after losses. */
const SPREAD_MARGIN = 1.05;

/**
 * Dispatch of a year by rules that a simple controller on site follows: it knows the present hour, the prices of the next day,
 * this month's and last month's peak and yesterday's surplus. It stands beside the structuring policy for comparison.
 *
 * PV that the claims before the storage leave fills it. Storage discharges where import would pass the grid limit or the peak
 * target of a demand charge, and for all loads in hours whose price is not beaten within the next 12; it may refill from the grid
 * in the day's cheapest hours, as far as yesterday's surplus leaves room.
 *
 * @param storedKwh in the cells at the start
 * @param flows written in full, one value an hour
 */
export function dispatchByRules(
  inputs: DispatchInputs,
  storedKwh: number,
  memory: RulesMemory,
  flows: HourlyFlows,
): { storedKwh: number; memory: RulesMemory } {
  const { storage, clock } = inputs;
  const peakAhead = highestAhead(inputs.purchase.prices, PEAK_VIEW_HOURS);
  const dayHighest = highestAhead(inputs.purchase.prices, REFILL_VIEW_HOURS);
  const dayLowest = lowestAhead(inputs.purchase.prices, REFILL_VIEW_HOURS);
  const exportAhead = inputs.sale ? highestAhead(inputs.sale.prices, PEAK_VIEW_HOURS) : null;
  const roundTrip = storage.chargeEfficiency * storage.dischargeEfficiency;
  const wish = emptyWish();
  const budget = new DischargeBudget(storage);
  const share = emptyPvAllocation();

  let stored = storedKwh;
  let lastPeak = memory.lastPeakKw;
  let peak = 0;
  let currentMonth = clock.month[0] as number;
  let surplusYesterday = memory.surplusYesterdayKwh;
  let surplusToday = 0;

  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    if (clock.month[hour] !== currentMonth) {
      lastPeak = peak;
      peak = 0;
      currentMonth = clock.month[hour] as number;
    }
    if (hour % 24 === 0) {
      surplusYesterday = surplusToday;
      surplusToday = 0;
    }
    const price = inputs.purchase.prices[hour] as number;
    const charged = inputs.demandCharges.some((charge) => charge.charged[hour] === 1);
    const room = Math.max(0, storage.highestKwh - stored) / storage.chargeEfficiency;
    const chargeKw = storage.chargeKw[hour] as number;
    allocatePv(inputs, hour, Math.min(chargeKw, room), share);
    const openHost = (inputs.hostLoad[hour] as number) - share.toHost;
    const open =
      inputs.auxiliaryKw +
      (inputs.computeServable[hour] as number) +
      (inputs.chargingLoad[hour] as number) -
      (share.toAuxiliary + share.toCompute + share.toCharging);
    surplusToday += share.surplus + share.toStorage;

    // The import that the month's demand charge already pays for, or that last month's peak makes worth defending.
    const target =
      charged && lastPeak !== null ? Math.max(peak, inputs.peakTargetShare * lastPeak) : Number.POSITIVE_INFINITY;
    const ceiling = Math.min(inputs.importLimitKw, target);
    clearWish(wish);
    wish.chargeFromPv = share.toStorage;
    if (share.toStorage === 0) {
      const available = Math.min(
        storage.dischargeKw[hour] as number,
        Math.max(0, stored - (storage.floorKwh[hour] as number)) * storage.dischargeEfficiency,
      );
      const dear = price >= (peakAhead[hour] as number);
      wish.toOwnLoad = dear ? Math.min(available, open) : Math.min(available, Math.max(0, open - ceiling));
      wish.toHost = dear ? Math.min(available - wish.toOwnLoad, openHost) : 0;
      const sale = inputs.sale ? (inputs.sale.prices[hour] as number) : 0;
      const sells =
        inputs.storageExport &&
        exportAhead !== null &&
        sale >= (exportAhead[hour] as number) &&
        sale * roundTrip > (dayLowest[hour] as number) * SPREAD_MARGIN;
      if (sells) wish.toGrid = available - wish.toOwnLoad - wish.toHost;
    }
    const cheap =
      inputs.gridCharging &&
      price <= (dayLowest[hour] as number) &&
      (dayHighest[hour] as number) * roundTrip > price * SPREAD_MARGIN;
    const imported = Math.min(open, inputs.importLimitKw);
    if (cheap && wish.toOwnLoad + wish.toHost + wish.toGrid <= 0) {
      // Without a peak to go by, the first month's refill makes none of its own.
      const bound = charged && lastPeak === null ? Math.max(peak, imported) : ceiling;
      wish.chargeFromGrid = Math.max(0, Math.min(room - share.toStorage - surplusYesterday, bound - imported));
    }
    budget.curb(wish, hour);
    stored = settleHour(inputs, hour, stored, wish, flows);
    budget.count(flows, hour);
    const gridImport = flows.gridImport[hour] as number;
    if (charged && gridImport > peak) peak = gridImport;
  }
  return { storedKwh: stored, memory: { lastPeakKw: peak, surplusYesterdayKwh: surplusToday } };
}
