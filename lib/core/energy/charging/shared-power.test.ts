import * as fc from "fast-check";
import { HIGHWAY_SITE } from "../../station/presets/highway-site";
import { clockYear } from "../clock-year";
import { chargingYear } from "./charging-year";
import { sharesOf } from "./shared-power";

const clock = clockYear("America/New_York", "2027-01");
const { charging } = HIGHWAY_SITE;
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const installedKw = sum(charging.chargers.map(({ count, powerKw }) => count * powerKw));

function sharing(sharedPowerKw: number, scale = 1) {
  const chargers = charging.chargers.map((group) => ({ ...group, sharedPowerKw }));
  const drivers = charging.drivers.map((group) => ({ ...group, arrivalsPerDay: group.arrivalsPerDay * scale }));
  return { ...charging, chargers, drivers };
}

test("a limit is split evenly, nobody gets more than it asks for and nothing is left while somebody wants more", () => {
  expect(sharesOf([50, 100, 200], 240)).toEqual([50, 95, 95]);
  expect(sharesOf([50, 100], 240)).toEqual([50, 100]);
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.1, max: 400, noNaN: true })),
      fc.double({ min: 1, max: 2000, noNaN: true }),
      (any, kw) => {
        const demands = any.sort((a, b) => a - b);
        const shares = sharesOf(demands, kw);
        expect(shares.every((share, index) => share <= (demands[index] as number))).toBe(true);
        expect(sum(shares)).toBeCloseTo(Math.min(kw, sum(demands)), 6);
      },
    ),
  );
});

test("a limit that never binds changes nothing", () => {
  const free = chargingYear(charging, clock, 3, 1);
  const shared = chargingYear(sharing(installedKw), clock, 3, 1);
  expect(shared.turnedAway).toBe(free.turnedAway);
  expect(sum(shared.sessions)).toBe(sum(free.sessions));
  const apart = shared.delivered.map((energy, hour) => Math.abs(energy - (free.delivered[hour] as number)));
  expect(Math.max(...apart)).toBeLessThan(1e-4);
});

test("no hour passes the limit, and what is short of power stays longer or leaves with less", () => {
  const free = chargingYear(sharing(installedKw, 2), clock, 3, 1);
  const tight = chargingYear(sharing(installedKw / 4, 2), clock, 3, 1);
  expect(Math.max(...free.delivered)).toBeGreaterThan(installedKw / 4);
  expect(Math.max(...tight.delivered)).toBeLessThanOrEqual(installedKw / 4 + 1e-6);
  expect(sum(tight.delivered)).toBeLessThan(sum(free.delivered));
  expect(tight.turnedAway).toBeGreaterThanOrEqual(free.turnedAway);
  expect(sum(tight.sessions) + tight.turnedAway).toBe(sum(free.sessions) + free.turnedAway);
});
