import { HeliographError } from "../../errors/heliograph-error";
import { valueAtPointer } from "../../evidence/json-pointer";
import { exactPercent } from "../../money/exact-percent";
import { formatAmount } from "../../money/format-amount";
import { money } from "../../money/money";
import { type DocumentCell, type Figure, partsOf } from "./deal-document";
import type { DocumentFigures } from "./document-figures";

/** A cell as it is read. @throws HeliographError FIGURE_UNKNOWN where the figures have no such value */
export function cellText(figures: DocumentFigures, cell: DocumentCell): string {
  return partsOf(cell)
    .map((part) => (typeof part === "string" ? part : figureText(figures, part)))
    .join("");
}

function figureText(figures: DocumentFigures, { ref, as }: Figure): string {
  const value = computedAt(figures, ref);
  if (value === null) return "none";
  switch (as) {
    case "text":
      return String(value);
    case "money":
      return formatAmount(money(figures.terms.currency, BigInt(String(value))));
    case "rate":
      return `${(Number(value) * 100).toFixed(2)} %`;
    case "percent":
      return exactPercent(String(value));
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

/** Null is a value, absence is not. */
function computedAt(figures: DocumentFigures, ref: string): unknown {
  const value = valueAtPointer(figures, ref);
  if (value !== undefined) return value;
  throw new HeliographError({
    code: "FIGURE_UNKNOWN",
    message: `The deal's figures have nothing at ${ref}.`,
    remedy: "Refer to a value that is computed, or leave the line out.",
    data: { ref },
  });
}
