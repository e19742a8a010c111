import { DAY_MS } from "../../../time/instant";
import { SUNRISE_ELEVATION_DEG, solarPosition } from "./solar-position";
import { sunEvents } from "./sun-events";

const GOLDEN = { latitudeDeg: 39.742476, longitudeDeg: -105.1786 };
const NOON = Date.UTC(2024, 2, 20, 19);

test("the sun's edge stands on the horizon at sunrise and sunset, and its centre is highest between", () => {
  // From the centre of the Earth: an observer sees it lower by the parallax of 0.0024 deg.
  const zenithAt = (instant: number) =>
    solarPosition(instant, { ...GOLDEN, elevationM: 0, pressurePa: 101_325, temperatureC: 12 }).zenithDeg;
  const { sunrise, transit, sunset } = sunEvents(NOON, GOLDEN);
  for (const event of [sunrise, sunset]) {
    expect(Math.abs(zenithAt(event as number) - (90 - SUNRISE_ELEVATION_DEG) - 0.0024)).toBeLessThan(3e-4);
  }
  expect(zenithAt(transit)).toBeLessThan(zenithAt(transit - 60_000));
  expect(zenithAt(transit)).toBeLessThan(zenithAt(transit + 120_000));
});

test("polar day and night have no sunrise", () => {
  const tromso = { latitudeDeg: 69.65, longitudeDeg: 18.96 };
  for (const noon of [Date.UTC(2024, 5, 21, 11), Date.UTC(2024, 11, 21, 11)]) {
    expect(sunEvents(noon, tromso)).toMatchObject({ sunrise: null, sunset: null });
  }
});

test("folded into a universal day an event is that of the neighbouring day, a day away", () => {
  const midnight = Date.UTC(2024, 2, 20);
  const folded = sunEvents(NOON, GOLDEN, midnight);
  expect(folded.sunset).toBe((sunEvents(NOON - DAY_MS, GOLDEN).sunset as number) + DAY_MS);
  expect(folded.sunrise).toBe(sunEvents(NOON, GOLDEN).sunrise);
});
