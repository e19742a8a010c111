import type { HoldingView } from "@/lib/api/views/order-view";
import { CURRENCY_SCALE, Currency } from "@/lib/core/money/currency";
import { Amount } from "../../_components/amount";

/** Original par held, by currency: one token is one major unit. */
export function HeldAmounts({ holdings }: { readonly holdings: readonly HoldingView[] }) {
  const sums = new Map<Currency, bigint>();
  for (const { currency, tokens } of holdings) {
    const code = Currency.parse(currency);
    sums.set(code, (sums.get(code) ?? 0n) + BigInt(tokens) * 10n ** BigInt(CURRENCY_SCALE[code]));
  }
  if (sums.size === 0) return <>–</>;
  return [...sums].map(([currency, minor]) => (
    <span key={currency} className="block">
      <Amount value={{ currency, minor }} />
    </span>
  ));
}
