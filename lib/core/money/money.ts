import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { CURRENCY_SCALE, Currency } from "./currency";

/** An amount in minor units (cents) of one currency. The only type in which money moves or is reported. */
export type Money = { readonly currency: Currency; readonly minor: bigint };

/** Money as it stands in JSON and in tables: `{"currency":"EUR","minor":"123456"}`. */
export const MoneyJson = z.strictObject({
  currency: Currency,
  minor: z.string().regex(/^-?(0|[1-9]\d{0,30})$/, "an integer count of minor units, as a string"),
});
export type MoneyJson = z.infer<typeof MoneyJson>;

export function money(currency: Currency, minor: bigint): Money {
  return { currency, minor };
}

/** @throws HeliographError MONEY_CURRENCY_MISMATCH */
export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return { currency: a.currency, minor: a.minor + b.minor };
}

export function toJson(amount: Money): MoneyJson {
  return { currency: amount.currency, minor: amount.minor.toString() };
}

export function fromJson(json: MoneyJson): Money {
  return { currency: json.currency, minor: BigInt(json.minor) };
}

/** `1234.56` with the currency's own number of decimals, no grouping: for CSV and evidence, not for people. */
export function toDecimalString(amount: Money): string {
  const scale = CURRENCY_SCALE[amount.currency];
  const sign = amount.minor < 0n ? "-" : "";
  const digits = (amount.minor < 0n ? -amount.minor : amount.minor).toString().padStart(scale + 1, "0");
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * Reads a decimal amount exactly. More decimals than the currency has is an error unless they are zeros; nothing is
 * ever rounded or read as 0 here.
 * @throws HeliographError MONEY_UNPARSABLE
 */
export function parseDecimalAmount(currency: Currency, text: string): Money {
  const scale = CURRENCY_SCALE[currency];
  const match = /^(-?)(\d{1,24})(?:\.(\d{1,12}))?$/.exec(text.trim());
  const fraction = match?.[3] ?? "";
  if (!match || !/^0*$/.test(fraction.slice(scale))) {
    throw new HeliographError({
      code: "MONEY_UNPARSABLE",
      message: `"${text}" is not an amount in ${currency}.`,
      remedy: `Write digits with at most ${scale} decimals after a point, for example 1234.56.`,
      data: { text, currency },
    });
  }
  const minor = BigInt(match[2] + fraction.slice(0, scale).padEnd(scale, "0"));
  return { currency, minor: match[1] === "-" ? -minor : minor };
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency === b.currency) return;
  throw new HeliographError({
    code: "MONEY_CURRENCY_MISMATCH",
    message: `Cannot combine ${a.currency} with ${b.currency}.`,
    remedy: "A deal has one currency; check where the second one came in.",
    data: { left: a.currency, right: b.currency },
  });
}
