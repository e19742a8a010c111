import type { ChargerGroup, ChargingPlant, DriverGroup } from "../../station/charging-plant";
import type { ClockYear } from "../clock-year";
import { RandomStream } from "../random/random-stream";
import { HOURS_PER_YEAR } from "../weather/weather-year";
import { type Arrival, type Bay, bookEnergy, type ChargingTally } from "./charging-visit";
import { quantityDraw } from "./positive-distribution";
import { chargeSharing } from "./shared-power";

/** What drivers do at the station in a year if nothing but chargers and vehicles limits them. */
export type ChargingYear = {
  /** Energy drawn by the chargers [kWh per hour], and what of it reaches vehicles. */
  readonly load: Float64Array;
  readonly delivered: Float64Array;
  /** Sessions that began in each hour. */
  readonly sessions: Uint16Array;
  readonly turnedAway: number;
};

/**
 * Poisson arrivals by local clock hour and weekday, first come first served: each driver takes the bay that is free first
 * (the strongest of those), waits at most as long as allowed, charges at the lower of the charger's and the vehicle's power (or at
 * its share, where a group of chargers shares a limit) and
 * leaves when full (unless its group keeps the bay) or when the stay is over. What would be charged after the year's end is left out.
 * @param operatingYear 1 for the first; arrivals grow by it
 */
export function chargingYear(
  plant: ChargingPlant,
  clock: ClockYear,
  seed: number,
  operatingYear: number,
): ChargingYear {
  const year = {
    load: new Float64Array(HOURS_PER_YEAR),
    delivered: new Float64Array(HOURS_PER_YEAR),
    sessions: new Uint16Array(HOURS_PER_YEAR),
    turnedAway: 0,
  };
  const growth = (1 + plant.growthPerYear) ** Math.min(operatingYear - 1, plant.growthYears);
  for (const kind of ["ac", "dc"] as const) {
    const bays = baysOf(plant.chargers.filter((group) => group.kind === kind));
    const drivers = plant.drivers
      .filter((group) => group.kind === kind)
      .map((group) => {
        const random = new RandomStream(seed, `arrivals/${group.id}/${operatingYear}`);
        return arrivalsOf(group, clock, growth * plant.availability, random);
      });
    if (bays.some(({ shared }) => shared)) {
      const all = Array.from({ length: HOURS_PER_YEAR }, (_, hour) => arrivalsIn(hour, drivers)).flat();
      chargeSharing(all, bays, plant.maximumWaitMinutes / 60, HOURS_PER_YEAR, year);
      continue;
    }
    for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
      for (const arrival of arrivalsIn(hour, drivers)) admit(arrival, bays, plant.maximumWaitMinutes, year);
    }
  }
  return year;
}

/** Gives a driver the bay that is free first, or turns the driver away. */
function admit(arrival: Arrival, bays: readonly Bay[], maximumWaitMinutes: number, year: ChargingTally): void {
  const bay = earliestBay(bays, arrival.atHour);
  const start = bay ? Math.max(arrival.atHour, bay.freeAtHour) : Number.POSITIVE_INFINITY;
  if (!bay || (start - arrival.atHour) * 60 > maximumWaitMinutes || start >= HOURS_PER_YEAR) {
    year.turnedAway += 1;
    return;
  }
  const powerKw = Math.min(bay.powerKw, arrival.powerKw);
  const duration = Math.min(arrival.dwellHours, arrival.energyKwh / powerKw);
  bay.freeAtHour = start + (arrival.leavesWhenFull ? duration : arrival.dwellHours);
  year.sessions[Math.floor(start)] = (year.sessions[Math.floor(start)] as number) + 1;
  bookEnergy(year, start, duration, powerKw, bay.efficiency, HOURS_PER_YEAR);
}

function baysOf(groups: readonly ChargerGroup[]): Bay[] {
  return groups
    .flatMap(({ count, powerKw, efficiency, sharedPowerKw }) => {
      const shared = sharedPowerKw === undefined ? null : { powerKw: sharedPowerKw };
      return Array.from({ length: count }, () => ({ powerKw, efficiency, shared, freeAtHour: 0 }));
    })
    .sort((a, b) => b.powerKw - a.powerKw);
}

/** Bays come strongest first, so that the first one free is the strongest free. */
function earliestBay(bays: readonly Bay[], atHour: number): Bay | undefined {
  let best: Bay | undefined;
  for (const bay of bays) {
    if (bay.freeAtHour <= atHour) return bay;
    if (!best || bay.freeAtHour < best.freeAtHour) best = bay;
  }
  return best;
}

/** Draws a group's arrivals of an hour and puts them in their places among those of others; hours are asked for in their order. */
type HourlyArrivals = (hour: number, among: Arrival[]) => void;

/** All that come within an hour, in the order of time. */
function arrivalsIn(hour: number, drivers: readonly HourlyArrivals[]): Arrival[] {
  const arrivals: Arrival[] = [];
  for (const draw of drivers) draw(hour, arrivals);
  return arrivals;
}

function arrivalsOf(group: DriverGroup, clock: ClockYear, scale: number, random: RandomStream): HourlyArrivals {
  const share = (weights: readonly number[]) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  };
  const days = share(group.weekdayWeights).map((weight) => weight * 7 * group.arrivalsPerDay * scale);
  const workday = share(group.workdayHourWeights);
  const weekend = share(group.weekendHourWeights);
  const energy = quantityDraw(group.energyKwh);
  const stay = quantityDraw(group.dwellMinutes);
  const power = quantityDraw(group.vehiclePowerKw);
  const correlation = group.stayEnergyCorrelation ?? 0;
  const rest = Math.sqrt(1 - correlation ** 2);
  const hasKinds = [group.energyKwh, group.dwellMinutes, group.vehiclePowerKw].some(
    ({ second }) => second !== undefined,
  );
  const leavesWhenFull = group.leavesWhenFull ?? true;
  return (hour, among) => {
    const weekday = clock.weekday[hour] as number;
    const byHour = weekday >= 6 ? weekend : workday;
    const count = random.poisson((days[weekday - 1] as number) * (byHour[clock.clockHour[hour] as number] as number));
    for (let i = 0; i < count; i += 1) {
      const atHour = hour + random.uniform();
      const kind = hasKinds ? random.uniform() : 1;
      const variate = random.normal();
      const arrival = {
        atHour,
        energyKwh: energy(variate, kind),
        dwellHours: stay(correlation * variate + rest * random.normal(), kind) / 60,
        powerKw: power(random.normal(), kind),
        leavesWhenFull,
      };
      // Within the hour they come in any order.
      let place = among.length;
      for (; place > 0 && (among[place - 1] as Arrival).atHour > atHour; place -= 1) {
        among[place] = among[place - 1] as Arrival;
      }
      among[place] = arrival;
    }
  };
}
