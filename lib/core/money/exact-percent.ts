/** A decimal rate of zero or above as a percentage, exactly: the point moves two places. `0.0525` is `5.25 %`. */
export function exactPercent(rate: string): string {
  const [whole = "0", fraction = ""] = rate.split(".");
  const digits = fraction.padEnd(2, "0");
  const rest = digits.slice(2).replace(/0+$/, "");
  const before = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  return `${before}${rest === "" ? "" : `.${rest}`} %`;
}
