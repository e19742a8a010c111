import type { StorageLimits } from "./dispatch-inputs";

/** How closely the lowest peak is found [kW]. */
const TOLERANCE_KW = 0.25;

/**
 * The lowest monthly peak that the storage could have held, with the hours known: bisection over import levels, each tried by
 * discharging above it and recharging below it.
 * @param net own load less PV energy by hour [kWh]; below 0 it is surplus
 * @param charged 1 where import counts for the peak
 * @param from first hour, `to` the hour after the last
 */
export function lowestPeakKw(
  net: Float64Array,
  charged: Uint8Array,
  from: number,
  to: number,
  storage: StorageLimits,
  gridCharging: boolean,
): number {
  let high = 0;
  for (let hour = from; hour < to; hour += 1) if (charged[hour]) high = Math.max(high, net[hour] as number);
  let low = 0;
  while (high - low > TOLERANCE_KW) {
    const level = (low + high) / 2;
    if (holds(level, net, charged, from, to, storage, gridCharging)) high = level;
    else low = level;
  }
  return high;
}

function holds(
  level: number,
  net: Float64Array,
  charged: Uint8Array,
  from: number,
  to: number,
  storage: StorageLimits,
  gridCharging: boolean,
): boolean {
  const usable = storage.highestKwh - (storage.floorKwh[from] as number);
  const { chargeEfficiency, dischargeEfficiency, chargeKw, dischargeKw } = storage;
  let stored = usable;
  for (let hour = from; hour < to; hour += 1) {
    const load = net[hour] as number;
    const bound = charged[hour] ? level : Number.POSITIVE_INFINITY;
    if (load > bound) {
      const needed = load - bound;
      stored -= needed / dischargeEfficiency;
      if (needed > (dischargeKw[hour] as number) || stored < 0) return false;
    } else if (stored < usable) {
      const offered = gridCharging ? bound - load : Math.max(0, -load);
      stored = Math.min(usable, stored + chargeEfficiency * Math.min(chargeKw[hour] as number, offered));
    }
  }
  return true;
}
