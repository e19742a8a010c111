/** A vehicle that comes: when, for how much, how long it can stay, and what it can take. */
export type Arrival = {
  readonly atHour: number;
  readonly energyKwh: number;
  readonly dwellHours: number;
  readonly powerKw: number;
  readonly leavesWhenFull: boolean;
};

/** One bay with its charger; `shared` is the limit that it shares with the others of its group. */
export type Bay = {
  readonly powerKw: number;
  readonly efficiency: number;
  readonly shared: { readonly powerKw: number } | null;
  freeAtHour: number;
};

/** What chargers did in a year's hours, as it is counted. */
export type ChargingTally = {
  readonly load: Float64Array;
  readonly delivered: Float64Array;
  readonly sessions: Uint16Array;
  turnedAway: number;
};

/** Adds a stretch of even power to the hours that it lies in; what comes after `untilHour` is left out. */
export function bookEnergy(
  tally: ChargingTally,
  start: number,
  duration: number,
  powerKw: number,
  efficiency: number,
  untilHour: number,
): void {
  const end = Math.min(start + duration, untilHour);
  for (let hour = Math.floor(start); hour < end; hour += 1) {
    const energy = powerKw * (Math.min(end, hour + 1) - Math.max(start, hour));
    tally.delivered[hour] = (tally.delivered[hour] as number) + energy;
    tally.load[hour] = (tally.load[hour] as number) + energy / efficiency;
  }
}
