import { HOURS_PER_YEAR } from "../weather/weather-year";
import type { StorageLimits } from "./dispatch-inputs";
import type { HourlyFlows } from "./hourly-flows";
import type { StorageWish } from "./storage-wish";

/** How far use may run ahead of an even spread over the year [h]. */
const AHEAD_HOURS = 730;

/** Keeps a year's discharge within the warranty: it is released evenly, a month ahead. Calls of the grid count, but are not refused. */
export class DischargeBudget {
  private spentKwh = 0;
  private readonly limits: StorageLimits;

  constructor(limits: StorageLimits) {
    this.limits = limits;
  }

  /** Takes discharge out of a wish where the budget is used up. */
  curb(wish: StorageWish, hour: number): void {
    const { dischargeKwhPerYear, dischargeEfficiency } = this.limits;
    if (dischargeKwhPerYear === Number.POSITIVE_INFINITY) return;
    const released = dischargeKwhPerYear * Math.min(1, (hour + AHEAD_HOURS) / HOURS_PER_YEAR);
    let left = Math.max(0, released - this.spentKwh) * dischargeEfficiency;
    wish.toOwnLoad = Math.min(wish.toOwnLoad, left);
    left -= wish.toOwnLoad;
    wish.toHost = Math.min(wish.toHost, left);
    left -= wish.toHost;
    wish.toGrid = Math.min(wish.toGrid, left);
  }

  count(flows: HourlyFlows, hour: number): void {
    if (this.limits.dischargeKwhPerYear === Number.POSITIVE_INFINITY) return;
    this.spentKwh += dischargedKwh(flows, hour) / this.limits.dischargeEfficiency;
  }
}

/** What storage gave in an hour, at the AC terminals [kWh]. */
export function dischargedKwh(flows: HourlyFlows, hour: number): number {
  return (
    (flows.storageToAuxiliary[hour] as number) +
    (flows.storageToCompute[hour] as number) +
    (flows.storageToCharging[hour] as number) +
    (flows.storageToHost[hour] as number) +
    (flows.storageToGrid[hour] as number)
  );
}
