import { DAY_MS, type Instant } from "../../../time/instant";
import { equatorialSun, meanSiderealTime } from "./equatorial-sun";
import { geocentricSun } from "./geocentric-sun";
import { DEFAULT_DELTA_T_S, julianDayOf, SUNRISE_ELEVATION_DEG, sunAt } from "./solar-position";

const RADIANS = Math.PI / 180;
const TURN = 2 * Math.PI;
/** Every step divides the error by more than a hundred: four leave less than a millisecond. */
const STEPS = 4;

/** Upper edge over the horizon of the sea, highest stand, upper edge below; null in polar day and night. */
export type SunEvents = {
  readonly transit: Instant;
  readonly sunrise: Instant | null;
  readonly sunset: Instant | null;
};

/**
 * Sunrise, transit and sunset of the day whose noon is nearest, by SPA (NREL/TP-560-34302, appendix A.2), iterated until the
 * instants stand still; refraction and radius as there, seen from sea level.
 * @param noon about midday at the site
 * @param universalDay start of a day in universal time. SPA's appendix, and pvlib with it, takes sunrise and sunset within one such
 *   day and moves them by whole days to the local date, which puts them off by up to a minute; given, the same is done here
 */
export function sunEvents(
  noon: Instant,
  { latitudeDeg, longitudeDeg }: { readonly latitudeDeg: number; readonly longitudeDeg: number },
  universalDay?: Instant,
  deltaTS = DEFAULT_DELTA_T_S,
): SunEvents {
  const event = (wantedHourAngle: (declination: number) => number, start: Instant): Instant => {
    const moved = universalDay === undefined ? 0 : Math.floor((start - universalDay) / DAY_MS) * DAY_MS;
    let at = start - moved;
    for (let step = 0; step < STEPS; step += 1) {
      const sun = sunAt(at, deltaTS);
      const hourAngle = meanSiderealTime(julianDayOf(at)) + sun.equinoxes + longitudeDeg * RADIANS - sun.rightAscension;
      at -= (nearest(hourAngle - wantedHourAngle(sun.declination)) / TURN) * DAY_MS;
    }
    return at + moved;
  };
  const transit = event(() => 0, noon);
  const halfDay = (declination: number) => sunriseHourAngle(latitudeDeg * RADIANS, declination);
  const guess = halfDay(sunAt(transit, deltaTS).declination);
  if (Number.isNaN(guess)) return { transit: Math.round(transit), sunrise: null, sunset: null };
  const half = (guess / TURN) * DAY_MS;
  const [sunrise, sunset] = [event((d) => -halfDay(d), transit - half), event(halfDay, transit + half)];
  const instant = (at: number) => (Number.isNaN(at) ? null : Math.round(at));
  return { transit: Math.round(transit), sunrise: instant(sunrise), sunset: instant(sunset) };
}

/**
 * Apparent minus mean solar time [minutes]: appendix A.1.
 * @param instant time in UTC
 */
export function equationOfTimeMinutes(instant: Instant, deltaTS = DEFAULT_DELTA_T_S): number {
  const ephemerisDay = julianDayOf(instant) + deltaTS / 86_400;
  const { rightAscension, equinoxes } = equatorialSun(geocentricSun(ephemerisDay));
  const m = (ephemerisDay - 2_451_545) / 365_250;
  const meanLongitudeDeg =
    280.4664567 + m * (360_007.6982779 + m * (0.03032028 + m * (1 / 49_931 - m * (1 / 15_300 + m / 2_000_000))));
  return (nearest((meanLongitudeDeg - 0.0057183) * RADIANS - rightAscension + equinoxes) / RADIANS) * 4;
}

/** Hour angle of the sun's upper edge at the horizon [rad]; NaN where it does not rise or set. */
function sunriseHourAngle(latitude: number, declination: number): number {
  const height = Math.sin(SUNRISE_ELEVATION_DEG * RADIANS) - Math.sin(latitude) * Math.sin(declination);
  return Math.acos(height / (Math.cos(latitude) * Math.cos(declination)));
}

/** The same angle between minus and plus half a turn. */
function nearest(angle: number): number {
  return angle - TURN * Math.round(angle / TURN);
}
