import { parseArgs } from "node:util";
import { simulateStation } from "../../core/cashflow/operation/simulate-station";
import { hourlyCsv } from "../../core/cashflow/tables/hourly-csv";
import { hourlyParquet } from "../../core/cashflow/tables/hourly-parquet";
import { monthlyCsv } from "../../core/cashflow/tables/monthly-csv";
import { monthlyParquet } from "../../core/cashflow/tables/monthly-parquet";
import { readWeatherFile } from "../../core/energy/weather/read-weather-file";
import { syntheticYear } from "../../core/energy/weather/synthetic-year";
import { MonthlyClimate } from "../../core/station/monthly-climate";
import { StationSpec } from "../../core/station/station-spec";
import type { CommandIo } from "./command-io";
import { runCommand, usageError } from "./run-command";
import { parseSpecFile } from "./spec-file";

const USAGE = `heliograph station export <spec.json> (--weather <file> | --climate <monthly.json>) --out <name> [options]
  writes <name>-hourly and <name>-monthly: the first year's hours, the life's months
  --weather  TMY2, TMY3, EPW, PVGIS, SAM or NSRDB CSV
  --climate  twelve monthly means, from which hours are made
  --format   csv or parquet; both if left out
  --seed     whole number, 1 if left out`;

/** `heliograph station export`: pure but for the files it writes. @returns exit code: 0 done, 1 input refused, 2 wrong usage */
export function exportCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        weather: { type: "string" },
        climate: { type: "string" },
        out: { type: "string" },
        format: { type: "string" },
        seed: { type: "string", default: "1" },
      },
    });
    const { weather: weatherPath, climate: climatePath, out, format } = values;
    const { writeFile } = io;
    const [specPath] = positionals;
    if (specPath === undefined || out === undefined || writeFile === undefined)
      throw usageError("Name spec and --out.");
    if (format !== undefined && format !== "csv" && format !== "parquet")
      throw usageError("--format is csv or parquet.");
    if (!/^\d{1,9}$/.test(values.seed)) throw usageError("--seed is a whole number.");
    const seed = Number(values.seed);
    const spec = parseSpecFile(StationSpec, specPath, await io.readFile(specPath));
    const weatherYear = async () => {
      if (weatherPath !== undefined && climatePath === undefined)
        return readWeatherFile(await io.readFile(weatherPath));
      if (climatePath === undefined || weatherPath !== undefined) throw usageError("Give --weather or --climate.");
      return syntheticYear(spec.site, parseSpecFile(MonthlyClimate, climatePath, await io.readFile(climatePath)), seed);
    };
    const { firstYear, cashFlow } = simulateStation(spec, await weatherYear(), { seed });
    const text = (csv: string) => new TextEncoder().encode(csv);
    const tables: Record<string, () => Uint8Array> = {
      "hourly.csv": () => text(hourlyCsv(firstYear)),
      "monthly.csv": () => text(monthlyCsv(cashFlow)),
      "hourly.parquet": () => hourlyParquet(firstYear),
      "monthly.parquet": () => monthlyParquet(cashFlow),
    };
    for (const [name, bytes] of Object.entries(tables)) {
      if (format !== undefined && !name.endsWith(format)) continue;
      await writeFile(`${out}-${name}`, bytes());
      io.print(`${out}-${name}`);
    }
  });
}
