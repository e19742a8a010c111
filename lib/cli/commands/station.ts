import { parseArgs } from "node:util";
import { compareSimulations } from "../../core/cashflow/operation/compare-simulations";
import type { CommandIo } from "./command-io";
import { runCommand, usageError } from "./run-command";
import { dispatchComparison, dispatchJson, dispatchTable } from "./station-dispatch";
import { explainedFigure } from "./station-explain";
import { exportCommand } from "./station-export";
import { fitDemandCommand } from "./station-fit-demand";
import { monteCarloCommand } from "./station-montecarlo";
import { stationReport } from "./station-report";
import { RUN_OPTIONS, RUN_USAGE, readStation, runStation } from "./station-run";
import { sunCommand } from "./station-sun";
import { weatherReportCommand } from "./station-weather-report";

const USAGE = `heliograph station simulate <spec.json> (--weather <file> | --climate <monthly.json>) [--seed <n>] [--cases <montecarlo.json>] [--json]
heliograph station compare <a.json> <b.json> (--weather <file> | --climate <monthly.json>) [--seed <n>] [--cases <montecarlo.json>]
heliograph station dispatch <spec.json> (--weather <file> | --climate <monthly.json>) [--seed <n>] [--prices <csv>] [--json]
heliograph station explain <figure> <spec.json> (--weather <file> | --climate <monthly.json>) [--seed <n>] [--month <yyyy-mm>]
  simulate   the whole life; --json prints all of it but the hourly table
  compare    two stations with the same weather and seed, side by side, as JSON
  dispatch   what each policy makes of the storage in the first year, between none and the optimum; --prices takes a
             market's hourly prices per MWh with forecasts beside them in place of the station's tariffs
  explain    the formula of a figure and its inputs, down to the station's description, as JSON:
             npv, irr, irrReal, payback, paybackDiscounted, investment, lcoe, lcos, chargingCost, specificYield,
             performanceRatio, chargedEnergy, selfConsumption, selfSufficiency, debt; with --month a revenue stream,
             a cost line or cfads of that month
${RUN_USAGE}
heliograph station export           its hourly and monthly tables as CSV or Parquet
heliograph station weather-report   a weather file beside the synthetic year of its monthly means
heliograph station sun              sunrise, noon and sunset
heliograph station montecarlo       the spread of energy, CFADS and DSCR
heliograph station fit-demand       demand fitted from a history of sessions`;

/** Commands that tell their own options. */
const OWN_COMMANDS: Readonly<Record<string, (argv: readonly string[], io: CommandIo) => number | Promise<number>>> = {
  "weather-report": weatherReportCommand,
  export: exportCommand,
  sun: sunCommand,
  montecarlo: monteCarloCommand,
  "fit-demand": fitDemandCommand,
};

/**
 * `heliograph station`: pure, needs no server.
 * @returns exit code: 0 done, 1 input refused, 2 wrong usage
 */
export async function stationCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const owned = OWN_COMMANDS[argv[0] ?? ""];
  if (owned) return owned(argv.slice(1), io);
  return runCommand(io, USAGE, async () => {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...RUN_OPTIONS,
        json: { type: "boolean", default: false },
        month: { type: "string" },
        prices: { type: "string" },
      },
    });
    const [verb, first, second, ...more] = positionals;
    const print = (value: unknown) => io.print(JSON.stringify(value, null, 2));
    if (verb === "simulate" && first !== undefined && second === undefined) {
      const run = await runStation(io, first, values);
      const { firstYear: _, ...summary } = run.simulation;
      return values.json ? print({ inputsHash: run.inputsHash, ...summary }) : io.print(stationReport(run));
    }
    if (verb === "compare" && first !== undefined && second !== undefined && more.length === 0) {
      const a = await runStation(io, first, values);
      const b = await runStation(io, second, values);
      return print({
        a: { station: a.spec.name, inputsHash: a.inputsHash },
        b: { station: b.spec.name, inputsHash: b.inputsHash },
        figures: compareSimulations(a.simulation, b.simulation),
      });
    }
    if (verb === "dispatch" && first !== undefined && second === undefined) {
      const { spec, weather, seed } = await readStation(io, first, values);
      const comparison = await dispatchComparison(io, spec, weather, seed, values.prices);
      return values.json ? print(dispatchJson(comparison)) : io.print(dispatchTable(comparison, spec.currency));
    }
    if (verb === "explain" && first !== undefined && second !== undefined && more.length === 0) {
      const { spec, simulation } = await runStation(io, second, values);
      return print(explainedFigure(spec, simulation, first, values.month));
    }
    throw usageError("station takes simulate, compare, dispatch or explain with its files.");
  });
}
