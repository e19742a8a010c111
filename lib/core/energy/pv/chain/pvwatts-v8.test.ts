import { describeWithReferenceData, referenceJson } from "../../../../../test/reference-data";
import type { WeatherYear } from "../../weather/weather-year";
import { visitPlaneHours } from "../plane-hour";
import { linearInverter } from "../power/linear-inverter";
import { sunOf } from "../pv-year";
import { v8ModuleStage } from "./pvwatts-v8";

const CASE = "sam/dc_ac_ratio_1.5_PVWatts_Single_Owner_cmod_pvwattsv8";
const HOURLY = ["gh", "dn", "df", "tamb", "wspd", "alb", "sunup", "poa", "tpoa", "tcell", "dc", "ac"] as const;
type Outputs = Record<(typeof HOURLY)[number], number[]> & Record<"lat" | "lon" | "tz" | "elev", number>;
type Inputs = Record<"system_capacity" | "dc_ac_ratio" | "inv_eff" | "losses" | "gcr", number>;

const sum = (values: ArrayLike<number>) =>
  Array.prototype.reduce.call(values, (a, b) => (a as number) + (b as number), 0) as number;

/** SAM's case as a weather year: satellite values of the half hour. */
function weatherOf(out: Outputs): WeatherYear {
  return {
    format: "synthetic",
    source: "SAM outputs",
    site: {
      name: "Phoenix",
      latitudeDeg: out.lat,
      longitudeDeg: out.lon,
      elevationM: out.elev,
      utcOffsetHours: out.tz,
    },
    monthYears: new Array<number>(12).fill(2019),
    sunTimeOffsetHours: 0.5,
    instantaneous: true,
    hours: {
      ghi: Float64Array.from(out.gh),
      dni: Float64Array.from(out.dn),
      dhi: Float64Array.from(out.df),
      tempAir: Float64Array.from(out.tamb),
      windSpeed: Float64Array.from(out.wspd),
    },
  };
}

describeWithReferenceData("SAM's PVWatts v8, stage by stage", () => {
  test("cell temperature within 0.05 C, DC year within 0.05 %, AC from DC within 1e-6", () => {
    const out = referenceJson<Outputs>(`${CASE}_outputs.json`);
    const inputs = referenceJson<Inputs>(`${CASE}.json`);
    const sun = sunOf(weatherOf(out));
    const capacityW = inputs.system_capacity * 1000;
    const stage = v8ModuleStage("standard", "open-rack", out.elev);
    const module = { cellTemperature: 0, dcShare: 0 };
    const dc = new Float64Array(8760);
    let warmer = 0;
    let dark = 0;
    for (let hour = 0; hour < 8760; hour += 1) {
      const at = {
        zenithDeg: sun.apparentZenithDeg[hour] as number,
        tempAir: out.tamb[hour] as number,
        windSpeed: out.wspd[hour] as number,
      };
      stage(out.tpoa[hour] as number, at, module);
      dc[hour] = module.dcShare * capacityW * (1 - inputs.losses / 100);
      // With the sun up and no irradiance SAM takes no step and leaves its output at 0; ours is that of the air.
      const untouched = (out.sunup[hour] as number) > 0 && (out.tpoa[hour] as number) === 0;
      if (untouched) {
        dark += 1;
        expect(module.cellTemperature).toBe(at.tempAir);
      }
      warmer += Math.abs((untouched ? 0 : module.cellTemperature) - (out.tcell[hour] as number));
    }
    const dcError = sum(dc) / sum(out.dc) - 1;
    const acRating = capacityW / inputs.dc_ac_ratio;
    const acErrors = out.ac.map(
      (ac, hour) =>
        Math.abs(linearInverter(out.dc[hour] as number, acRating, inputs.inv_eff / 100) - ac) /
        Math.max(1, Math.abs(ac)),
    );
    process.stdout.write(
      `SAM PVWatts v8: cell temperature ${(warmer / 8760).toFixed(5)} C off on average over 8760 hours ` +
        `(in ${dark} with the sun up and no irradiance SAM leaves 0), DC year ${(100 * dcError).toFixed(4)} %, AC from DC at most ` +
        `${Math.max(...acErrors).toExponential(1)}.\n`,
    );
    expect(warmer / 8760).toBeLessThan(0.05);
    expect(Math.abs(dcError)).toBeLessThan(0.0005);
    expect(Math.max(...acErrors)).toBeLessThan(1e-6);
  });

  test("plane irradiance of a tracker whose rows shade each other is near SAM's, which also masks diffuse light", () => {
    const out = referenceJson<Outputs>(`${CASE}_outputs.json`);
    const weather = weatherOf(out);
    const mount = {
      kind: "single-axis" as const,
      axisTiltDeg: 0,
      axisAzimuthDeg: 180,
      maximumAngleDeg: 45,
      groundCoverageRatio: referenceJson<Inputs>(`${CASE}.json`).gcr,
      backtrack: false,
    };
    let total = 0;
    visitPlaneHours({ mount, albedo: out.alb[12] as number }, weather, sunOf(weather), (plane) => {
      total += plane.beam + plane.sky + plane.ground;
    });
    process.stdout.write(
      `SAM PVWatts v8: plane irradiance of the year ${(100 * (total / sum(out.poa) - 1)).toFixed(2)} %.\n`,
    );
    expect(Math.abs(total / sum(out.poa) - 1)).toBeLessThan(0.02);
  });
});
