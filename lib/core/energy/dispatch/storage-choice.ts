import type { StorageLimits } from "./dispatch-inputs";
import { type HourOffers, OFFER } from "./hour-offers";
import { clearWish, type StorageWish } from "./storage-wish";

/** Below this an amount of energy is nothing [kWh]. */
const NOTHING = 1e-9;

/**
 * Worth that differs by less is the same worth [money/kWh, and money]: engines disagree in the last bit of exp or tanh, and a tie
 * must not fall one way on a server and the other way in a browser.
 */
const SAME_WORTH = 1e-9;

/** Water values after an hour: worth of a kWh in the cells by level of charge, falling, in equal cells from `baseKwh` up. */
export type ValuesAfter = {
  readonly values: Float64Array;
  readonly at: number;
  readonly cells: number;
  readonly cellKwh: number;
  readonly baseKwh: number;
};

/**
 * Takes up offers of an hour as long as they beat the energy kept: charging at the least cost or discharging at the best value,
 * whichever gains more in all.
 * @param stored in the cells before the hour [kWh]
 * @param floorKwh discharging ends here
 */
export function chooseStorageUse(
  offers: HourOffers,
  after: ValuesAfter,
  stored: number,
  floorKwh: number,
  storage: StorageLimits,
  wish: StorageWish,
): void {
  clearWish(wish);
  const chargeGain = charge(offers, after, stored, storage, null);
  const dischargeGain = discharge(offers, after, stored, floorKwh, storage, null);
  if (chargeGain > dischargeGain + SAME_WORTH) charge(offers, after, stored, storage, wish);
  else if (dischargeGain > SAME_WORTH) discharge(offers, after, stored, floorKwh, storage, wish);
}

/** @returns money gained; the energies are added to the wish where there is one */
function charge(
  offers: HourOffers,
  { values, at, cells, cellKwh, baseKwh }: ValuesAfter,
  stored: number,
  storage: StorageLimits,
  wish: StorageWish | null,
): number {
  let level = Math.max(0, stored - baseKwh);
  let gain = 0;
  for (let offer = offers.count - 1; offer >= 0; offer -= 1) {
    const kind = offers.kind[offer] as number;
    if (kind > OFFER.fromGrid) continue;
    let left = offers.cellKwh[offer] as number;
    const cost = offers.slope[offer] as number;
    while (left > NOTHING) {
      const cell = Math.floor(level / cellKwh + NOTHING);
      const value = cell < cells ? (values[at + cell] as number) : Number.NEGATIVE_INFINITY;
      if (value <= cost + SAME_WORTH) return gain;
      const taken = Math.min(left, (cell + 1) * cellKwh - level);
      gain += taken * (value - cost);
      level += taken;
      left -= taken;
      if (wish && kind === OFFER.fromPv) wish.chargeFromPv += taken / storage.chargeEfficiency;
      else if (wish) wish.chargeFromGrid += taken / storage.chargeEfficiency;
    }
  }
  return gain;
}

function discharge(
  offers: HourOffers,
  { values, at, cells, cellKwh, baseKwh }: ValuesAfter,
  stored: number,
  floorKwh: number,
  storage: StorageLimits,
  wish: StorageWish | null,
): number {
  const floor = Math.max(0, floorKwh - baseKwh);
  let level = stored - baseKwh;
  let gain = 0;
  for (let offer = 0; offer < offers.count; offer += 1) {
    const kind = offers.kind[offer] as number;
    if (kind <= OFFER.fromGrid) continue;
    let left = offers.cellKwh[offer] as number;
    const value = offers.slope[offer] as number;
    while (left > NOTHING) {
      if (level <= floor + NOTHING) return gain;
      const cell = Math.min(cells, Math.ceil(level / cellKwh - NOTHING)) - 1;
      const kept = values[at + cell] as number;
      if (kept >= value - SAME_WORTH) return gain;
      const taken = Math.min(left, level - Math.max(floor, cell * cellKwh));
      gain += taken * (value - kept);
      level -= taken;
      left -= taken;
      const energy = taken * storage.dischargeEfficiency;
      if (wish && kind === OFFER.toOwnLoad) wish.toOwnLoad += energy;
      else if (wish && kind === OFFER.toHost) wish.toHost += energy;
      else if (wish) wish.toGrid += energy;
    }
  }
  return gain;
}
