import * as z from "zod";
import { simulateStation } from "../../core/cashflow/simulate-station";
import { simulationInputs } from "../../core/cashflow/simulation-inputs";
import type { StationSimulation } from "../../core/cashflow/station-simulation";
import { readWeatherFile } from "../../core/energy/weather/read-weather-file";
import { syntheticYear } from "../../core/energy/weather/synthetic-year";
import { HeliographError, isHeliographError } from "../../core/errors/heliograph-error";
import { hashOf } from "../../core/evidence/hash";
import { MonthlyClimate } from "../../core/station/monthly-climate";
import { StationSpec } from "../../core/station/station-spec";

const USAGE = `heliograph station simulate <spec.json> (--weather <file> | --climate <monthly.json>) [--seed <n>] [--json]
  --weather  EPW, TMY3 or PVGIS CSV
  --climate  twelve monthly means, from which hours are made
  --seed     whole number, 1 if left out: the same seed gives the same result
  --json     the whole result but the hourly table, as JSON`;

/**
 * `heliograph station simulate`: pure, needs no server.
 * @returns exit code: 0 done, 1 input refused, 2 wrong usage
 */
export async function stationCommand(
  argv: readonly string[],
  io: { readFile(path: string): Promise<Uint8Array>; print(text: string): void },
): Promise<number> {
  const [verb, specPath, ...rest] = argv;
  const options = optionsOf(rest);
  if (
    verb !== "simulate" ||
    !specPath ||
    !options ||
    (options.weather === undefined) === (options.climate === undefined)
  ) {
    io.print(USAGE);
    return 2;
  }
  try {
    const spec = parseJson(StationSpec, specPath, await io.readFile(specPath));
    const weather =
      options.weather === undefined
        ? syntheticYear(
            spec.site,
            parseJson(MonthlyClimate, options.climate ?? "", await io.readFile(options.climate ?? "")),
            options.seed,
          )
        : readWeatherFile(await io.readFile(options.weather));
    const simulation = simulateStation(spec, weather, { seed: options.seed });
    const inputsHash = hashOf(simulationInputs(spec, weather, options.seed));
    const { firstYear: _, ...summary } = simulation;
    io.print(options.json ? JSON.stringify({ inputsHash, ...summary }, null, 2) : report(spec, simulation, inputsHash));
    return 0;
  } catch (error) {
    if (!isHeliographError(error)) throw error;
    io.print(`${error.code}: ${error.message} ${error.remedy}`);
    return 1;
  }
}

type Options = { weather?: string; climate?: string; seed: number; json: boolean };

function optionsOf(argv: readonly string[]): Options | null {
  const options: Options = { seed: 1, json: false };
  for (let index = 0; index < argv.length; index += 1) {
    const name = argv[index];
    if (name === "--json") {
      options.json = true;
      continue;
    }
    index += 1;
    const value = argv[index];
    if (value === undefined) return null;
    if (name === "--weather") options.weather = value;
    else if (name === "--climate") options.climate = value;
    else if (name === "--seed" && /^\d{1,9}$/.test(value)) options.seed = Number(value);
    else return null;
  }
  return options;
}

function parseJson<Schema extends z.ZodType>(schema: Schema, path: string, bytes: Uint8Array): z.infer<Schema> {
  const invalid = (reason: string) =>
    new HeliographError({
      code: "INPUT_FILE_INVALID",
      message: `${path}: ${reason}`,
      remedy: "Correct the file; the portal exports one that is right.",
      data: { path },
    });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : "not JSON");
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  return parsed.data;
}

function report(spec: StationSpec, { cashFlow, years, modelVersion }: StationSimulation, inputsHash: string): string {
  const { metrics, currency, capexMinor } = cashFlow;
  const whole = (value: number) => Math.round(value).toLocaleString("en-GB");
  const percent = (value: number | null) => (value === null ? "none" : `${(100 * value).toFixed(2)} %`);
  const rows: [string, string][] = [
    ["station", spec.name],
    ["model, inputs", `${modelVersion}, ${inputsHash}`],
    ["PV energy, first year", `${whole(metrics.pvEnergyKwh)} kWh (${whole(metrics.specificYieldKwhPerKw)} kWh/kW)`],
    ["energy charged", `${whole(metrics.chargedEnergyKwh)} kWh in ${whole(metrics.sessions)} sessions`],
    ["grid import, export", `${whole(metrics.gridImportKwh)} kWh, ${whole(metrics.gridExportKwh)} kWh`],
    ["self-consumption", percent(metrics.selfConsumption)],
    ["investment", `${whole(Number(capexMinor) / 100)} ${currency}`],
    ["CFADS, first year", `${whole(years[0]?.cfads ?? 0)} ${currency}`],
    ["internal rate of return", metrics.irr.reason ?? percent(metrics.irr.principal)],
    ["net present value", `${whole(metrics.npv)} ${currency} at ${percent(spec.discountRate)}`],
    ["payback", metrics.paybackMonthsSimple === null ? "never" : `${metrics.paybackMonthsSimple} months`],
  ];
  return rows.map(([name, value]) => `${name.padEnd(26)}${value}`).join("\n");
}
