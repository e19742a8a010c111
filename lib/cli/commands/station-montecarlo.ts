import { parseArgs } from "node:util";
import { readWeatherFile } from "../../core/energy/weather/read-weather-file";
import { syntheticYear } from "../../core/energy/weather/synthetic-year";
import { MonthlyClimate } from "../../core/station/monthly-climate";
import { StationSpec } from "../../core/station/station-spec";
import { debtCasesOf } from "../../core/uncertainty/debt-cases";
import { LevelDebt } from "../../core/uncertainty/debt-service";
import type { Exceedance } from "../../core/uncertainty/exceedance";
import { type MonteCarloRun, runMonteCarlo } from "../../core/uncertainty/monte-carlo";
import { poolRisk } from "../../core/uncertainty/pool-risk";
import { DEFAULT_UNCERTAINTY, UncertaintyPlan } from "../../core/uncertainty/uncertainty-plan";
import type { CommandIo } from "./command-io";
import { runCommand, usageError } from "./run-command";
import { readAs } from "./station-run";

const USAGE = `heliograph station montecarlo <spec.json>... (--weather <file> | --climate <monthly.json>) [options]
  --paths <n>      paths of a life, 1000 if left out
  --seed <n>       whole number, 1 if left out: the same seed gives the same result
  --plan <json>    spreads and correlations of the factors; else the built-in ones
  --debt <json>    {"principal": 400000, "ratePerYear": 0.06, "tenorYears": 12}, for the DSCR
  --station <id>   what names a station's own part of the factors, once for each file: its id in a product gives the product's
                   figures; its own name if left out
  --json           the whole result as JSON, with the cases of debt sizing: simulate --cases reads them
  Several stations are also added up as a pool that shares its factors.`;

/** `heliograph station montecarlo`: pure, needs no server. @returns exit code: 0 done, 1 input refused, 2 wrong usage */
export function monteCarloCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        weather: { type: "string" },
        climate: { type: "string" },
        paths: { type: "string", default: "1000" },
        seed: { type: "string", default: "1" },
        plan: { type: "string" },
        debt: { type: "string" },
        station: { type: "string", multiple: true, default: [] },
        json: { type: "boolean", default: false },
      },
    });
    if (positionals.length === 0) throw usageError("No station is named.");
    if ((values.weather === undefined) === (values.climate === undefined)) {
      throw usageError("Give either --weather or --climate.");
    }
    const [seed, paths] = [wholeNumber("--seed", values.seed), wholeNumber("--paths", values.paths)];
    const { plan: planPath, debt: debtPath, climate: climatePath } = values;
    const plan = planPath === undefined ? DEFAULT_UNCERTAINTY : await readAs(io, UncertaintyPlan, planPath);
    const debt = debtPath === undefined ? null : await readAs(io, LevelDebt, debtPath);
    const climate = climatePath === undefined ? undefined : await readAs(io, MonthlyClimate, climatePath);
    const weather = values.weather === undefined ? undefined : readWeatherFile(await io.readFile(values.weather));
    const runs: { readonly name: string; readonly run: MonteCarloRun }[] = [];
    if (values.station.length > 0 && values.station.length !== positionals.length) {
      throw usageError("Name every station with --station, or none.");
    }
    for (const [index, path] of positionals.entries()) {
      const spec = await readAs(io, StationSpec, path);
      const year = weather ?? (climate && syntheticYear(spec.site, climate, seed));
      if (!year) throw usageError("No weather is given.");
      const namesakes = runs.filter(({ name }) => name === spec.name).length;
      const station = values.station[index] ?? (namesakes === 0 ? spec.name : `${spec.name} ${namesakes + 1}`);
      const options = { plan, seed, paths, debt, station };
      runs.push({ name: spec.name, run: runMonteCarlo(spec, year, options) });
    }
    const pool = runs.length > 1 ? poolRisk(runs.map(({ run }) => run.cfads)) : null;
    if (values.json) {
      const stations = runs.map(({ name, run }) => ({ name, ...run.result, debtCases: debtCasesOf(run.result) }));
      io.print(JSON.stringify(pool ? { stations, pool } : stations[0], null, 2));
      return;
    }
    for (const { name, run } of runs) io.print(report(name, run));
    if (pool) {
      io.print(`Pool of ${runs.length}: diversification ${pool.diversification.toFixed(3)} at P90`);
      io.print(line("CFADS, life", pool.cfads.life, 0));
    }
  });
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw usageError(`${option} must be a whole number.`);
  return Number(text);
}

function report(name: string, { result }: MonteCarloRun): string {
  const { currency, paths, grid, pvEnergy, chargedEnergy, cfads, dscr } = result;
  const head = ["a year", "mean", "P50", "P75", "P90", "P95", "P99"].map((text, index) => cell(text, index)).join("");
  return [
    `${name}: ${paths} paths over ${grid.hourlyYears} years dispatched by the hour; Pxx is exceeded with xx %`,
    head,
    line("PV energy, one year [kWh]", pvEnergy.oneYear, 0),
    line("PV energy, ten years [kWh]", pvEnergy.tenYears, 0),
    line("PV energy, life [kWh]", pvEnergy.life, 0),
    line("charged, one year [kWh]", chargedEnergy.oneYear, 0),
    line("charged, life [kWh]", chargedEnergy.life, 0),
    line(`CFADS, one year [${currency}]`, cfads.oneYear, 0),
    line(`CFADS, ten years [${currency}]`, cfads.tenYears, 0),
    line(`CFADS, life [${currency}]`, cfads.life, 0),
    ...(dscr
      ? [
          line("DSCR, one year", dscr.oneYear, 2),
          line("DSCR, ten years", dscr.tenYears, 2),
          line("DSCR, tenor", dscr.life, 2),
          line("DSCR, lowest year", dscr.lowest, 2),
        ]
      : []),
    ...debtCases(result),
  ].join("\n");
}

/** What debt is sized by, a line a case. */
function debtCases(result: MonteCarloRun["result"]): string[] {
  const cases = debtCasesOf(result);
  if (cases.length === 0) return ["debt cases: none, a bad year leaves no cash to serve debt"];
  return cases.map(
    ({ name, cashFactor, contractedDscr, merchantDscr }) =>
      `debt case ${name}: ${(100 * cashFactor).toFixed(2)} % of the plan's cash, DSCR ${contractedDscr.toFixed(2)} contracted, ${merchantDscr.toFixed(2)} merchant`,
  );
}

function line(label: string, { mean, p50, p75, p90, p95, p99 }: Exceedance, decimals: number): string {
  const values = [mean, p50, p75, p90, p95, p99].map((value) => value.toFixed(decimals));
  return [label, ...values].map((text, index) => cell(text, index)).join("");
}

function cell(text: string, index: number): string {
  return index === 0 ? text.padEnd(28) : text.padStart(11);
}
