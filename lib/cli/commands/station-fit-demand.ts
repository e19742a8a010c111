import { parseArgs } from "node:util";
import { readCsvHistory } from "../../core/energy/charging/csv-history";
import { type DemandFit, fitDemand } from "../../core/energy/charging/fit-demand";
import { readOcpiHistory } from "../../core/energy/charging/ocpi-history";
import type { CommandIo } from "./command-io";
import { readJson, runCommand, usageError } from "./run-command";

const USAGE = `heliograph station fit-demand <sessions.json|sessions.csv> [options]
  sessions   an OCPI 2.2.1 or 2.3 list of CDRs or sessions, or a CSV with start, end, energy_kwh (and kind)
  --zone     IANA time zone of the station, for OCPI's UTC times; UTC if left out
  --kind     ac or dc, for sessions that do not tell; dc if left out
  --json     the fits with the driver groups to put into a station's description, as JSON`;

/** `heliograph station fit-demand`: pure, needs no server. @returns exit code: 0 done, 1 input refused, 2 wrong usage */
export function fitDemandCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        zone: { type: "string", default: "UTC" },
        kind: { type: "string", default: "dc" },
        json: { type: "boolean", default: false },
      },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw usageError("Name one file of sessions.");
    if (values.kind !== "ac" && values.kind !== "dc") throw usageError("--kind is ac or dc.");
    const history = path.toLowerCase().endsWith(".json")
      ? readOcpiHistory(await readJson(io, path), values.zone)
      : readCsvHistory(new TextDecoder().decode(await io.readFile(path)));
    const fits = fitDemand(history, values.kind);
    io.print(values.json ? JSON.stringify({ leftOut: history.leftOut, fits }, null, 2) : fits.map(report).join("\n\n"));
  });
}

function report({ kind, sessions, arrivals, stay, energy }: DemandFit): string {
  const quantity = (label: string, unit: string, { chosen, distance, probability }: DemandFit["stay"]) =>
    `${label.padEnd(10)}${chosen.family}, mean ${chosen.mean.toFixed(1)} ${unit}; KS distance ${distance.toFixed(4)}, probability ${probability.toFixed(3)}`;
  return [
    `${kind.toUpperCase()}: ${sessions} sessions on ${arrivals.days} days`,
    `${"arrivals".padEnd(10)}${arrivals.arrivalsPerDay.toFixed(2)} a day, dispersion ${arrivals.dispersion.toFixed(2)} (1 = Poisson)`,
    quantity("stay", "min", stay),
    quantity("energy", "kWh", energy),
  ].join("\n");
}
