import { useLocale } from "next-intl";
import type { Money, MoneyJson } from "@/lib/core/money/money";
import { type AmountFormat, formatAmount } from "./number-format";

type Props = AmountFormat & { readonly value: Money | MoneyJson };

/** An amount of money as the reader's language writes it, exact to the minor unit. */
export function Amount({ value, ...format }: Props) {
  return <span className="whitespace-nowrap">{formatAmount(useLocale(), value, format)}</span>;
}
