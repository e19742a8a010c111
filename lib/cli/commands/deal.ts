import { parseArgs } from "node:util";
import * as z from "zod";
import { dealLosses, LossOrder } from "../../core/abs/losses/deal-losses";
import { Rehearsal, rehearseDefault } from "../../core/abs/losses/default-rehearsal";
import { PoolOutlook } from "../../core/abs/outlook/pool-outlook";
import { shockRevenue } from "../../core/abs/pool/period-inputs";
import { checkPool, RuledPool } from "../../core/abs/pool/pool-rules";
import { dealFigures } from "../../core/abs/projection/deal-figures";
import { projectDeal } from "../../core/abs/projection/project";
import { type ProjectionSummary, summarizeProjection } from "../../core/abs/projection/projection-summary";
import { Scenario } from "../../core/abs/projection/scenario-table";
import { SizingRequest, sizeFromRequest } from "../../core/abs/sizing/sizing-request";
import { StressSizing, stressSizes } from "../../core/abs/sizing/stress-sizing";
import { MonthlyCashFlow } from "../../core/cashflow/lines/monthly-cash-flow";
import { DealTerms } from "../../core/deal/terms";
import { assertTermsSound } from "../../core/deal/terms-soundness";
import { HeliographError } from "../../core/errors/heliograph-error";
import { money, toDecimalString } from "../../core/money/money";
import type { CommandIo } from "./command-io";
import { dealDocuments } from "./deal-documents";
import { dealUpdate } from "./deal-update";
import { parsedInput, readJson, runCommand, usageError } from "./run-command";

const USAGE = `heliograph deal run <terms.json> --cashflow <months.json> [--drop-bps <0..10000>] [--scenarios <list.json>] [--json]
  Checks the terms and runs the waterfall over the deal's calendar on projected months.
  --drop-bps   lowers all revenue by so many basis points
  --scenarios  runs each named scenario too and prints every figure as JSON
  --json       prints the summary as JSON
heliograph deal size <sizing.json>
  The largest senior and mezzanine for which every stated case holds, with sculpted principal; JSON in and out.
heliograph deal stress-size <terms.json> --cashflow <months.json> --cases <sizing.json>
  The largest classes that are paid in full and on time by the deal's own waterfall in each of their cases; JSON in and out.
heliograph deal losses <terms.json> --pool <outlook.json> [--paths <100..10000>] [--seed <n>] [--grades <table.json>]
  Probability of default, expected loss and life of each tranche over many futures of the pool, as JSON. The pool is what
  read-pool-outlook prints; a table of grades is your own, and what is read from it is not a rating.
heliograph deal pool <pool.json>
  Which stations are not eligible, and which concentrations are above their limit; exit code 1 where there is one.
heliograph deal documents <figures.json> --out <folder>
  Makes the documents of a deal again from its published figures: cash flows (CSV) and ACTUS terms (JSON) of each tranche.
  Prints the SHA-256 of each, to be compared with the published ones; the PDF documents hold the same figures.
heliograph deal rehearse <terms.json> --cashflow <months.json> --failure <rehearsal.json>
  Plays the failure of a servicer, meter, bank or price period by period; JSON in and out.
heliograph deal update <terms.json> --cashflow <months.json> --statements <statements.json>
  The projection with its closed periods as their statements say, the others as forecast: figures and every period, as JSON.
  The statements are the statement.json of each period's evidence bundle, in a list.`;

const OPTIONS = {
  cashflow: { type: "string" },
  "drop-bps": { type: "string" },
  scenarios: { type: "string" },
  failure: { type: "string" },
  statements: { type: "string" },
  out: { type: "string" },
  cases: { type: "string" },
  pool: { type: "string" },
  grades: { type: "string" },
  paths: { type: "string" },
  seed: { type: "string" },
  json: { type: "boolean" },
} as const;

/** `heliograph deal run|size|stress-size|losses|pool|documents|rehearse|update`: a deal's figures from files alone. Exit codes: 0, 1 refused, 2 usage. */
export async function dealCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { positionals, values } = parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });
    const [verb, path, surplus] = positionals;
    if (!path || surplus) throw usageError("deal takes a verb and one file.");
    switch (verb) {
      case "run":
        return run(io, path, values);
      case "size": {
        const request = await read(io, SizingRequest, path);
        return io.print(JSON.stringify(sizeFromRequest(request), null, 2));
      }
      case "stress-size": {
        if (values.cases === undefined) throw usageError("deal stress-size takes --cases.");
        const { terms, months } = await projection(io, path, values.cashflow);
        return printJson(io, stressSizes(terms, months, await read(io, StressSizing, values.cases)));
      }
      case "losses":
        return losses(io, path, values);
      case "pool":
        return pool(io, path);
      case "documents":
        return dealDocuments(io, path, values.out);
      case "rehearse":
        return rehearse(io, path, values);
      case "update": {
        if (values.statements === undefined) throw usageError("deal update takes --statements.");
        return printJson(io, await dealUpdate(io, await projection(io, path, values.cashflow), values.statements));
      }
      default:
        throw usageError(`deal does not know ${verb}.`);
    }
  });
}

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, "json">, string>> & { json?: boolean };

