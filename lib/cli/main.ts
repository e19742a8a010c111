import { writeFile } from "node:fs/promises";
import { isHeliographError } from "../core/errors/heliograph-error";
import { bondCommand } from "./commands/bond";
import type { CommandIo } from "./commands/command-io";
import { dealCommand } from "./commands/deal";
import { receiptCommand } from "./commands/receipt";
import { samCommand } from "./commands/sam";
import { stationCommand } from "./commands/station";
import { verifyCommand } from "./commands/verify";
import { apiCommand, OPERATION_USAGE } from "./http/api-command";
import { loginCommand } from "./http/login";
import { readInput } from "./read-input";

/** Commands that compute and check by themselves; all others ask a running product. */
const PURE: Readonly<Record<string, (argv: readonly string[], io: CommandIo) => Promise<number>>> = {
  station: stationCommand,
  bond: bondCommand,
  deal: dealCommand,
  receipt: receiptCommand,
  sam: samCommand,
  verify: verifyCommand,
};

const USAGE = [
  "usage: heliograph <command> [arguments]",
  "",
  "  by themselves, offline:",
  "    station simulate   hourly energy and monthly cash flow of a station",
  "    station compare    two stations side by side",
  "    station explain    the formula of a figure and its inputs",
  "    station fit-demand arrivals, stay and energy from a history of charging sessions",
  "    station montecarlo P50 to P99 of energy, CFADS and DSCR",
  "    station export     its hourly and monthly tables as CSV or Parquet",
  "    station weather-report  a weather file beside the synthetic year of its monthly means",
  "    station sun        sunrise, noon and sunset of a place",
  "    bond               schedule, price and yield of a bond",
  "    deal               runs, sizes, stresses and rehearses a deal, draws its losses, checks its pool, makes its documents",
  "    receipt            checks a charging receipt (OCMF)",
  "    sam                runs a case exported from NREL's SAM through the project-finance model",
  "    verify             recomputes an evidence bundle: from signed readings to each holder's cent",
  "",
  "  against a running product (HELIOGRAPH_URL, by default http://127.0.0.1:3000):",
  "    login --email <address>   signs in by mail and keeps a token",
  "    operations                lists every operation of the API",
  ...OPERATION_USAGE.map((line) => `    ${line}`),
].join("\n");

const io: CommandIo = {
  readFile: readInput,
  print: (text) => console.log(text),
  writeFile,
  fetchRpc: async (url, method, params) => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  },
};

const EXIT = { refused: 1, usage: 2 } as const;

async function main([name, ...argv]: readonly string[]): Promise<number> {
  const pure = name !== undefined && Object.hasOwn(PURE, name) ? PURE[name] : undefined;
  if (pure) return pure(argv, io);
  if (name === undefined || name === "help" || name === "--help") {
    console.log(USAGE);
    return name === undefined ? EXIT.usage : 0;
  }
  const product = process.env.HELIOGRAPH_URL ?? "http://127.0.0.1:3000";
  try {
    if (name === "login") return await loginCommand(argv, product, io.print);
    return await apiCommand([name, ...argv], product, { ...io, writeFile });
  } catch (error) {
    if (!isHeliographError(error)) throw error;
    console.error(`${error.code}: ${error.message} ${error.remedy}`);
    return error.code === "CLI_USAGE" ? EXIT.usage : EXIT.refused;
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = EXIT.refused;
  },
);
