import * as z from "zod";
import { simulateStation } from "../../core/cashflow/operation/simulate-station";
import { simulationInputs } from "../../core/cashflow/operation/simulation-inputs";
import type { StationSimulation } from "../../core/cashflow/operation/station-simulation";
import { readWeatherFile } from "../../core/energy/weather/read-weather-file";
import { syntheticYear } from "../../core/energy/weather/synthetic-year";
import type { WeatherYear } from "../../core/energy/weather/weather-year";
import { HeliographError } from "../../core/errors/heliograph-error";
import { hashOf, sha256 } from "../../core/evidence/hash";
import { DebtCase } from "../../core/station/finance-plan";
import { MonthlyClimate } from "../../core/station/monthly-climate";
import { StationSpec } from "../../core/station/station-spec";
import { withDebtCases } from "../../core/uncertainty/debt-cases";
import type { WeatherSource } from "../../flows/stations/station-records";
import type { CommandIo } from "./command-io";
import { readJson, usageError } from "./run-command";

/** Options of every station command: where the hours of weather come from, and the seed. */
export const RUN_OPTIONS = {
  weather: { type: "string" },
  climate: { type: "string" },
  cases: { type: "string" },
  seed: { type: "string", default: "1" },
} as const;

export const RUN_USAGE = `  --weather <file>           EPW, TMY2, TMY3, PVGIS or NSRDB/SAM file
  --climate <monthly.json>   or twelve monthly means, from which hours are made
  --seed <n>                 whole number, 1 if left out: the same seed gives the same result
  --cases <montecarlo.json>  sizes sculpted debt by the cases that montecarlo --json has printed`;

/** What of a Monte Carlo run's JSON debt is sized by. */
const PrintedCases = z.object({ debtCases: z.array(DebtCase).min(1).max(6) });

export type RunOptions = {
  readonly weather?: string | undefined;
  readonly climate?: string | undefined;
  readonly cases?: string | undefined;
  readonly seed: string;
};

export type StationRun = {
  readonly spec: StationSpec;
  readonly simulation: StationSimulation;
  readonly inputsHash: string;
};

/** Reads a station's description and its weather. @throws HeliographError INPUT_FILE_INVALID, CLI_USAGE */
export async function readStation(
  io: CommandIo,
  specPath: string,
  options: RunOptions,
): Promise<{ spec: StationSpec; weather: WeatherYear; source: WeatherSource; seed: number }> {
  if (!/^\d{1,9}$/.test(options.seed)) throw usageError("--seed is a whole number of at most nine digits.");
  if ((options.weather === undefined) === (options.climate === undefined)) {
    throw usageError("Give either --weather or --climate.");
  }
  const seed = Number(options.seed);
  const described = await readAs(io, StationSpec, specPath);
  const spec =
    options.cases === undefined
      ? described
      : withDebtCases(described, (await readAs(io, PrintedCases, options.cases)).debtCases);
  if (!spec) throw usageError(`--cases: ${specPath} has no debt that is sculpted.`);
  if (options.weather === undefined) {
    const climate = await readAs(io, MonthlyClimate, options.climate ?? "");
    return { spec, weather: syntheticYear(spec.site, climate, seed), source: { kind: "monthly", climate }, seed };
  }
  const bytes = await io.readFile(options.weather);
  const weather = readWeatherFile(bytes);
  const { format, source } = weather;
  const name = options.weather.split(/[\\/]/).at(-1) ?? options.weather;
  // As the product keeps it, so that a run here and one there have the same name.
  return { spec, weather, source: { kind: "file", name, format, source, bytesHash: sha256(bytes) }, seed };
}

/** Reads a station with its weather and simulates it. @throws HeliographError INPUT_FILE_INVALID, CLI_USAGE */
export async function runStation(io: CommandIo, specPath: string, options: RunOptions): Promise<StationRun> {
  const { spec, weather, source, seed } = await readStation(io, specPath, options);
  return {
    spec,
    simulation: simulateStation(spec, weather, { seed }),
    inputsHash: hashOf(simulationInputs(spec, source, seed)),
  };
}

/** A JSON file of a known shape. @throws HeliographError INPUT_FILE_INVALID with the place of each mistake, CLI_NOT_JSON */
export async function readAs<Schema extends z.ZodType>(
  io: CommandIo,
  schema: Schema,
  path: string,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await readJson(io, path));
  if (parsed.success) return parsed.data;
  throw new HeliographError({
    code: "INPUT_FILE_INVALID",
    message: `${path}: ${z.prettifyError(parsed.error)}`,
    remedy: "Correct the file; the portal exports one that is right.",
    data: { path },
  });
}
