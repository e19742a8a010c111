import { stationModel } from "../cashflow/operation/station-model";
import { STATION_MODEL_VERSION } from "../cashflow/operation/station-simulation";
import { RandomStream } from "../energy/random/random-stream";
import type { WeatherYear } from "../energy/weather/weather-year";
import { HeliographError } from "../errors/heliograph-error";
import type { StationSpec } from "../station/station-spec";
import type { LevelDebt } from "./debt-service";
import { type DispatchGrid, dispatchGridSteps } from "./dispatch-grid";
import { quantile, quantileError } from "./exceedance";
import { deviationOfMean, drawVariates, spreadOf } from "./gaussian-copula";
import { interpolatedPath, pathLoads } from "./interpolated-path";
import type { ConvergencePoint, MonteCarloResult, TornadoBar } from "./monte-carlo-result";
import { pathCfads } from "./path-cash";
import { byPeriod, dscrOf, emptyPathTable, energyOfYear, fanOf, type PathTable, pathMeans } from "./path-table";
import { medianVariates, type ScenarioYear, scenarioYears, singleFactorVariates } from "./scenario-year";
import { RISK_FACTORS, type UncertaintyPlan } from "./uncertainty-plan";

const PATHS_MAX = 20_000;
/** Paths between two reports of progress. */
const PATHS_PER_STEP = 20;
/** Points at which the running quantiles are shown. */
const CONVERGENCE_POINTS = 20;
/** The grid's share of the work, for progress. */
const GRID_SHARE = 0.4;

export type MonteCarloOptions = {
  readonly plan: UncertaintyPlan;
  /** Integer from 0 to 2^32 - 1. Stations of one pool are given the same, and share their factors path by path. */
  readonly seed: number;
  readonly paths: number;
  readonly debt: LevelDebt | null;
  /** Names the station's own part of the factors: its id, or its name. */
  readonly station: string;
};

export type MonteCarloRun = {
  readonly result: MonteCarloResult;
  readonly grid: DispatchGrid;
  readonly pvEnergy: PathTable;
  readonly chargedEnergy: PathTable;
  readonly cfads: PathTable;
};

/**
 * A station's energy and cash over many paths: hourly dispatch on a grid of PV levels x charging demand x storage health that
 * encloses every path, each path's years interpolated between the nodes, its cash by the same revenue, cost and tax rules as a
 * simulation. Yields the share that is done.
 * @throws HeliographError UNCERTAINTY_PATHS_INVALID, UNCERTAINTY_CORRELATION_INVALID
 */
