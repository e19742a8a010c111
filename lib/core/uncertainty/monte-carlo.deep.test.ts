import { simulateStation } from "../cashflow/operation/simulate-station";
import { stationModel } from "../cashflow/operation/station-model";
import { syntheticYear } from "../energy/weather/synthetic-year";
import { GREENSBORO_MONTHLY } from "../station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../station/presets/standard-node";
import type { StationSpec } from "../station/station-spec";
import { hourlyPath } from "./hourly-path";
import { interpolatedPath } from "./interpolated-path";
import { drawScenarios, type MonteCarloOptions, runMonteCarlo } from "./monte-carlo";
import { MonteCarloResult } from "./monte-carlo-result";
import { pathCfads } from "./path-cash";
import { poolRisk } from "./pool-risk";
import { medianVariates, scenarioYears } from "./scenario-year";
import { DEFAULT_UNCERTAINTY } from "./uncertainty-plan";

// A third of the drivers of the standard node: the same model, sooner done.
const { charging } = STANDARD_NODE;
const drivers = charging.drivers.map((group) => ({ ...group, arrivalsPerDay: group.arrivalsPerDay / 3 }));
const spec: StationSpec = { ...STANDARD_NODE, lifeYears: 4, charging: { ...charging, drivers } };
const weather = syntheticYear(spec.site, GREENSBORO_MONTHLY, 1);
const options: MonteCarloOptions = {
  plan: DEFAULT_UNCERTAINTY,
  seed: 5,
  paths: 60,
  debt: { principal: 200_000, ratePerYear: 0.06, tenorYears: 4 },
  station: "node",
};
const progress: number[] = [];
const run = runMonteCarlo(spec, weather, options, (fraction) => progress.push(fraction));
const { result } = run;
const simulation = simulateStation(spec, weather, { seed: 5 });
const revenue = simulation.years.reduce((total, year) => total + year.revenue, 0);
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

