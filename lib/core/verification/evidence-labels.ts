import * as z from "zod";

/** How the quantity behind a cent is known, best first. */
export const QUANTITY_LABELS = ["signed", "metered", "invoiced", "estimated", "missing"] as const;
export const QuantityLabel = z.enum(QUANTITY_LABELS);
export type QuantityLabel = z.infer<typeof QuantityLabel>;

/** How far the cash of a cent has come. */
export const CASH_LABELS = ["accrued", "invoiced", "paid", "bank-cleared", "final", "reversed"] as const;
export const CashLabel = z.enum(CASH_LABELS);
export type CashLabel = z.infer<typeof CashLabel>;

const DISTRIBUTABLE_QUANTITIES: ReadonlySet<QuantityLabel> = new Set(["signed", "metered", "invoiced"]);
const CLEARED_CASH: ReadonlySet<CashLabel> = new Set(["bank-cleared", "final"]);

/** True for cash that stands in the collection account: it belongs to Available Funds. */
export function isCleared(cash: CashLabel): boolean {
  return CLEARED_CASH.has(cash);
}

/**
 * What a statement may distribute: {signed, metered, invoiced} x {bank-cleared, final}. Cleared cash with any other
 * quantity stands in suspense until the trustee releases it.
 */
export function isDistributable(quantity: QuantityLabel, cash: CashLabel): boolean {
  return DISTRIBUTABLE_QUANTITIES.has(quantity) && isCleared(cash);
}