async function run(io: CommandIo, path: string, values: Values): Promise<void> {
  const { terms, months } = await projection(io, path, values.cashflow);
  const shocked = shockRevenue(months, dropBpsOf(values["drop-bps"]));
  if (values.scenarios !== undefined) {
    const scenarios = await read(io, z.array(Scenario), values.scenarios);
    return io.print(JSON.stringify(dealFigures(terms, shocked, scenarios), null, 2));
  }
  const summary = summarizeProjection(projectDeal(terms, shocked));
  io.print(values.json ? JSON.stringify(summary, null, 2) : summaryTable(terms, summary));
}

async function rehearse(io: CommandIo, path: string, { cashflow, failure }: Values): Promise<void> {
  if (failure === undefined) throw usageError("deal rehearse takes --failure.");
  const { terms, months } = await projection(io, path, cashflow);
  const rehearsal = await read(io, Rehearsal, failure);
  io.print(JSON.stringify(rehearseDefault(terms, months, rehearsal), null, 2));
}

async function losses(io: CommandIo, path: string, values: Values): Promise<void> {
  if (values.pool === undefined) throw usageError("deal losses takes --pool.");
  const terms = await read(io, DealTerms, path);
  assertTermsSound(terms);
  const order = parsedInput(
    LossOrder,
    {
      ...{ paths: Number(values.paths ?? "2000"), seed: Number(values.seed ?? "1"), attachFor: [0.1, 0.05, 0.01] },
      ...(values.grades !== undefined && { grades: await readJson(io, values.grades) }),
    },
    "the options",
  );
  printJson(io, dealLosses(terms, await read(io, PoolOutlook, values.pool), order));
}

async function pool(io: CommandIo, path: string): Promise<void> {
  const { rules, stations } = await read(io, RuledPool, path);
  const findings = checkPool(rules, stations);
  printJson(io, findings);
  if (findings.length === 0) return;
  throw new HeliographError({
    code: "POOL_RULES_BROKEN",
    message: `The pool breaks its rules ${findings.length} times.`,
    remedy: "Leave the stations out, or change the rules where the investors agree.",
  });
}

function printJson(io: CommandIo, value: unknown): void {
  io.print(JSON.stringify(value, null, 2));
}

async function projection(
  io: CommandIo,
  path: string,
  cashflow: string | undefined,
): Promise<{ terms: DealTerms; months: MonthlyCashFlow[] }> {
  if (cashflow === undefined) throw usageError("deal takes --cashflow.");
  const terms = await read(io, DealTerms, path);
  const months = await read(io, z.array(MonthlyCashFlow), cashflow);
  assertTermsSound(terms);
  return { terms, months };
}

async function read<Schema extends z.ZodType>(io: CommandIo, schema: Schema, path: string): Promise<z.output<Schema>> {
  return parsedInput(schema, await readJson(io, path), path);
}

function summaryTable(terms: DealTerms, summary: ProjectionSummary): string {
  const amount = (minor: string) => toDecimalString(money(terms.currency, BigInt(minor)));
  const rows = summary.tranches.map((figures) => {
    const tranche = terms.tranches.find(({ id }) => id === figures.trancheId);
    return [
      tranche?.name ?? figures.trancheId,
      amount(tranche?.originalParMinor ?? "0"),
      amount(figures.interestTotalMinor),
      amount(figures.principalTotalMinor),
      amount(figures.lossMinor),
      figures.walYears ?? "-",
      figures.yieldRate ?? "-",
      figures.minimumDscr ?? "-",
    ];
  });
  const table = [["tranche", "par", "interest", "principal", "loss", "WAL years", "yield", "min DSCR"], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
  return [
    ...lines,
    `residual ${amount(summary.residualTotalMinor)} ${terms.currency}; first breach: ${summary.firstBreach ?? "none"}`,
  ].join("\n");
}

function dropBpsOf(text: string | undefined): number {
  const drop = Number(text ?? "0");
  if (Number.isInteger(drop) && drop >= 0 && drop <= 10_000) return drop;
  throw usageError("--drop-bps is a whole number from 0 to 10000.");
}
