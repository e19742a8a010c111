import { fromJson, type Money, type MoneyJson, toDecimalString } from "@/lib/core/money/money";

export type AmountFormat = {
  /** Without it the unit stands elsewhere: in a table's header, on an axis. */
  readonly currency?: boolean;
  /** A plus before what comes in; negatives are in parentheses or with a minus as the locale has it. */
  readonly signed?: boolean;
};

/** Money in the reader's notation, to the last minor unit and without ever becoming a float. */
export function formatAmount(locale: string, amount: Money | MoneyJson, format: AmountFormat = {}): string {
  const { currency = true, signed = false } = format;
  const money =
    typeof amount.minor === "string" ? fromJson({ currency: amount.currency, minor: amount.minor }) : amount;
  const decimal = toDecimalString(money as Money);
  const digits = decimal.length - decimal.indexOf(".") - 1;
  const formatter = formatterOf(locale, {
    ...(currency
      ? { style: "currency", currency: money.currency, currencyDisplay: "code", currencySign: "accounting" }
      : { style: "decimal", minimumFractionDigits: digits, maximumFractionDigits: digits }),
    signDisplay: signed ? "exceptZero" : "auto",
  });
  return formatter.format(decimal as Intl.StringNumericLiteral);
}

/** A fraction as a percentage: "0.0525" is 5.25 %. Text is read exactly. */
export function formatRate(locale: string, fraction: string | number, decimals = 2, signed = false): string {
  return formatterOf(locale, {
    style: "percent",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? "exceptZero" : "auto",
  }).format(fraction as Intl.StringNumericLiteral);
}

export function formatNumber(locale: string, value: number, decimals = 0): string {
  return formatterOf(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** To make a formatter takes many times as long as to use it, and a table uses the same one for every cell. */
function formatterOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}