test("the result fits its schema and survives JSON; progress rises to 1", () => {
  expect(MonteCarloResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

test("the fan's first year is the exceedance of one year, and each year's levels fall", () => {
  for (const quantity of ["cfads", "pvEnergy", "chargedEnergy"] as const) {
    const { p10, p50, p75, p90, p95, p99 } = result.fan[quantity];
    const { oneYear } = result[quantity];
    expect([p50, p75, p90, p95, p99].map((level) => level?.[0])).toEqual([
      ...[oneYear.p50, oneYear.p75, oneYear.p90, oneYear.p95, oneYear.p99],
    ]);
    for (const [year, highest] of p10.entries()) {
      const levels = [highest, ...[p50, p75, p90, p95, p99].map((level) => level?.[year] ?? Number.NaN)];
      expect(levels).toEqual([...levels].sort((x, y) => y - x));
    }
  }
});

test("the hourly path without any deviation is the simulation itself", () => {
  const median = scenarioYears(spec, options.plan, medianVariates(spec.lifeYears), spec.lifeYears);
  const hourly = pathCfads(spec, hourlyPath(stationModel(spec, weather, 5), median), median);
  for (const [year, { cfads }] of simulation.years.entries())
    expect(Math.abs((hourly[year] as number) - cfads)).toBeLessThan(0.2);
});

test("interpolated paths keep to hourly ones, given the same arrivals", () => {
  const scenarios = drawScenarios(spec, options);
  const model = stationModel(spec, weather, options.seed);
  for (const path of [0, 1]) {
    const scenario = scenarios[path] as NonNullable<(typeof scenarios)[number]>;
    const hourly = hourlyPath({ ...model, seed: 100 + path }, scenario);
    const loads = hourly.map(({ energyKwh }) => sum(energyKwh.chargingLoad));
    const interpolated = interpolatedPath(spec, run.grid, scenario, loads);
    const [a, b] = [hourly, interpolated].map((years) => sum(pathCfads(spec, years, scenario))) as [number, number];
    // This station earns next to nothing, so that CFADS is no measure; the bench takes whole lives of the standard node.
    expect(Math.abs(b - a)).toBeLessThan(0.01 * revenue);
    // How often the storage is cycled scatters by a half with the luck of a year's arrivals; the grid has that of one year.
    const health = (years: typeof hourly) => years.at(-1)?.storageHealth ?? 0;
    expect(Math.abs(health(interpolated) - health(hourly))).toBeLessThan(0.01);
  }
});

test("an interpolated path adds cells in the years in which an hourly one does, and as many", () => {
  const augmented: StationSpec = {
    ...spec,
    storage: { ...spec.storage, augmentation: { belowShare: 0.975, toShare: 1 } },
  };
  const [scenario] = drawScenarios(augmented, options);
  if (!scenario) throw new Error("there is no path");
  const hourly = hourlyPath(stationModel(augmented, weather, options.seed), scenario);
  const loads = hourly.map(({ energyKwh }) => sum(energyKwh.chargingLoad));
  const interpolated = interpolatedPath(augmented, run.grid, scenario, loads);
  const added = (years: typeof hourly) => sum(years.map(({ storageAddedKwh }) => storageAddedKwh));
  const energyKwh = augmented.storage.energyKwh;
  expect(added(hourly)).toBeGreaterThan(0.02 * energyKwh);
  expect(Math.abs(added(interpolated) - added(hourly))).toBeLessThan(0.02 * energyKwh);
  for (const { storageAddedKwh, storageHealth } of interpolated) {
    if (storageAddedKwh > 0) expect(storageHealth).toBeGreaterThan(0.975);
  }
});

test("what is exceeded more often is lower; longer periods scatter less; DSCR is CFADS over debt service", () => {
  for (const { oneYear } of [result.pvEnergy, result.chargedEnergy, result.cfads]) {
    const { p50, p75, p90, p95, p99 } = oneYear;
    expect([p50, p75, p90, p95, p99]).toEqual([p50, p75, p90, p95, p99].sort((a, b) => b - a));
  }
  const { oneYear, life } = result.pvEnergy;
  expect(life.standardDeviation).toBeLessThan(oneYear.standardDeviation);
  const service = (200_000 * 0.06) / (1 - 1.06 ** -4);
  expect(result.dscr?.oneYear.p90).toBeCloseTo(result.cfads.oneYear.p90 / service, 9);
  expect(result.dscr?.lowest.p50).toBeLessThanOrEqual(result.dscr?.life.p50 ?? 0);
});

test("the tornado knows which way a factor works, and ends with the narrowest", () => {
  const widths = result.tornado.bars.map(({ atP10, atP90 }) => Math.abs(atP10 - atP90));
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  const bar = (factor: string) => result.tornado.bars.find((candidate) => candidate.factor === factor);
  expect(bar("demand-level")?.atP10).toBeGreaterThan(bar("demand-level")?.atP90 ?? 0);
  expect(bar("operating-cost")?.atP10).toBeLessThan(bar("operating-cost")?.atP90 ?? 0);
});

test("convergence ends with the result, its error as of 60 paths", () => {
  const last = result.convergence.at(-1);
  expect(last?.paths).toBe(60);
  expect(last?.p90).toBeCloseTo(result.cfads.life.p90, 6);
  // Of a normal sample: 1.2533 x deviation / sqrt(n) for the median.
  const normal = (1.2533 * result.cfads.life.standardDeviation) / Math.sqrt(60);
  expect((last?.p50Error ?? 0) / normal).toBeGreaterThan(0.4);
  expect((last?.p50Error ?? 0) / normal).toBeLessThan(2);
});

test("a second station shares factors: a pool is safer than its stations, but not as if they were strangers", () => {
  const { revenue: contracts, storage, charging: plant } = spec;
  const sunOnly: StationSpec = {
    ...spec,
    lifeYears: 2,
    storage: { ...storage, energyKwh: 0 },
    charging: { ...plant, drivers: [] },
    revenue: contracts.filter(({ kind }) => kind === "export"),
  };
  const [one, other] = ["one", "other"].map((station) =>
    runMonteCarlo(sunOnly, weather, { ...options, debt: null, paths: 400, station }),
  ) as [typeof run, typeof run];
  const pool = poolRisk([one.cfads, other.cfads]);
  expect(pool.cfads.life.mean).toBeCloseTo(one.result.cfads.life.mean + other.result.cfads.life.mean, 6);
  const alone = one.result.cfads.life.standardDeviation + other.result.cfads.life.standardDeviation;
  expect(pool.cfads.life.standardDeviation).toBeLessThan(alone);
  expect(pool.cfads.life.standardDeviation).toBeGreaterThan(alone / Math.SQRT2);
  expect(pool.diversification).toBeGreaterThan(0.9);
});

test("stations without PV, storage or charging run too; too few paths are refused", () => {
  const bare: StationSpec = {
    ...spec,
    lifeYears: 2,
    pv: { ...spec.pv, arrays: [] },
    storage: { ...spec.storage, energyKwh: 0 },
    charging: { ...spec.charging, drivers: [] },
    revenue: [],
  };
  const { result: only } = runMonteCarlo(bare, weather, { ...options, paths: 4 });
  expect(only.grid.hourlyYears).toBe(1);
  expect(only.cfads.life.p50).toBeLessThan(0);
  expect(runMonteCarlo(bare, weather, { ...options, paths: 4 }).result).toEqual(only);
  expect(() => runMonteCarlo(spec, weather, { ...options, paths: 1 })).toThrow(
    expect.objectContaining({ code: "UNCERTAINTY_PATHS_INVALID" }),
  );
});
