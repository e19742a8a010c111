import { HeliographError } from "../../errors/heliograph-error";
import type { Json } from "../../evidence/canonical-json";
import { formatAmount } from "../../money/format-amount";
import { money } from "../../money/money";
import type { DocumentCell, Figure } from "./deal-document";
import type { DocumentFigures } from "./document-figures";

/** A cell as it is read. @throws HeliographError FIGURE_UNKNOWN where the figures have no such value */
export function cellText(figures: DocumentFigures, cell: DocumentCell): string {
  return typeof cell === "string" ? cell : figureText(figures, cell);
}

function figureText(figures: DocumentFigures, { ref, as }: Figure): string {
  const value = valueAt(figures, ref);
  if (value === null) return "none";
  switch (as) {
    case "text":
      return String(value);
    case "money":
      return formatAmount(money(figures.terms.currency, BigInt(String(value))));
    case "rate":
      return `${(Number(value) * 100).toFixed(2)} %`;
    case "bps":
      return `${(Number(value) / 100).toFixed(2)} %`;
    case "years":
    case "ratio":
      return Number(value).toFixed(2);
    case "yes-no":
      return value === true ? "yes" : "no";
    default:
      return as satisfies never;
  }
}

/** The value at an RFC 6901 pointer; null is a value, absence is not. */
function valueAt(figures: DocumentFigures, ref: string): Json {
  let value: unknown = figures;
  for (const token of ref.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  if (value !== undefined) return value as Json;
  throw new HeliographError({
    code: "FIGURE_UNKNOWN",
    message: `The deal's figures have nothing at ${ref}.`,
    remedy: "Refer to a value that is computed, or leave the line out.",
    data: { ref },
  });
}
