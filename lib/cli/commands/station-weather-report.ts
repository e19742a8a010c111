import { parseArgs } from "node:util";
import { readWeatherFile } from "../../core/energy/weather/read-weather-file";
import { type WeatherReport, weatherReport } from "../../core/energy/weather/report/weather-report";
import { TimeZone } from "../../core/time/time-zone";
import type { CommandIo } from "./command-io";
import { runCommand, usageError } from "./run-command";

const USAGE = `heliograph station weather-report <file> [options]
  how near the synthetic year comes to a file's hours, given its twelve monthly means
  <file>     TMY2, TMY3, EPW, PVGIS, SAM or NSRDB CSV
  --zone     IANA time zone of the site; UTC if left out
  --seed     of the synthetic year, 1 if left out
  --linke    Linke turbidity of the cloudless sky that hours are held against, 3 if left out
  --json     the report as JSON`;

/** `heliograph station weather-report`: pure, needs no server. @returns exit code: 0 done, 1 input refused, 2 wrong usage */
export function weatherReportCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        zone: { type: "string", default: "UTC" },
        seed: { type: "string", default: "1" },
        linke: { type: "string", default: "3" },
        json: { type: "boolean", default: false },
      },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw usageError("Name one weather file.");
    const zone = TimeZone.safeParse(values.zone);
    if (!zone.success) throw usageError(`"${values.zone}" is no IANA time zone.`);
    if (!/^\d{1,9}$/.test(values.seed)) throw usageError("--seed is a whole number.");
    const linke = Number(values.linke);
    if (!(linke >= 1 && linke <= 10)) throw usageError("--linke is a number from 1 to 10.");
    const report = weatherReport(readWeatherFile(await io.readFile(path)), Number(values.seed), zone.data, linke);
    io.print(values.json ? JSON.stringify(report, null, 2) : table(report));
  });
}

function table({ source, seed, months, ...year }: WeatherReport): string {
  const both = ({ file, synthetic }: { file: number; synthetic: number }, digits = 3) =>
    `${file.toFixed(digits)} ${synthetic.toFixed(digits)}`;
  const rows = [
    ["month", "clearness", "temperature", "KS hours", "spread", "hour to hour"],
    ...months.map((month) => [
      String(month.month),
      both(month.clearness),
      both(month.temperatureC, 2),
      month.hourlyDistance.toFixed(3),
      both(month.spread),
      both(month.hourlyCorrelation),
    ]),
  ];
  return [
    `${source}, beside the synthetic year of seed ${seed} (file first)`,
    ...rows.map((row) =>
      row
        .map((cell) => cell.padEnd(14))
        .join("")
        .trimEnd(),
    ),
    `the year: KS of hours ${year.hourlyDistance.toFixed(3)}, of days ${year.dailyDistance.toFixed(3)}; day to day ${both(year.dailyCorrelation)}`,
    `hours brighter than a cloudless sky by over a tenth: ${(100 * year.brighterThanClear.ineichen).toFixed(1)} % (Ineichen), ${(100 * year.brighterThanClear.haurwitz).toFixed(1)} % (Haurwitz)`,
  ].join("\n");
}
