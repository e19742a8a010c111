import { parseArgs } from "node:util";
import { equationOfTimeMinutes, type SunEvents, sunEvents } from "../../core/energy/pv/sun/sun-events";
import { DAY_MS, formatInstant, HOUR_MS, parseInstant } from "../../core/time/instant";
import type { CommandIo } from "./command-io";
import { runCommand, usageError } from "./run-command";

const USAGE = `heliograph station sun <latitude> <longitude> <date> [--days <n>] [--universal-day] [--json]
  sunrise, noon and sunset in UTC, and the equation of time, by NREL's SPA
  <latitude> <longitude>  degrees, north and east positive (write -- before a negative one)
  <date>                  YYYY-MM-DD, the day of the site
  --days                  how many days, 1 if left out
  --universal-day         sunrise and sunset folded into one day of universal time, as SPA's appendix and pvlib do`;

type Row = SunEvents & { readonly date: string; readonly equationOfTimeMinutes: number };

/** `heliograph station sun`: pure, needs no server. @returns exit code: 0 done, 1 input refused, 2 wrong usage */
export function sunCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        days: { type: "string", default: "1" },
        "universal-day": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [latitudeDeg, longitudeDeg] = [Number(positionals[0]), Number(positionals[1])];
    const date = positionals[2] ?? "";
    if (!(Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180))
      throw usageError("Give latitude and longitude.");
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{1,3}$/.test(values.days)) throw usageError("Give a date and days.");
    const rows = Array.from({ length: Number(values.days) }, (_, day): Row => {
      const midnight = parseInstant(`${date}T00:00:00Z`) + day * DAY_MS;
      const noon = midnight + DAY_MS / 2 - (longitudeDeg / 15) * HOUR_MS;
      const events = sunEvents(noon, { latitudeDeg, longitudeDeg }, values["universal-day"] ? midnight : undefined);
      const equation = equationOfTimeMinutes(events.transit);
      return { date: formatInstant(midnight).slice(0, 10), ...events, equationOfTimeMinutes: equation };
    });
    io.print(values.json ? JSON.stringify(rows.map(named), null, 2) : rows.map(line).join("\n"));
  });
}

function named({ sunrise, transit, sunset, ...row }: Row) {
  const iso = (instant: number | null) => (instant === null ? null : formatInstant(instant));
  return { ...row, sunrise: iso(sunrise), transit: iso(transit), sunset: iso(sunset) };
}

function line(row: Row): string {
  const { date, sunrise, transit, sunset, equationOfTimeMinutes: equation } = named(row);
  return `${date}  rises ${sunrise ?? "not"}  noon ${transit}  sets ${sunset ?? "not"}  equation of time ${equation.toFixed(2)} min`;
}
