import { HOURS_PER_DAY, hourSlots } from "../forecast/hour-slots";
import { HOURS_PER_YEAR } from "../weather/weather-year";
import { DischargeBudget } from "./discharge-budget";
import type { DispatchInputs } from "./dispatch-inputs";
import type { HourlyFlows } from "./hourly-flows";
import { lowestPeakKw } from "./lowest-peak";
import { announcedAt } from "./price-view";
import { copyRollingMemory, type RollingMemory } from "./rolling-memory";
import { type ForecastListener, RollingPlan } from "./rolling-plan";
import { settleHour } from "./settle-hour";
import { chooseStorageUse } from "./storage-choice";
import { emptyWish } from "./storage-wish";

/** A rise of the month's peak by less does not call for a new plan [kW]. */
const PEAK_RISE_KW = 1;
/** Import above the month's peak by less is rounding, not a rise [kW]. */
const SAME_POWER_KW = 1e-6;

/**
 * The structuring policy: dispatch of a year by someone who knows what can be known at the time and nothing else: prices once they
 * are published, forecasts, the months' peaks so far, and the hour's own load and PV energy, which are measured. It plans at midnight,
 * when prices are announced, and when the month's peak has risen.
 *
 * @param storedKwh in the cells at the start
 * @param memory what it has learned so far; left as it is
 * @param flows written in full, one value an hour
 * @param onForecast told each forecast that a plan used
 */
export function dispatchByRolling(
  inputs: DispatchInputs,
  storedKwh: number,
  memory: RollingMemory,
  flows: HourlyFlows,
  onForecast?: ForecastListener,
): { storedKwh: number; memory: RollingMemory } {
  const { clock, storage, demandCharges } = inputs;
  const learned = copyRollingMemory(memory);
  const { forecasters, peaks } = learned;
  const slots = hourSlots(clock);
  const plan = new RollingPlan(inputs, learned, slots, onForecast);
  const plansAt = new Uint8Array(HOURS_PER_DAY);
  for (const price of [inputs.purchase, inputs.sale]) plansAt[(price && announcedAt(price)) ?? 0] = 1;
  plansAt[0] = 1;
  const net = new Float64Array(HOURS_PER_YEAR);
  const wish = emptyWish();
  const budget = new DischargeBudget(storage);
  const works = plan.after.cellKwh > 0;
  let stored = storedKwh;
  let month = 0;
  let peakRose = false;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const own = inputs.auxiliaryKw + (inputs.computeServable[hour] as number) + (inputs.chargingLoad[hour] as number);
    if (works) {
      if (peakRose || plansAt[hour % HOURS_PER_DAY] === 1) plan.make(hour, month);
      plan.readHour(hour, own);
      chooseStorageUse(plan.offers, plan.after, stored, storage.floorKwh[hour] as number, storage, wish);
      budget.curb(wish, hour);
    }
    stored = settleHour(inputs, hour, stored, wish, flows);
    budget.count(flows, hour);

    const slot = slots[hour] as number;
    const pv = inputs.pv[hour] as number;
    net[hour] = own - pv;
    peaks.observe(own - pv);
    forecasters.load.observe(own, slot);
    forecasters.pv.observe(pv, slot);
    forecasters.host.observe(inputs.hostLoad[hour] as number, slot);
    const imported = flows.gridImport[hour] as number;
    peakRose = false;
    for (let charge = 0; charge < demandCharges.length; charge += 1) {
      const before = peaks.peakKw[charge] as number;
      if (imported <= before + SAME_POWER_KW || demandCharges[charge]?.charged[hour] !== 1) continue;
      if (imported > before + PEAK_RISE_KW) peakRose = true;
      peaks.peakKw[charge] = imported;
    }
    if (hour + 1 === clock.monthStarts[month + 1]) {
      const from = clock.monthStarts[month] as number;
      for (let charge = 0; charge < demandCharges.length; charge += 1) {
        const { charged } = demandCharges[charge] as (typeof demandCharges)[number];
        peaks.closeMonth(charge, lowestPeakKw(net, charged, from, hour + 1, storage, inputs.gridCharging));
      }
      month += 1;
      peakRose = false;
    }
  }
  return { storedKwh: stored, memory: { ...learned, hours: learned.hours + HOURS_PER_YEAR } };
}
