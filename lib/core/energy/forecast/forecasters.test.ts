import { clockYear } from "../clock-year";
import { ForecastScorer } from "./forecast-score";
import { FORECAST_LEVELS, type Forecaster, HIGH, LOW, MEDIAN } from "./forecaster";
import { hourSlots, KINDS_OF_DAY } from "./hour-slots";
import { PersistenceForecaster } from "./persistence-forecaster";
import { PublishedForecaster } from "./published-forecaster";
import { SeasonalForecaster } from "./seasonal-forecaster";

// 2018 begins on a Monday and has no leap day.
const slots = hourSlots(clockYear("Etc/UTC", "2018-01"));
const teach = (forecaster: Forecaster, value: (hour: number) => number, from: number, to: number) => {
  for (let hour = from; hour < to; hour += 1) forecaster.observe(value(hour), slots[hour] as number);
};
const day = (forecaster: Forecaster, from: number, level: number) =>
  Array.from(forecaster.issue(from, from, slots.subarray(from, from + 24)).quantiles[level] as Float64Array);

test("slots tell working day, Saturday and Sunday apart, hour by hour", () => {
  expect(slots[0]).toBe(0);
  expect(slots[4 * 24 + 23]).toBe(23);
  expect(slots[5 * 24]).toBe(24);
  expect(slots[6 * 24 + 5]).toBe(53);
});

test("persistence says what was at the same hour last", () => {
  const forecaster = new PersistenceForecaster();
  teach(forecaster, (hour) => hour, 0, 48);
  expect(day(forecaster, 48, MEDIAN)).toEqual(Array.from({ length: 24 }, (_, hour) => 24 + hour));
  expect(day(forecaster, 48, HIGH)[3]).toBeGreaterThan(27);
});

test("seasonal quantiles are those of the last days of their kind, nearest rank", () => {
  const forecaster = new SeasonalForecaster(KINDS_OF_DAY, 20);
  teach(forecaster, (hour) => (slots[hour] as number) + 100 * (Math.floor(hour / 168) % 4), 0, 168 * 20);
  const monday = 168 * 20;
  // Twenty working days are four weeks: 0, 100, 200, 300 five times each.
  expect(day(forecaster, monday, MEDIAN)[7]).toBe(207);
  expect(day(forecaster, monday, LOW)[7]).toBe(7);
  expect(day(forecaster, monday, HIGH)[7]).toBe(307);
  // Twenty Saturdays: the same in another order of time.
  expect(day(forecaster, monday + 5 * 24, MEDIAN)[7]).toBe(231);
});

test("the oldest value leaves the ring, whatever the order", () => {
  const forecaster = new SeasonalForecaster(1, 3);
  teach(forecaster, (hour) => [5, 1, 9, 4, 4][Math.floor(hour / 24)] ?? 0, 0, 5 * 24);
  expect(day(forecaster, 120, LOW)[0]).toBe(4);
  expect(day(forecaster, 120, MEDIAN)[0]).toBe(4);
  expect(day(forecaster, 120, HIGH)[0]).toBe(9);
});

test("published forecasts are seen when they are out, another stands in till then", () => {
  const values = Float64Array.from({ length: 96 }, (_, hour) => 1000 + hour);
  const forecaster = new PublishedForecaster("given", values, 11, new PersistenceForecaster());
  teach(forecaster, () => 7, 0, 24);
  const at = (hour: number) =>
    Array.from(forecaster.issue(hour, hour, slots.subarray(hour, 72)).quantiles[MEDIAN] as Float64Array);
  expect(at(34).slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, index) => 1034 + index));
  expect(at(34)[14]).toBe(7);
  expect(at(35)[13]).toBe(1048);
});

test("a copy learns for itself", () => {
  const forecaster = new SeasonalForecaster(1, 3);
  teach(forecaster, () => 1, 0, 24);
  const copy = forecaster.copy();
  teach(copy, () => 5, 24, 96);
  expect(day(forecaster, 24, MEDIAN)[0]).toBe(1);
  expect(day(copy, 96, MEDIAN)[0]).toBe(5);
});

test("scores: absolute error of the median, pinball loss, coverage", () => {
  const scorer = new ForecastScorer();
  const model = { name: "given", version: 1, parameters: {} };
  const quantiles = [Float64Array.of(1, 1), Float64Array.of(2, 2), Float64Array.of(4, 4)];
  scorer.add({ model, issuedAtHour: 0, fromHour: 10, levels: FORECAST_LEVELS, quantiles }, (hour) => [3, 6][hour - 10]);
  const { hours, meanAbsoluteError, pinballLoss, coverage } = scorer.score(model);
  expect(hours).toBe(2);
  expect(meanAbsoluteError).toBe(2.5);
  // (0.15 x 2 + 0.5 x 1 + 0.15 x 1 + 0.15 x 5 + 0.5 x 4 + 0.85 x 2) / 3 / 2
  expect(pinballLoss).toBeCloseTo(5.4 / 6, 12);
  expect(coverage).toBe(0.5);
});
