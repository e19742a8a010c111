/** Most decimals that a figure of a form has. */
const DECIMALS = 12;

/** A number as plain decimal digits, never with an exponent: 5e-7 is "0.0000005". */
export function plainDecimal(value: number): string {
  const text = value.toFixed(DECIMALS);
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

/**
 * Moves the decimal point of a decimal text by some places, to the right where positive: ("0.0525", 2) is "5.25". Exact.
 * @returns null where the text is no decimal number
 */
export function shiftDecimal(text: string, places: number): string | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match?.[2] === undefined) return null;
  const [, sign = "", whole, fraction = ""] = match;
  const lead = Math.max(0, -places);
  const padded = `${"0".repeat(lead)}${whole}${fraction}${"0".repeat(Math.max(0, places))}`;
  const point = whole.length + lead + places;
  const left = padded.slice(0, point).replace(/^0+(?=\d)/, "") || "0";
  const right = padded.slice(point).replace(/0+$/, "");
  const digits = right === "" ? left : `${left}.${right}`;
  return digits === "0" ? "0" : `${sign}${digits}`;
}
