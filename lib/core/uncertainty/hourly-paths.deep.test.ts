import { stationModel } from "../cashflow/station-model";
import { syntheticYear } from "../energy/weather/synthetic-year";
import { GREENSBORO_MONTHLY } from "../station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../station/presets/standard-node";
import { hourlyPath } from "./hourly-path";
import { interpolatedPath } from "./interpolated-path";
import { drawScenarios, type MonteCarloOptions, runMonteCarlo } from "./monte-carlo";
import { pathCfads } from "./path-cash";
import { DEFAULT_UNCERTAINTY } from "./uncertainty-plan";

const PATHS = 1000;
const HOURLY_PATHS = 20;

const options: MonteCarloOptions = {
  plan: DEFAULT_UNCERTAINTY,
  seed: 1,
  paths: PATHS,
  debt: { principal: 400_000, ratePerYear: 0.06, tenorYears: 12 },
  station: "standard node",
};
const weather = syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 1);
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

test("a thousand lives of the standard node, their CFADS against twenty dispatched hour by hour throughout", () => {
  const began = process.cpuUsage();
  const run = runMonteCarlo(STANDARD_NODE, weather, options);
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  const megabytes = process.memoryUsage().rss / 1e6;
  const model = stationModel(STANDARD_NODE, weather, options.seed);
  const errors: number[] = [];
  let [hourly, interpolated] = [0, 0];
  for (const [path, scenario] of drawScenarios(STANDARD_NODE, { ...options, paths: HOURLY_PATHS }).entries()) {
    const full = hourlyPath({ ...model, seed: 1000 + path }, scenario);
    const loads = full.map(({ energyKwh }) => sum(energyKwh.chargingLoad));
    const years = interpolatedPath(STANDARD_NODE, run.grid, scenario, loads);
    const [a, b] = [full, years].map((list) => sum(pathCfads(STANDARD_NODE, list, scenario))) as [number, number];
    errors.push(b / a - 1);
    hourly += a;
    interpolated += b;
  }
  const percent = (value: number) => `${(100 * value).toFixed(3)} %`;
  process.stdout.write(
    `Monte Carlo, ${PATHS} paths x 25 years: ${seconds.toFixed(1)} s of processor time, ${megabytes.toFixed(0)} MB; CFADS of ${HOURLY_PATHS} hourly paths: mean ${percent(interpolated / hourly - 1)}, widest ${percent(Math.max(...errors.map(Math.abs)))}\n`,
  );
  expect(Math.abs(interpolated / hourly - 1)).toBeLessThan(0.005);
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.01);
  expect(seconds).toBeLessThan(60);
  expect(megabytes).toBeLessThan(600);
}, 900_000);
