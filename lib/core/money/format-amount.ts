import { type Money, toDecimalString } from "./money";

/** `USD 1,234,567.89` for documents in English: exact, grouped by thousands, minus in front. */
export function formatAmount(amount: Money): string {
  const [whole = "0", fraction = ""] = toDecimalString(amount).split(".");
  const sign = whole.startsWith("-") ? "-" : "";
  const grouped = whole.replace("-", "").replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount.currency} ${sign}${grouped}.${fraction}`;
}
