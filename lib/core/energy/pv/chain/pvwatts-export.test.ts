import { readdirSync } from "node:fs";
import {
  describeWithReferenceData,
  hasReferenceData,
  referencePath,
  referenceText,
} from "../../../../../test/reference-data";
import { STANDARD_NODE } from "../../../station/presets/standard-node";
import type { PvChain, PvwattsModule } from "../../../station/pv-models";
import type { Mount, PvArray, PvPlant } from "../../../station/pv-plant";
import { csvFields } from "../../weather/csv-fields";
import type { WeatherYear } from "../../weather/weather-year";
import { pvwattsCoverModifier } from "../incidence/pvwatts-cover";
import { visitPlaneHours } from "../plane-hour";
import { pvwattsDc } from "../power/pvwatts-dc";
import { pvwattsInverter } from "../power/pvwatts-inverter";
import { arrayYear, plantAcYear, plantDcYear, sunOf } from "../pv-year";
import { INSTALLED_NOCT_C, incidenceDeg, V5_MODULES } from "./pvwatts-v5";

const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

/** An export of NREL's PVWatts calculator as CSV: inputs, weather and results, hour by hour. */
function readExport(text: string) {
  const lines = text.split(/\r?\n/).map(csvFields);
  const start = lines.findIndex((fields) => fields[0] === "Month");
  const names = lines[start] ?? [];
  const header = new Map(lines.slice(0, start).map(([label, value]) => [label?.trim(), value?.trim() ?? ""]));
  const setting = (label: string) => header.get(label) ?? "";
  const rows = lines.slice(start + 1, start + 8761);
  const column = (begins: string) => {
    const index = names.findIndex((name) => name.startsWith(begins));
    return Float64Array.from(rows, (row) => Number(row[index]));
  };
  const [latitudeDeg, west] = [Number(setting("Lat (deg N):")), Number(setting("Long (deg W):"))];
  const number = (label: string) => Number(setting(label));
  const weather: WeatherYear = {
    format: "synthetic",
    source: "columns of the export",
    site: {
      name: setting("Requested Location:"),
      latitudeDeg,
      longitudeDeg: -west,
      elevationM: number("Elev (m):"),
      utcOffsetHours: -Math.round(west / 15),
    },
    monthYears: new Array<number>(12).fill(1990),
    sunTimeOffsetHours: 0.5,
    hours: {
      ghi: new Float64Array(8760),
      dni: column("Beam"),
      dhi: column("Diffuse"),
      tempAir: column("Ambient"),
      windSpeed: column("Wind"),
    },
  };
  const roof = /roof/i.test(setting("Array Type:"));
  const chain: Extract<PvChain, { kind: "pvwatts-v5" }> = {
    kind: "pvwatts-v5",
    module: setting("Module Type:").toLowerCase().replace(" ", "-") as PvwattsModule,
    mounting: roof ? "roof" : "open-rack",
  };
  const mount: Mount = {
    kind: "fixed",
    tiltDeg: number("Array Tilt (deg):"),
    azimuthDeg: number("Array Azimuth (deg):"),
  };
  const array: PvArray = {
    ...(STANDARD_NODE.pv.arrays[0] as PvArray),
    peakPowerKw: number("DC System Size (kW):"),
    mount,
    losses: {
      soiling: number("System Losses:") / 100,
      shading: 0,
      snow: 0,
      mismatch: 0,
      wiring: 0,
      connections: 0,
      lightInducedDegradation: 0,
      nameplate: 0,
    },
  };
  const plant: PvPlant = {
    arrays: [array],
    inverter: {
      acPowerKw: array.peakPowerKw / number("DC to AC Size Ratio:"),
      efficiency: number("Invert Efficiency:") / 100,
    },
    availability: 1,
    degradationPerYear: 0,
    chain,
  };
  const results = { plane: column("Plane"), cell: column("Cell"), dc: column("DC Array"), ac: column("AC System") };
  return { weather, array, plant, chain, results, kept: 1 - array.losses.soiling };
}

/** Global irradiance, which the export leaves out, of beam and diffuse. */
function withGlobal(weather: WeatherYear, plant: PvPlant): WeatherYear {
  const sun = sunOf(weather, plant);
  const ghi = weather.hours.dhi.map(
    (dhi, hour) =>
      dhi +
      (weather.hours.dni[hour] as number) *
        Math.max(0, Math.cos(((sun.apparentZenithDeg[hour] as number) * Math.PI) / 180)),
  );
  return { ...weather, hours: { ...weather.hours, ghi } };
}

const files = hasReferenceData ? readdirSync(referencePath("pv")).filter((name) => /^pvwatts.*\.csv$/.test(name)) : [];

describeWithReferenceData("PVWatts export", () => {
  test.each(files)("%s", (file) => {
    const { weather: columns, array, plant, chain, results, kept } = readExport(referenceText(`pv/${file}`));
    const weather = withGlobal(columns, plant);
    const { coefficientPerK, coated } = V5_MODULES[chain.module];
    const rating = plant.inverter.acPowerKw;
    const dcRating = rating / plant.inverter.efficiency;
    const yearly = sum(results.ac) / 1000;

    // With the file's own cell temperature.
    const modifier = pvwattsCoverModifier(coated);
    const ac = new Float64Array(8760);
    visitPlaneHours(array, weather, sunOf(weather, plant), (plane) => {
      const total = plane.beam + plane.sky + plane.ground;
      if (total <= 0) return;
      const effective = total - plane.beam * (1 - modifier(incidenceDeg(plane.cosIncidence)));
      const dc = kept * pvwattsDc(effective, results.cell[plane.hour] as number, array.peakPowerKw, coefficientPerK);
      ac[plane.hour] = pvwattsInverter(dc, dcRating, plant.inverter.efficiency);
    });
    const byFileTemperature = sum(ac) / yearly - 1;
    const errors = Array.from(results.ac, (expected, hour) => Math.abs((ac[hour] as number) - expected / 1000) / rating)
      .filter((_, hour) => (results.plane[hour] as number) > 0)
      .sort((a, b) => a - b);
    const percentile95 = errors[Math.floor(errors.length * 0.95)] as number;

    // The whole chain.
    const whole = new Float64Array(8760);
    plantAcYear(plant, plantDcYear(plant, weather).dc, 1, whole);
    const byChain = sum(whole) / yearly - 1;
    const year = arrayYear(array, weather, sunOf(weather, plant), plant);
    const plane = sum(year.planeIrradiance) / sum(results.plane) - 1;
    const warmth =
      year.cellTemperature.reduce((total, cell, hour) => total + cell - (results.cell[hour] as number), 0) / 8760;

    const percent = (share: number) => `${(100 * share).toFixed(3)} %`;
    process.stdout.write(
      `${file}: with its own cell temperature AC year ${percent(byFileTemperature)}, 95th percentile of the hourly error over daylight ` +
        `${percent(percentile95)} of rating; whole chain AC year ${percent(byChain)} (Fuentes, installed NOCT ` +
        `${INSTALLED_NOCT_C[chain.mounting]} C, ${coefficientPerK} 1/K), plane irradiance ${percent(plane)}, cell temperature ` +
        `${warmth.toFixed(3)} C on average.\n`,
    );
    expect(Math.abs(byFileTemperature)).toBeLessThan(0.001);
    expect(percentile95).toBeLessThan(0.01);
    expect(Math.abs(byChain)).toBeLessThan(0.005);
  });
});
