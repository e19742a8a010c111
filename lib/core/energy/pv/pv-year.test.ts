import { describeWithReferenceData, hasReferenceData, referenceText } from "../../../../test/reference-data";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import type { PvArray, PvPlant } from "../../station/pv-plant";
import type { WeatherYear } from "../weather/weather-year";
import { arrayYear, plantAcYear, plantDcYear, sunOf, totalLoss } from "./pv-year";
import { solarPosition } from "./solar-position";
import { solarYear } from "./solar-year";

const [roof] = STANDARD_NODE.pv.arrays;
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

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

describeWithReferenceData("PVWatts export, 4 kW, Golden", () => {
  const rows = hasReferenceData
    ? referenceText("pv/pvwatts_8760_rackmount.csv")
        .split(/\r?\n/)
        .slice(18, 18 + 8760)
        .map((line) => line.split(",").map(Number))
    : [];
  const column = (index: number) => Float64Array.from(rows, (row) => row[index] as number);

  test("the whole chain from its weather columns gives its AC year within 0.5 %, its plane irradiance within 0.1 %", () => {
    const [dni, dhi] = [column(3), column(4)];
    const weather: WeatherYear = {
      format: "synthetic",
      source: "columns of the export",
      site: { name: "Golden", latitudeDeg: 39.73, longitudeDeg: -105.18, elevationM: 1819.6, utcOffsetHours: -7 },
      monthYears: new Array<number>(12).fill(1990),
      sunTimeOffsetHours: 0.5,
      hours: { ghi: new Float64Array(8760), dni, dhi, tempAir: column(5), windSpeed: column(6) },
    };
    const sun = sunOf(weather);
    const ghi = weather.hours.ghi.map(
      (_, hour) =>
        (dhi[hour] as number) +
        (dni[hour] as number) * Math.max(0, Math.cos(((sun.apparentZenithDeg[hour] as number) * Math.PI) / 180)),
    );
    const array: PvArray = {
      ...(roof as PvArray),
      peakPowerKw: 4,
      mount: { kind: "fixed", tiltDeg: 20, azimuthDeg: 180 },
      // PVWatts' standard module; Faiman 25 and 6.84.
      temperatureCoefficientPerK: -0.0047,
      losses: {
        ...(roof as PvArray).losses,
        soiling: 0.1408,
        shading: 0,
        mismatch: 0,
        wiring: 0,
        connections: 0,
        lightInducedDegradation: 0,
        nameplate: 0,
      },
    };
    const plant: PvPlant = {
      arrays: [array],
      inverter: { acPowerKw: 4 / 1.2, efficiency: 0.96 },
      availability: 1,
      degradationPerYear: 0,
    };
    const golden = { ...weather, hours: { ...weather.hours, ghi } };
    expect(Math.abs(sum(arrayYear(array, golden, sun).planeIrradiance) / sum(column(7)) - 1)).toBeLessThan(0.001);
    const ac = new Float64Array(8760);
    plantAcYear(plant, plantDcYear(plant, golden).dc, 1, ac);
    expect(Math.abs((1000 * sum(ac)) / 6_023_671.24 - 1)).toBeLessThan(0.005);
  });
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
  expect(1 - (1 - totalLoss({ ...(roof as PvArray), losses })) * 0.97).toBeCloseTo(0.14075660688264469, 12);
});

test("clipping, availability and degradation", () => {
  const plant: PvPlant = { ...STANDARD_NODE.pv, availability: 0.9, degradationPerYear: 0.1 };
  const dc = new Float64Array(8760).fill(100);
  dc[0] = 1000;
  const ac = new Float64Array(8760);
  plantAcYear(plant, dc, 1, ac);
  expect(ac[0]).toBeCloseTo(0.9 * plant.inverter.acPowerKw, 12);
  const first = ac[1] as number;
  plantAcYear(plant, dc, 3, ac);
  expect((ac[1] as number) / first).toBeCloseTo(0.81, 2);
});
