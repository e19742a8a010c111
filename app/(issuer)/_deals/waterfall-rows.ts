import type { Transfer, WaterfallResult } from "@/lib/core/abs/waterfall/waterfall-shapes";

/** One line of a period's waterfall: what a step pays from the cash that came in, or brings into it from the reserve. */
export type WaterfallRow = {
  readonly id: string;
  readonly stepId: string;
  readonly kind: Exclude<Transfer["kind"], "residual"> | "reserve-draw";
  readonly trancheId: string | null;
  readonly payee: string | null;
  /** Negative where the reserve brings cash in [minor]. */
  readonly paidMinor: bigint;
  readonly unpaidMinor: bigint;
};

/**
 * The transfers of a period as lines in the order paid, costs of one step together. What is left after the last line is
 * the residual: cash in - sum of paidMinor = residual transfers.
 */
export function waterfallRows({ transfers }: Pick<WaterfallResult, "transfers">): readonly WaterfallRow[] {
  const rows = new Map<string, WaterfallRow>();
  for (const transfer of transfers) {
    if (transfer.kind === "residual") continue;
    if (isDraw(transfer)) addTo(rows, transfer, "reserve-draw", -transfer.amountMinor, 0n);
    const fromReserve = transfer.from === "reserve" && transfer.kind === "reserve-release";
    addTo(
      rows,
      transfer,
      transfer.kind,
      fromReserve ? -transfer.amountMinor : transfer.amountMinor,
      shortfall(transfer),
    );
  }
  return [...rows.values()];
}

/** The reserve helps an interest step: cash comes in for it and goes out with it. */
function isDraw({ from, kind }: Transfer): boolean {
  return from === "reserve" && kind !== "reserve-release";
}

/** What the reserve's part leaves open is all that stays open: the part before it already counted the rest. */
function shortfall(transfer: Transfer): bigint {
  return isDraw(transfer) ? transfer.shortfallMinor - transfer.dueMinor : transfer.shortfallMinor;
}

function addTo(
  rows: Map<string, WaterfallRow>,
  { stepId, to }: Transfer,
  kind: WaterfallRow["kind"],
  paidMinor: bigint,
  unpaidMinor: bigint,
): void {
  const trancheId = to.type === "tranche" ? to.trancheId : null;
  const id = `${stepId} ${kind} ${trancheId ?? ""}`;
  const before = rows.get(id);
  rows.set(id, {
    ...{ id, stepId, kind, trancheId },
    payee: to.type === "payee" ? to.payee : null,
    paidMinor: (before?.paidMinor ?? 0n) + paidMinor,
    unpaidMinor: (before?.unpaidMinor ?? 0n) + unpaidMinor,
  });
}
