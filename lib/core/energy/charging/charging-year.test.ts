import * as fc from "fast-check";
import type { ChargingPlant, DriverGroup } from "../../station/charging-plant";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import { clockYear } from "../clock-year";
import { chargingYear } from "./charging-year";

const clock = clockYear("America/New_York", "2027-01");
const plant = STANDARD_NODE.charging;
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

function drivers(change: Partial<DriverGroup>): ChargingPlant {
  const [group] = plant.drivers;
  return { ...plant, availability: 1, drivers: [{ ...(group as DriverGroup), ...change }] };
}

test("arrivals come as often as asked for: within four standard deviations of Poisson", () => {
  const year = chargingYear(drivers({ arrivalsPerDay: 20 }), clock, 3, 1);
  const expected = 20 * 365;
  const came = sum(year.sessions) + year.turnedAway;
  // The calendar has 52 whole weeks and a day, so that weights move the mean by a part in a thousand.
  expect(Math.abs(came - expected)).toBeLessThan(4 * Math.sqrt(expected) + 0.001 * expected);
});

test("no hour passes what the bays can give, and AC drivers never take DC bays", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e6 }),
      fc.double({ min: 0, max: 300, noNaN: true }),
      (seed, arrivalsPerDay) => {
        const year = chargingYear(drivers({ arrivalsPerDay }), clock, seed, 1);
        expect(Math.max(...year.delivered)).toBeLessThanOrEqual(4 * 22 + 1e-9);
        expect(sum(year.delivered)).toBeCloseTo(sum(year.load) * 0.99, 6);
      },
    ),
    { numRuns: 10 },
  );
});

test("a vehicle takes what it wants, no more than its power and stay allow", () => {
  const fixed = { arrivalsPerDay: 1, vehiclePowerKw: { mean: 10, standardDeviation: 0 } };
  const wants = (energy: number, minutes: number) => {
    const year = chargingYear(
      drivers({
        ...fixed,
        energyKwh: { mean: energy, standardDeviation: 0 },
        dwellMinutes: { mean: minutes, standardDeviation: 0 },
      }),
      clock,
      1,
      1,
    );
    return sum(year.delivered) / sum(year.sessions);
  };
  expect(wants(15, 600)).toBeCloseTo(15, 1);
  expect(wants(15, 60)).toBeCloseTo(10, 1);
});

test("full bays turn drivers away, patience keeps some, growth brings more", () => {
  const busy = { ...drivers({ arrivalsPerDay: 200 }), maximumWaitMinutes: 0 };
  const impatient = chargingYear(busy, clock, 1, 1);
  const patient = chargingYear({ ...busy, maximumWaitMinutes: 60 }, clock, 1, 1);
  expect(impatient.turnedAway).toBeGreaterThan(0);
  expect(patient.turnedAway).toBeLessThan(impatient.turnedAway);
  const growing = { ...drivers({ arrivalsPerDay: 4 }), growthPerYear: 0.1, growthYears: 5 };
  const came = (year: number) => sum(chargingYear(growing, clock, 1, year).sessions);
  expect(came(6)).toBeGreaterThan(came(1) * 1.4);
  expect(Math.abs(came(20) - came(6))).toBeLessThan(0.1 * came(6));
});

test("without chargers everybody drives on", () => {
  const year = chargingYear({ ...plant, chargers: [] }, clock, 1, 1);
  expect(sum(year.load)).toBe(0);
  expect(year.turnedAway).toBeGreaterThan(1000);
});
