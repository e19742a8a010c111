/** Codes of a text such as "AT, BE de", once each and in capitals; null where a word is no code of two letters. */
export function readCountries(text: string): string[] | null {
  const words = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
  return words.every((word) => /^[A-Z]{2}$/.test(word)) ? [...new Set(words)] : null;
}
