import { parseArgs } from "node:util";
import * as z from "zod";
import { samReport } from "../../core/cashflow/project-finance/sam/sam-report";
import type { CommandIo } from "./command-io";
import { readJson, runCommand, usageError } from "./run-command";

const USAGE = `heliograph sam <inputs.json>
  Runs the project-finance model on an inputs file exported from NREL's SAM (Single Owner, or LCOE calculator) and
  prints debt, returns, levelised costs and yearly lines under SAM's names, as JSON.`;

/** `heliograph sam`: the same case that SAM computed, by this model. Exit codes: 0, 1 refused, 2 usage. */
export async function samCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const [path, ...more] = parseArgs({ args: [...argv], allowPositionals: true }).positionals;
    if (path === undefined || more.length > 0) throw usageError("sam takes one file.");
    const inputs = z.record(z.string(), z.unknown()).safeParse(await readJson(io, path));
    if (!inputs.success) throw usageError(`${path} is not a JSON object.`);
    io.print(JSON.stringify(samReport(inputs.data), null, 2));
  });
}
