import type { Currency } from "@/lib/core/money/currency";
import { fromJson, parseDecimalAmount, toDecimalString } from "@/lib/core/money/money";
import { plainDecimal, shiftDecimal } from "./decimal-text";

export type FieldPath = readonly (string | number)[];

/**
 * One figure of a document that is edited as a form: where it lies, and how it is written for people. `number` and
 * `percent` are JSON numbers (a percent is shown times 100), `decimal` and `percent-text` decimal texts, `bps` whole basis
 * points shown as per cent, `money` minor units shown in major ones.
 */
export type DraftField = {
  readonly path: FieldPath;
  readonly label: string;
  readonly hint?: string | undefined;
  /** An empty text leaves the member out. */
  readonly optional?: boolean;
  /** One of many of a kind, such as the twelve months: a small input in a row under one legend, below its own short name. */
  readonly row?: { readonly legend: string; readonly short: string };
} & (
  | { readonly kind: "number"; readonly unit: string; readonly whole?: boolean }
  | { readonly kind: "percent" | "percent-text" | "decimal" | "bps"; readonly unit: string }
  | { readonly kind: "money"; readonly currency: Currency; readonly unit: string }
  | { readonly kind: "text" | "long-text" | "date" | "month" }
  /** Yes or no, as the two words given. */
  | { readonly kind: "flag"; readonly yes: string; readonly no: string }
  | { readonly kind: "choice"; readonly options: readonly { readonly value: string; readonly label: string }[] }
);

/** What the field's input shows of a value; nothing where it is not there. */
export function textOfField(field: DraftField, value: unknown): string {
  if (value === undefined || value === null) return "";
  switch (field.kind) {
    case "number":
      return plainDecimal(Number(value));
    case "percent":
      return shiftDecimal(plainDecimal(Number(value)), 2) ?? "";
    case "percent-text":
      return shiftDecimal(String(value), 2) ?? String(value);
    case "bps":
      return shiftDecimal(plainDecimal(Number(value)), -2) ?? "";
    case "money":
      return toDecimalString(fromJson({ currency: field.currency, minor: String(value) })).replace(/\.0+$/, "");
    default:
      return String(value);
  }
}

export type FieldReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: "notNumber" | "notWhole" | "notAmount" | "missing" };

/** What a typed text means; ranges are the document's schema's to check. */
export function readField(field: DraftField, typed: string): FieldReading {
  const text = typed.trim();
  if (text === "" && field.optional) return { ok: true, value: undefined };
  switch (field.kind) {
    case "number":
    case "percent":
      return numberOf(text, field.kind === "percent" ? -2 : 0, field.kind === "number" && field.whole === true);
    case "bps":
      return numberOf(text, 2, true);
    case "percent-text":
    case "decimal": {
      const decimal = shiftDecimal(text, field.kind === "decimal" ? 0 : -2);
      return decimal === null ? { ok: false, reason: "notNumber" } : { ok: true, value: decimal };
    }
    case "money":
      return moneyOf(text, field.currency);
    case "flag":
      return { ok: true, value: text === "true" };
    default:
      return text === "" ? { ok: false, reason: "missing" } : { ok: true, value: text };
  }
}

function numberOf(text: string, places: number, whole: boolean): FieldReading {
  const decimal = shiftDecimal(text, places);
  if (decimal === null) return { ok: false, reason: "notNumber" };
  if (whole && decimal.includes(".")) return { ok: false, reason: "notWhole" };
  return { ok: true, value: Number(decimal) };
}

function moneyOf(text: string, currency: Currency): FieldReading {
  try {
    return { ok: true, value: parseDecimalAmount(currency, text).minor.toString() };
  } catch {
    // The one thing that `parseDecimalAmount` throws is that the text is no amount of this currency.
    return { ok: false, reason: "notAmount" };
  }
}
