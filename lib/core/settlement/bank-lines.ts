import type { BankLine } from "../verification/bank-line";
import type { ReconciliationBreak } from "../verification/break";
import { finishLine } from "./line-draft";
import type { StatementLine } from "./statement-line";

/**
 * Lines of bank entries that nothing explains: a credit waits in suspense, a debit takes from what can be distributed. A
 * debit that names a statement or a distribution of the deal only carries out what was decided before.
 */
export function bankEntryLines(
  bankLines: readonly BankLine[],
  explained: ReadonlySet<string>,
  dealId: string,
): { readonly lines: readonly StatementLine[]; readonly breaks: readonly ReconciliationBreak[] } {
  const lines: StatementLine[] = [];
  const breaks: ReconciliationBreak[] = [];
  for (const line of bankLines) {
    if (line.status !== "booked" || explained.has(line.id)) continue;
    const isCredit = line.direction === "credit";
    if (!isCredit && !line.reversal && appliesEarlierStatement(line, dealId)) continue;
    const amount = BigInt(line.amountMinor);
    breaks.push({
      code: isCredit ? "UNEXPLAINED_CREDIT" : "UNEXPLAINED_DEBIT",
      subject: line.id,
      detail: line.reference.slice(0, 300),
      amountMinor: line.amountMinor,
    });
    lines.push(
      finishLine({
        id: `bank-${line.direction}:${line.id}`,
        kind: isCredit ? "bank-credit" : "bank-debit",
        stream: "none",
        stationId: null,
        sessionId: null,
        sessionKey: null,
        energyWh: null,
        quantity: "missing",
        cash: line.reversal ? "reversed" : "bank-cleared",
        gross: isCredit ? amount : -amount,
        vat: 0n,
        fee: 0n,
        shareBps: 10_000,
        moved: true,
        undoesSuspense: false,
        evidence: [`bank-line:${line.id}`],
      }),
    );
  }
  return { lines, breaks };
}

function appliesEarlierStatement(line: BankLine, dealId: string): boolean {
  return line.reference
    .split(/[^A-Za-z0-9_-]+/)
    .some((word) => word.startsWith(`stm_${dealId}_`) || word.startsWith(`dst_${dealId}_`));
}
