import { GREENSBORO_MONTHLY } from "../../station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import {
  AirMassModel,
  type ArrayModels,
  CellTemperatureModel,
  IncidenceModel,
  type PvChain,
  SkyDiffuseModel,
} from "../../station/pv-models";
import { type Mount, type PvArray, PvPlant, type Surroundings } from "../../station/pv-plant";
import { syntheticYear } from "../weather/synthetic-year";
import { MONTH_STARTS } from "../weather/weather-year";
import { arrayYear, plantAcYear, plantDcYear, sunOf } from "./pv-year";
import { rowShadedShare, trackerOrientation } from "./tracker";

const weather = syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 3);
const sun = sunOf(weather);
const roof = STANDARD_NODE.pv.arrays[0] as PvArray;
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
const energyOf = (array: PvArray) => sum(arrayYear(array, weather, sun).dc);
const plain = energyOf(roof);
const acOf = (plant: PvPlant) => {
  const ac = new Float64Array(8760);
  plantAcYear(plant, plantDcYear(plant, weather).dc, 1, ac);
  return ac;
};

test("every model that a spec may name gives a believable year", () => {
  const choices: ArrayModels[] = [
    ...SkyDiffuseModel.options.map((skyDiffuse) => ({ skyDiffuse })),
    ...AirMassModel.options.map((airMass) => ({ airMass })),
    ...[
      { model: "physical", refractiveIndex: 1.526, extinctionPerM: 4, thicknessM: 0.002 },
      { model: "ashrae", b0: 0.05 },
      { model: "martin-ruiz", angularLoss: 0.16 },
      { model: "schlick" },
    ].map((incidence) => ({ incidence: IncidenceModel.parse(incidence) })),
    ...[
      { model: "faiman" },
      { model: "sapm", a: -3.47, b: -0.0594, deltaT: 3 },
      { model: "pvsyst", uConstant: 29, uWind: 0, moduleEfficiency: 0.2, absorption: 0.9 },
      { model: "noct-sam", nominalTemperatureC: 45, moduleEfficiency: 0.2 },
      { model: "ross", nominalTemperatureC: 45 },
      { model: "fuentes", nominalTemperatureC: 45 },
    ].map((cellTemperature) => ({ cellTemperature: CellTemperatureModel.parse(cellTemperature) })),
  ];
  for (const models of choices) expect(Math.abs(energyOf({ ...roof, models }) / plain - 1)).toBeLessThan(0.06);
  for (const kind of ["pvwatts-v5", "pvwatts-v8"] as const) {
    const chain: PvChain = { kind, module: "premium", mounting: "roof" };
    const plant: PvPlant = PvPlant.parse({ ...STANDARD_NODE.pv, chain });
    expect(Math.abs(sum(acOf(plant)) / sum(acOf(STANDARD_NODE.pv)) - 1)).toBeLessThan(0.06);
  }
  const byKepler: PvPlant = { ...STANDARD_NODE.pv, sun: { position: "ephemeris", extraterrestrial: "asce" } };
  expect(sum(acOf(byKepler)) / sum(acOf(STANDARD_NODE.pv))).toBeCloseTo(1, 2);
});

test("a horizon, a shaded month and a dusty one each take their part", () => {
  const within = (surroundings: Surroundings) => arrayYear({ ...roof, surroundings }, weather, sun);
  const open = arrayYear(roof, weather, sun);
  expect(sum(within({ horizonDeg: new Array<number>(36).fill(0) }).dc)).toBeCloseTo(sum(open.dc), 6);
  const ridge = within({ horizonDeg: new Array<number>(36).fill(20) });
  expect(sum(ridge.dc)).toBeLessThan(0.97 * sum(open.dc));
  // Behind the ridge only sky and ground are left: at most the diffuse light on the plane, and some brightening round the sun.
  const brighter = ridge.planeIrradiance.filter(
    (light, hour) => (sun.apparentZenithDeg[hour] as number) >= 70.1 && light > (open.planeIrradiance[hour] as number),
  );
  expect(brighter).toHaveLength(0);
  const months = (changed: number) => MONTH_STARTS.slice(0, 12).map((_, month) => (month === 6 ? changed : 0.02));
  const [from, to] = [MONTH_STARTS[6], MONTH_STARTS[7]];
  const july = (values: Float64Array) => sum(values.subarray(from, to));
  const dusty = within({ monthlySoiling: months(0.12) });
  expect(july(dusty.dc) / july(open.dc)).toBeCloseTo(0.88 / 0.98, 12);
  expect(sum(dusty.dc) - july(dusty.dc)).toBeCloseTo(sum(open.dc) - july(open.dc), 6);
  const shaded = within({ monthlyShading: MONTH_STARTS.slice(0, 12).map((_, month) => (month === 6 ? 1 : 0)) });
  expect(july(shaded.planeIrradiance)).toBeGreaterThan(0.3 * july(open.planeIrradiance));
  expect(july(shaded.planeIrradiance)).toBeLessThan(0.7 * july(open.planeIrradiance));
});

test("an array with its own inverter clips by itself", () => {
  const [first, second] = STANDARD_NODE.pv.arrays as [PvArray, PvArray];
  const inverter = { acPowerKw: 40, efficiency: 0.96 };
  const plant: PvPlant = { ...STANDARD_NODE.pv, availability: 1, arrays: [first, { ...second, inverter }] };
  const shared = acOf({ ...plant, arrays: [first] });
  const both = acOf(plant);
  const own = both.map((ac, hour) => ac - (shared[hour] as number));
  expect(Math.max(...own)).toBeCloseTo(40, 9);
  expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
});

test("rows of a tracker shade each other, unless they backtrack; a slope moves both", () => {
  const mount = {
    axisTiltDeg: 0,
    axisAzimuthDeg: 180,
    maximumAngleDeg: 75,
    groundCoverageRatio: 0.5,
    backtrack: false,
  };
  const shadeAt = (tracker: Extract<Mount, { kind: "single-axis" }> | typeof mount, zenith: number) =>
    rowShadedShare(tracker, zenith, 90, trackerOrientation(tracker, zenith, 90).rotationDeg);
  // Facing a sun 80 deg from the zenith: 75 deg turned, rows of half the pitch hide more than half of each other.
  expect(shadeAt(mount, 80)).toBeGreaterThan(0.5);
  expect(shadeAt(mount, 40)).toBe(0);
  for (const crossAxisSlopeDeg of [-8, 0, 8]) {
    for (const zenith of [20, 50, 65, 75, 80]) {
      expect(shadeAt({ ...mount, backtrack: true, crossAxisSlopeDeg }, zenith)).toBeLessThan(1e-9);
    }
  }
  const field = (backtrack: boolean) => energyOf({ ...roof, mount: { kind: "single-axis", ...mount, backtrack } });
  expect(field(true)).toBeGreaterThan(1.1 * plain);
  expect(field(false) / field(true)).toBeCloseTo(1, 1);
});
