import { CASH_LABELS, QUANTITY_LABELS } from "../verification/evidence-labels";
import type { OpeningBalances } from "./opening-balances";
import type { LabelCell, StatementTotals } from "./statement";
import type { StatementLine } from "./statement-line";

type LineAmount = { [Key in keyof StatementLine]: Key extends `${string}Minor` ? Key : never }[keyof StatementLine];

/**
 * Sums of a statement. VAT, fees and money of third parties are those of cash that has cleared; gross too.
 * cleared = gross - VAT - fees - third parties = distributable + suspense of the lines.
 * @param broughtForward shortfall of the statement before [minor]
 * @param opening what the period before left in the accounts; retained cash and dust are cash of this period
 * @param released by the trustee, of what was in suspense at the opening [minor]
 */
export function statementTotals(
  lines: readonly StatementLine[],
  broughtForward: bigint,
  opening: OpeningBalances,
  released: bigint,
): StatementTotals {
  const moved = lines.filter((line) => isMoved(line));
  const sum = (key: LineAmount): bigint => moved.reduce((total, line) => total + BigInt(line[key]), 0n);
  const reserve = BigInt(opening.reserveMinor);
  const carried = BigInt(opening.retainedMinor) + BigInt(opening.dustMinor);
  const free = sum("distributableMinor") - broughtForward + carried;
  const suspended = sum("suspenseMinor");
  const net = suspended < 0n ? free + suspended : free;
  const distributableCash = net > 0n ? net : 0n;
  const suspense = suspended > 0n ? suspended : 0n;
  return {
    grossMinor: sum("grossMinor").toString(),
    vatMinor: sum("vatMinor").toString(),
    feesMinor: sum("feeMinor").toString(),
    thirdPartyMinor: sum("thirdPartyMinor").toString(),
    clearedMinor: sum("availableMinor").toString(),
    broughtForwardMinor: broughtForward.toString(),
    carriedMinor: carried.toString(),
    shortfallMinor: (net < 0n ? -net : 0n).toString(),
    distributableCashMinor: distributableCash.toString(),
    suspenseMinor: suspense.toString(),
    releasedMinor: released.toString(),
    reserveMinor: reserve.toString(),
    availableFundsMinor: (distributableCash + suspense + BigInt(opening.suspenseMinor) + reserve).toString(),
    distributableMinor: (distributableCash + released + reserve).toString(),
  };
}

/** One cell for every pair of labels that a line carries, in the order of the labels. */
export function labelCells(lines: readonly StatementLine[]): LabelCell[] {
  return QUANTITY_LABELS.flatMap((quantity) =>
    CASH_LABELS.flatMap((cash) => {
      const own = lines.filter((line) => line.quantity === quantity && line.cash === cash);
      if (own.length === 0) return [];
      const sum = (key: LineAmount): string => own.reduce((total, line) => total + BigInt(line[key]), 0n).toString();
      return [
        {
          quantity,
          cash,
          lines: own.length,
          grossMinor: sum("grossMinor"),
          availableMinor: sum("availableMinor"),
          distributableMinor: sum("distributableMinor"),
        },
      ];
    }),
  );
}

/** Cash that moved in the account: cleared, or taken back again. */
function isMoved(line: StatementLine): boolean {
  return line.evidence.some((name) => name.startsWith("bank-line:"));
}
