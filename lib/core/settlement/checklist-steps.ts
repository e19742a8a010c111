/** Steps of a period's close in the order of the path. */
export const CHECKLIST_STEPS = [
  /** Every device has read until the end of the period. */
  "measured",
  /** The processor's payouts are imported. */
  "settled",
  /** A camt.053 of the collection account is there. */
  "bank",
  "invoices",
  "statement",
  "attested",
  "anchored",
  /** The record day is over. */
  "record",
  "distribution",
  "distribution-attested",
  "distribution-anchored",
  "funded",
  "proposed",
  /** The Safe's owners have signed and the batch is executed. */
  "declared",
  "paid",
] as const;
