/** Languages whose messages are complete, the first being the one used when none is asked for. */
export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = "heliograph.locale";

/**
 * The best of our languages for a reader: the one chosen before (cookie), else the first of Accept-Language that we have,
 * by its primary subtag and in order of weight (RFC 9110, 12.5.4).
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.trim().toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
  for (const tag of [chosen?.toLowerCase() ?? "", ...wanted]) {
    const found = LOCALES.find((locale) => tag === locale || tag.startsWith(`${locale}-`));
    if (found) return found;
  }
  return LOCALES[0];
}
