import { HeliographError } from "../errors/heliograph-error";

/** Hourly prices of a file with the forecasts beside them [currency per kWh]. */
export type PriceHistory = {
  readonly prices: Float64Array;
  readonly forecasts: readonly { readonly name: string; readonly values: Float64Array }[];
};

/**
 * Reads hourly prices as CSV: a header, then time, price and any number of forecasts, prices per MWh (the layout of epftoolbox's
 * forecast files).
 * @throws HeliographError PRICE_FILE_INVALID with the line
 */
export function readPriceHistory(text: string): PriceHistory {
  const [header = "", ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(",").slice(1);
  if (names.length === 0) throw invalid(1, "the header names no price");
  const columns = names.map(() => new Float64Array(lines.length));
  for (const [row, line] of lines.entries()) {
    const fields = line.split(",");
    for (const [index, column] of columns.entries()) {
      const field = fields[index + 1]?.trim() ?? "";
      const value = Number(field);
      if (field === "" || !Number.isFinite(value)) throw invalid(row + 2, `"${field}" is no price`);
      column[row] = value / 1000;
    }
  }
  const forecasts = names.slice(1).map((name, index) => ({ name, values: columns[index + 1] as Float64Array }));
  return { prices: columns[0] as Float64Array, forecasts };
}

function invalid(line: number, reason: string): HeliographError {
  return new HeliographError({
    code: "PRICE_FILE_INVALID",
    message: `Line ${line}: ${reason}.`,
    remedy: "Give time, price and forecasts an hour a line, prices per MWh.",
    data: { line },
  });
}
