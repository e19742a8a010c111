import { mulDivDown } from "../money/rounding";
import { isDistributable } from "../verification/evidence-labels";
import type { StatementLine } from "./statement-line";

/** A line before its available cash is worked out; amounts in minor units, negative where they take back. */
export type LineDraft = Omit<
  StatementLine,
  "grossMinor" | "vatMinor" | "feeMinor" | "thirdPartyMinor" | "availableMinor" | "distributableMinor" | "suspenseMinor"
> & {
  readonly gross: bigint;
  readonly vat: bigint;
  readonly fee: bigint;
  /** Share of the station that belongs to the pool [basis points]; the rest is money of third parties. */
  readonly shareBps: number;
  /** Whether the cash of the line has moved in the collection account. */
  readonly moved: boolean;
  /** Takes back what stands in suspense in this same statement. */
  readonly undoesSuspense: boolean;
};

/**
 * Finishes a line: the pool's part of gross - VAT - fee is rounded down and the rest is money of third parties. Cash that
 * moved is distributable as its labels say, otherwise in suspense. Money that went back reduces what can be
 * distributed, whatever its labels, but for that of a charge which is itself in suspense.
 */
export function finishLine(draft: LineDraft): StatementLine {
  const { gross, vat, fee, shareBps, moved, undoesSuspense, ...rest } = draft;
  const net = gross - vat - fee;
  const own = mulDivDown(net, BigInt(shareBps), 10_000n);
  const available = moved ? own : 0n;
  const isFree = isDistributable(rest.quantity, rest.cash) || (available < 0n && !undoesSuspense);
  return {
    ...rest,
    grossMinor: gross.toString(),
    vatMinor: vat.toString(),
    feeMinor: fee.toString(),
    thirdPartyMinor: (net - own).toString(),
    availableMinor: available.toString(),
    distributableMinor: (isFree ? available : 0n).toString(),
    suspenseMinor: (isFree ? 0n : available).toString(),
  };
}
