import type { Arrival, Bay, ChargingTally } from "./charging-visit";
import { bookEnergy } from "./charging-visit";

/** A vehicle at its bay. */
type Visit = {
  readonly bay: Bay;
  readonly powerKw: number;
  readonly leavesWhenFull: boolean;
  readonly leavesAtHour: number;
  leftKwh: number;
  givenKw: number;
};

/** What takes less time to charge is nothing [h]. */
const INSTANT_HOURS = 1e-9;

/**
 * Splits a limit evenly among demands: nobody gets more than it asks for, and what one leaves goes to the others.
 * @param demands in rising order [kW]
 */
export function sharesOf(demands: readonly number[], limit: number): number[] {
  let left = limit;
  return demands.map((demand, index) => {
    const share = Math.min(demand, left / (demands.length - index));
    left -= share;
    return share;
  });
}

/**
 * Vehicles of a year at bays of which some share a limit of power: whenever one comes, is full or leaves, the group's power is split
 * anew. Drivers choose, wait and leave as they do where no power is shared.
 * @param arrivals in the order of time
 * @param bays strongest first
 * @param untilHour what would be charged after it is left out
 */
export function chargeSharing(
  arrivals: readonly Arrival[],
  bays: readonly Bay[],
  maximumWaitHours: number,
  untilHour: number,
  tally: ChargingTally,
): void {
  const taken = new Set<Bay>();
  let visits: Visit[] = [];
  let waiting: Arrival[] = [];
  let now = 0;

  const split = () => {
    const groups = new Map<object, Visit[]>();
    for (const visit of visits) {
      visit.givenKw = visit.leftKwh > 0 ? visit.powerKw : 0;
      if (visit.bay.shared && visit.givenKw > 0) {
        groups.set(visit.bay.shared, [...(groups.get(visit.bay.shared) ?? []), visit]);
      }
    }
    for (const group of groups.values()) {
      group.sort((a, b) => a.powerKw - b.powerKw);
      const shares = sharesOf(
        group.map(({ powerKw }) => powerKw),
        group[0]?.bay.shared?.powerKw ?? Number.POSITIVE_INFINITY,
      );
      for (const [index, visit] of group.entries()) visit.givenKw = shares[index] ?? 0;
    }
  };
  const advance = (to: number) => {
    for (const visit of visits) {
      if (visit.givenKw === 0) continue;
      const hours = Math.min(to - now, visit.leftKwh / visit.givenKw);
      bookEnergy(tally, now, hours, visit.givenKw, visit.bay.efficiency, untilHour);
      visit.leftKwh -= hours * visit.givenKw;
      if (visit.leftKwh < visit.powerKw * INSTANT_HOURS) visit.leftKwh = 0;
    }
    now = to;
    visits = visits.filter((visit) => {
      const stays = visit.leavesAtHour > now && (visit.leftKwh > 0 || !visit.leavesWhenFull);
      if (!stays) taken.delete(visit.bay);
      return stays;
    });
  };
  const seat = (arrival: Arrival): boolean => {
    const bay = bays.find((one) => !taken.has(one));
    if (!bay) return false;
    taken.add(bay);
    visits.push({
      bay,
      powerKw: Math.min(bay.powerKw, arrival.powerKw),
      leavesWhenFull: arrival.leavesWhenFull,
      leavesAtHour: now + arrival.dwellHours,
      leftKwh: arrival.energyKwh,
      givenKw: 0,
    });
    tally.sessions[Math.floor(now)] = (tally.sessions[Math.floor(now)] as number) + 1;
    return true;
  };
  const nextChange = () => {
    let next = Number.POSITIVE_INFINITY;
    for (const visit of visits) {
      next = Math.min(next, visit.leavesAtHour);
      if (visit.givenKw > 0) next = Math.min(next, now + visit.leftKwh / visit.givenKw);
    }
    return next;
  };
  /** Goes on to an hour, seating who waits as bays become free. */
  const runTo = (hour: number) => {
    for (;;) {
      const [first] = waiting;
      const gaveUp = first ? first.atHour + maximumWaitHours : Number.POSITIVE_INFINITY;
      const next = Math.min(nextChange(), gaveUp);
      if (next > hour) break;
      advance(next);
      waiting = waiting.filter((arrival) => {
        if (arrival.atHour + maximumWaitHours < now) {
          tally.turnedAway += 1;
          return false;
        }
        if (seat(arrival)) return false;
        if (arrival.atHour + maximumWaitHours > now) return true;
        tally.turnedAway += 1;
        return false;
      });
      split();
    }
    advance(hour);
    split();
  };
  for (const arrival of arrivals) {
    runTo(arrival.atHour);
    if (waiting.length > 0 || !seat(arrival)) waiting.push(arrival);
    split();
  }
  runTo(untilHour);
  tally.turnedAway += waiting.length;
}
