import { STANDARD_NODE } from "../../station/presets/standard-node";
import type { PvArray, PvPlant } from "../../station/pv-plant";
import { plantAcYear, totalLoss } from "./pv-year";
import { solarPosition } from "./sun/solar-position";
import { solarYear } from "./sun/solar-year";

const [roof] = STANDARD_NODE.pv.arrays;

test("interpolated sun positions are SPA's to 1e-5 deg, in leap years and in the south", () => {
  const sites: [number, number, number, number][] = [
    [36.1, -79.95, -5, 1988],
    [-33.87, 151.21, 10, 2027],
    [69.65, 18.96, 1, 2004],
  ];
  for (const [latitudeDeg, longitudeDeg, offset, year] of sites) {
    const observer = { latitudeDeg, longitudeDeg, elevationM: 100, pressurePa: 100_000, temperatureC: 10 };
    const positions = solarYear(observer, new Array<number>(12).fill(year), offset, 0.5);
    for (let hour = 5; hour < 8760; hour += 613) {
      // Hours after February are counted without its 29th day.
      const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1 && hour >= 59 * 24 ? 24 : 0;
      const instant = Date.UTC(year, 0, 1) + (hour + leap + 0.5 - offset) * 3_600_000;
      const exact = solarPosition(instant, observer);
      expect(Math.abs((positions.apparentZenithDeg[hour] as number) - exact.apparentZenithDeg)).toBeLessThan(1e-5);
      expect(Math.abs((positions.azimuthDeg[hour] as number) - exact.azimuthDeg)).toBeLessThan(1e-5);
    }
  }
});

test("losses multiply as PVWatts says: its defaults are 14.08 %", () => {
  const losses = {
    soiling: 0.02,
    shading: 0.03,
    snow: 0,
    mismatch: 0.02,
    wiring: 0.02,
    connections: 0.005,
    lightInducedDegradation: 0.015,
    nameplate: 0.01,
  };
  // pvlib's pvwatts_losses() adds 3 % availability: 14.0757 % together.
  expect(1 - (1 - totalLoss({ ...(roof as PvArray), losses }, 0)) * 0.97).toBeCloseTo(0.14075660688264469, 12);
});

test("clipping, availability and degradation", () => {
  const plant: PvPlant = { ...STANDARD_NODE.pv, availability: 0.9, degradationPerYear: 0.1 };
  const hours = new Float64Array(8760).fill(100);
  hours[0] = 1000;
  const dc = [{ ...plant.inverter, dc: hours }];
  const ac = new Float64Array(8760);
  plantAcYear(plant, dc, 1, ac);
  expect(ac[0]).toBeCloseTo(0.9 * plant.inverter.acPowerKw, 12);
  const first = ac[1] as number;
  plantAcYear(plant, dc, 3, ac);
  expect((ac[1] as number) / first).toBeCloseTo(0.81, 2);
});
