/**
 * Whether an ISIN's check digit holds: letters become 10..35, then Luhn over all digits from the right.
 * @see ISO 6166:2021
 */
export function isIsinValid(isin: string): boolean {
  if (!/^[A-Z]{2}[0-9A-Z]{9}\d$/.test(isin)) return false;
  const digits = [...isin].map((character) => Number.parseInt(character, 36)).join("");
  const total = [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return total % 10 === 0;
}
