import { HOURS_PER_DAY } from "../forecast/hour-slots";
import type { DemandPrice, StorageLimits } from "./dispatch-inputs";
import type { PeakLadder } from "./hour-offers";

/** Days whose need of energy the reserve is laid out for. */
const DAYS = 42;
/** Months whose lowest possible peaks are averaged. */
const MONTHS = 3;
/** Share of that mean that the policy sets out to hold; a peak reached is held from then on (fitted, ADR 0024). */
const REACH = 0.95;

/**
 * What the policy holds about peaks, one for each demand charge: a level not to pass, and how much energy to keep so that days like
 * the last ones stay below it. Levels come from the past only: the lowest peaks that the storage could have held in the last months,
 * raised to whatever this month has already reached.
 */
export class PeakOutlook {
  /** Peak of the month so far [kW]. */
  readonly peakKw: Float64Array;
  /** Lowest possible peaks of the last months [kW], newest first, charge by charge; NaN where there is none yet. */
  private readonly lowestKw: Float64Array;
  /** Own load less PV energy of the last days [kWh], a ring. */
  private readonly net: Float64Array;
  private hours: number;

  constructor(charges: number, from?: PeakOutlook) {
    this.peakKw = from ? from.peakKw.slice() : new Float64Array(charges);
    this.lowestKw = from ? from.lowestKw.slice() : new Float64Array(charges * MONTHS).fill(Number.NaN);
    this.net = from ? from.net.slice() : new Float64Array(DAYS * HOURS_PER_DAY);
    this.hours = from?.hours ?? 0;
  }

  copy(): PeakOutlook {
    return new PeakOutlook(this.peakKw.length, this);
  }

  /** @param netKwh own load less PV energy of the hour that is over */
  observe(netKwh: number): void {
    this.net[this.hours % this.net.length] = netKwh;
    this.hours += 1;
  }

  /** A month is over: its peak counts no more, its lowest possible one is learned. */
  closeMonth(charge: number, lowestKw: number): void {
    const start = charge * MONTHS;
    this.lowestKw.copyWithin(start + 1, start, start + MONTHS - 1);
    this.lowestKw[start] = lowestKw;
    this.peakKw[charge] = 0;
  }

  /**
   * Levels that the demand charges set in an hour, and what a kWh of import above each costs.
   * @param mask bit i set where charge i counts
   * @param nextMonth the hour lies there: nothing has been reached yet
   */
  ladder(charges: readonly DemandPrice[], mask: number, nextMonth: boolean, into: PeakLadder): void {
    into.count = 0;
    for (let charge = 0; charge < charges.length; charge += 1) {
      if ((mask & (1 << charge)) === 0) continue;
      const level = this.levelKw(charge, nextMonth);
      let at = into.count;
      while (at > 0 && (into.levels[at - 1] as number) > level) {
        into.levels[at] = into.levels[at - 1] as number;
        into.costs[at] = into.costs[at - 1] as number;
        at -= 1;
      }
      into.levels[at] = level;
      into.costs[at] = (charges[charge] as DemandPrice).pricePerKwMonth;
      into.count += 1;
    }
    for (let step = 1; step < into.count; step += 1) {
      into.costs[step] = (into.costs[step] as number) + (into.costs[step - 1] as number);
    }
  }

  /**
   * Energy to hold in the cells so that load like that of the last days stays below a level [kWh]: the largest need of any hour, a
   * need being what the hours from it on draw above the level before they have refilled it below.
   * @param levelOfDay level by hour of the day, infinite where nothing is charged
   */
  reserveKwh(levelOfDay: Float64Array, storage: StorageLimits, chargeKw: number, gridCharging: boolean): number {
    const { net } = this;
    const { chargeEfficiency, dischargeEfficiency } = storage;
    let left = Math.min(this.hours, net.length);
    let most = 0;
    let need = 0;
    // The ring holds whole days: an hour's place in it tells its hour of the day.
    let at = this.hours % net.length;
    while (left > 0) {
      if (at === 0) at = net.length;
      const day = at - 1 - ((at - 1) % HOURS_PER_DAY);
      const from = Math.max(day, at - left);
      left -= at - from;
      for (at -= 1; at >= from; at -= 1) {
        const load = net[at] as number;
        const level = levelOfDay[at - day] as number;
        if (load > level) {
          need += (load - level) / dischargeEfficiency;
          if (need > most) most = need;
        } else if (need > 0) {
          const offered = gridCharging ? level - load : -load;
          if (offered > 0) need = Math.max(0, need - chargeEfficiency * Math.min(offered, chargeKw));
        }
      }
      at = from;
    }
    return most;
  }

  private levelKw(charge: number, nextMonth: boolean): number {
    let sum = 0;
    let count = 0;
    for (let month = 0; month < MONTHS; month += 1) {
      const lowest = this.lowestKw[charge * MONTHS + month] as number;
      if (Number.isNaN(lowest)) continue;
      sum += lowest;
      count += 1;
    }
    const aim = count === 0 ? 0 : (REACH * sum) / count;
    return nextMonth ? aim : Math.max(aim, this.peakKw[charge] as number);
  }
}
