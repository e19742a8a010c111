import { parseArgs } from "node:util";
import * as z from "zod";
import { shockRevenue } from "../../core/abs/period-inputs";
import { projectDeal } from "../../core/abs/project";
import { type ProjectionSummary, summarizeProjection } from "../../core/abs/projection-summary";
import { MonthlyCashFlow } from "../../core/cashflow/monthly-cash-flow";
import { DealTerms } from "../../core/deal/terms";
import { assertTermsSound } from "../../core/deal/terms-soundness";
import { money, toDecimalString } from "../../core/money/money";
import type { CommandIo } from "./command-io";
import { parsedInput, readJson, runCommand, usageError } from "./run-command";

const USAGE = `heliograph deal run <terms.json> --cashflow <months.json> [--drop-bps <0..10000>] [--json]
  Checks the terms and runs the waterfall over the deal's calendar on projected months.
  --drop-bps  lowers all revenue by so many basis points
  --json      prints the summary as JSON`;

/** `heliograph deal run`: projects a deal from its terms and a pool's monthly cash flow. Exit codes: 0, 1 refused, 2 usage. */
export async function dealCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { cashflow: { type: "string" }, "drop-bps": { type: "string" }, json: { type: "boolean" } },
    });
    const [verb, termsPath, surplus] = positionals;
    if (verb !== "run" || !termsPath || surplus || !values.cashflow)
      throw usageError("deal takes: run <terms.json> --cashflow.");
    const terms = parsedInput(DealTerms, await readJson(io, termsPath), termsPath);
    const months = parsedInput(z.array(MonthlyCashFlow), await readJson(io, values.cashflow), values.cashflow);
    assertTermsSound(terms);
    const summary = summarizeProjection(projectDeal(terms, shockRevenue(months, dropBpsOf(values["drop-bps"]))));
    io.print(values.json ? JSON.stringify(summary, null, 2) : summaryTable(terms, summary));
  });
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
