/**
 * Whether an LEI's check digits hold: letters become 10..35, and the number modulo 97 must be 1.
 * @see ISO 17442-1:2020, ISO/IEC 7064 MOD 97-10
 */
export function isLeiValid(lei: string): boolean {
  return /^[0-9A-Z]{18}\d{2}$/.test(lei) && mod97(lei) === 1;
}

/** Completes 18 characters to an LEI. */
export function withLeiCheckDigits(base: string): string {
  return base + String(98 - mod97(`${base}00`)).padStart(2, "0");
}

function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
