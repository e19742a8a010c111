import { formatRate } from "../../_components/number-format";

/** Yields of the downside and the base case; null where so little comes back that there is no yield. */
type YieldCases = { readonly low: string | null; readonly high: string | null };

/**
 * Both cases as a range, once where they are the same to the decimals shown. A case without a yield is said in words and
 * never left out: its absence is the worst of news.
 */
export function yieldRange(locale: string, { low, high }: YieldCases, decimals: number, none: string): string {
  const bounds = [low, high].map((bound) => (bound === null ? none : formatRate(locale, bound, decimals)));
  return [...new Set(bounds)].join(" – ");
}
