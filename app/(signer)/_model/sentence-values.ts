import { SENTENCE_KEYS, type SentenceKey } from "@/lib/core/issuance/decode-calls";
import { formatDate } from "../../_components/date-format";

/** The message of a call; one that this page does not know is told as unknown rather than left out. */
export function sentenceKey(key: string): SentenceKey {
  return SENTENCE_KEYS.find((known) => known === key) ?? "unknown";
}

/** A sentence's values as a reader of the locale writes numbers, dates, hashes and addresses. */
export function sentenceValues(locale: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, readable(locale, value)]));
}

function readable(locale: string, value: string): string {
  if (/^0x[0-9a-fA-F]{40,}$/.test(value)) return `${value.slice(0, 6)}…${value.slice(-4)}`;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatDate(locale, value, "minute", "UTC");
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return formatDate(locale, value, "month", "UTC");
  if (/^\d+$/.test(value)) return new Intl.NumberFormat(locale).format(BigInt(value));
  if (/^\d+\.\d+$/.test(value)) {
    // Coin amounts carry six places; what is zero beyond the cents says nothing.
    return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 }).format(
      value as Intl.StringNumericLiteral,
    );
  }
  return value;
}
