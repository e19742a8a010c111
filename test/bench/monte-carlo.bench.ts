import { stationModel } from "@/lib/core/cashflow/operation/station-model";
import { syntheticYear } from "@/lib/core/energy/weather/synthetic-year";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { hourlyPath } from "@/lib/core/uncertainty/hourly-path";
import { interpolatedPath } from "@/lib/core/uncertainty/interpolated-path";
import {
  drawScenarios,
  type MonteCarloOptions,
  type MonteCarloRun,
  runMonteCarlo,
} from "@/lib/core/uncertainty/monte-carlo";
import { pathCfads } from "@/lib/core/uncertainty/path-cash";
import { DEFAULT_UNCERTAINTY } from "@/lib/core/uncertainty/uncertainty-plan";
import type { Bench } from "./bench";

const PATHS = 1000;
const HOURLY_PATHS = 20;

const weather = syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 1);
const options: MonteCarloOptions = {
  plan: DEFAULT_UNCERTAINTY,
  seed: 1,
  paths: PATHS,
  debt: { principal: 400_000, ratePerYear: 0.06, tenorYears: 12 },
  station: "standard node",
};

let run: MonteCarloRun | null = null;
let errors: readonly number[] | null = null;

export const benches: readonly Bench[] = [
  {
    name: "Monte Carlo, 1,000 paths x 25 years",
    unit: "s",
    target: 60,
    measure: () => {
      const began = performance.now();
      run = runMonteCarlo(STANDARD_NODE, weather, options);
      return (performance.now() - began) / 1000;
    },
  },
  {
    name: "Monte Carlo, processor time of the same",
    unit: "s",
    measure: () => {
      const began = process.cpuUsage();
      run = runMonteCarlo(STANDARD_NODE, weather, options);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1e6;
    },
  },
  {
    name: "Monte Carlo, memory of the process after it",
    unit: "MB",
    target: 600,
    measure: () => process.memoryUsage().rss / 1e6,
  },
  {
    name: "Monte Carlo, CFADS of 20 hourly paths together",
    unit: "%",
    target: 0.5,
    measure: () => {
      const list = errorsOfPaths();
      return 100 * Math.abs(list.reduce((sum, error) => sum + error, 0) / list.length);
    },
  },
  {
    name: "Monte Carlo, widest of the 20",
    unit: "%",
    target: 0.5,
    measure: () => 100 * Math.max(...errorsOfPaths().map(Math.abs)),
  },
];

/** CFADS of whole lives between the nodes over that of the same lives dispatched hour by hour throughout, less 1. */
function errorsOfPaths(): readonly number[] {
  if (errors) return errors;
  const { grid } = run ?? runMonteCarlo(STANDARD_NODE, weather, options);
  const model = stationModel(STANDARD_NODE, weather, options.seed);
  errors = drawScenarios(STANDARD_NODE, { ...options, paths: HOURLY_PATHS }).map((scenario, path) => {
    const hourly = hourlyPath({ ...model, seed: 1000 + path }, scenario);
    const loads = hourly.map(({ energyKwh }) => sum(energyKwh.chargingLoad));
    const between = interpolatedPath(STANDARD_NODE, grid, scenario, loads);
    return sum(pathCfads(STANDARD_NODE, between, scenario)) / sum(pathCfads(STANDARD_NODE, hourly, scenario)) - 1;
  });
  return errors;
}

function sum(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}