export function* monteCarloSteps(
  spec: StationSpec,
  weather: WeatherYear,
  options: MonteCarloOptions,
): Generator<number, MonteCarloRun, void> {
  const { plan, seed, paths, debt } = options;
  if (!Number.isInteger(paths) || paths < 2 || paths > PATHS_MAX) {
    throw new HeliographError({
      code: "UNCERTAINTY_PATHS_INVALID",
      message: `${paths} paths cannot be run.`,
      remedy: `Ask for 2 to ${PATHS_MAX}.`,
      data: { paths },
    });
  }
  const years = spec.lifeYears;
  const model = stationModel(spec, weather, seed);
  const scenarios = drawScenarios(spec, options);
  const tornado = tornadoScenarios(spec, plan);
  const grid = yield* share(
    dispatchGridSteps(model, [...scenarios, ...tornado.flatMap(({ pair }) => pair)]),
    GRID_SHARE,
  );

  const tables = {
    pv: emptyPathTable(paths, years),
    charged: emptyPathTable(paths, years),
    cfads: emptyPathTable(paths, years),
  };
  for (const [path, scenario] of scenarios.entries()) {
    const counting = new RandomStream(seed, `risk/counting/${options.station}/${path}`);
    const loads = pathLoads(grid, scenario, () => counting.normal());
    const operated = interpolatedPath(spec, grid, scenario, loads);
    for (const [year, result] of operated.entries()) {
      tables.pv.values[path * years + year] = energyOfYear(result, "pv");
      tables.charged.values[path * years + year] = energyOfYear(result, "charged");
    }
    tables.cfads.values.set(pathCfads(spec, operated, scenario), path * years);
    if (path % PATHS_PER_STEP === 0) yield GRID_SHARE + (1 - GRID_SHARE) * (path / paths);
  }
  const meanCfads = (scenario: readonly ScenarioYear[]) => {
    const operated = interpolatedPath(
      spec,
      grid,
      scenario,
      pathLoads(grid, scenario, () => 0),
    );
    return pathCfads(spec, operated, scenario).reduce((a, b) => a + b, 0) / years;
  };
  const bars = tornado.map(
    ({ factor, pair }): TornadoBar => ({
      factor,
      atP90: meanCfads(pair[0]),
      atP10: meanCfads(pair[1]),
    }),
  );
  const result: MonteCarloResult = {
    modelVersion: STATION_MODEL_VERSION,
    currency: spec.currency,
    seed,
    paths,
    plan,
    debt,
    grid: gridFacts(grid),
    pvEnergy: byPeriod(tables.pv),
    chargedEnergy: byPeriod(tables.charged),
    cfads: byPeriod(tables.cfads),
    dscr: debt ? dscrOf(tables.cfads, debt) : null,
    fan: { pvEnergy: fanOf(tables.pv), chargedEnergy: fanOf(tables.charged), cfads: fanOf(tables.cfads) },
    tornado: {
      median: meanCfads(scenarioYears(spec, plan, medianVariates(years), years)),
      bars: bars.sort((a, b) => Math.abs(b.atP10 - b.atP90) - Math.abs(a.atP10 - a.atP90)),
    },
    convergence: convergenceOf(pathMeans(tables.cfads, years)),
  };
  yield 1;
  return { result, grid, pvEnergy: tables.pv, chargedEnergy: tables.charged, cfads: tables.cfads };
}

/** The scenarios of all paths. */
export function drawScenarios(spec: StationSpec, options: MonteCarloOptions): ScenarioYear[][] {
  const { plan, seed, paths, station } = options;
  const years = spec.lifeYears;
  return Array.from({ length: paths }, (_, path) =>
    scenarioYears(spec, plan, drawVariates(plan, { seed, path, station, years }), years),
  );
}

/** Each factor that scatters, low and high. */
function tornadoScenarios(spec: StationSpec, plan: UncertaintyPlan) {
  const years = spec.lifeYears;
  return RISK_FACTORS.filter((factor) => spreadOf(plan, factor).deviation > 0).map((factor) => {
    const deviation = deviationOfMean(spreadOf(plan, factor).persistence, years);
    const at = (probability: number) =>
      scenarioYears(spec, plan, singleFactorVariates(factor, probability, deviation, years), years);
    return { factor, pair: [at(0.1), at(0.9)] as const };
  });
}

function convergenceOf(values: Float64Array): ConvergencePoint[] {
  const points = Math.min(CONVERGENCE_POINTS, Math.floor(values.length / 10)) || 1;
  return Array.from({ length: points }, (_, index) => {
    const paths = Math.round((values.length * (index + 1)) / points);
    const sorted = values.slice(0, paths).sort();
    return {
      paths,
      p50: quantile(sorted, 0.5),
      p50Error: quantileError(sorted, 0.5),
      p90: quantile(sorted, 0.1),
      p90Error: quantileError(sorted, 0.1),
    };
  });
}

function gridFacts(grid: DispatchGrid): MonteCarloResult["grid"] {
  return {
    dcLevels: [...grid.dcLevels],
    arrivalLevels: [...(grid.response?.levels ?? [])],
    storageCapacityShares: [...grid.capacityShares],
    operatingYears: grid.eras.flatMap(({ gridYears }) => [...gridYears]),
    hourlyYears: grid.hourlyYears,
  };
}

/** A part of the work that counts as a share of the whole. */
function* share<Result>(steps: Generator<number, Result, void>, part: number): Generator<number, Result, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield part * step.value;
  }
}

/** Runs to its end at once. @param onProgress told the share that is done */
export function runMonteCarlo(
  spec: StationSpec,
  weather: WeatherYear,
  options: MonteCarloOptions,
  onProgress?: (fraction: number) => void,
): MonteCarloRun {
  const steps = monteCarloSteps(spec, weather, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
  }
}
