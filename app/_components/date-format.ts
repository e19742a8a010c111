/** `day` and `month` are calendar dates without a zone; `minute` and `second` are instants shown in a zone. */
export type DatePrecision = "month" | "day" | "minute" | "second";

const OPTIONS: Record<DatePrecision, Intl.DateTimeFormatOptions> = {
  month: { year: "numeric", month: "long" },
  day: { dateStyle: "long" },
  minute: { dateStyle: "medium", timeStyle: "short" },
  second: { dateStyle: "medium", timeStyle: "medium" },
};

/** What a text is by its form: `2026-11`, `2026-11-30` or an instant. */
export function precisionOf(value: string): DatePrecision {
  return value.length === 7 ? "month" : value.length === 10 ? "day" : "minute";
}

/** A date in the reader's language; calendar dates never shift with a zone, instants name theirs. */
export function formatDate(locale: string, value: string, precision: DatePrecision, timeZone: string): string {
  const calendar = precision === "month" || precision === "day";
  const text = new Intl.DateTimeFormat(locale, { ...OPTIONS[precision], timeZone: calendar ? "UTC" : timeZone }).format(
    new Date(value.length <= 10 ? `${value.padEnd(10, "-01")}T00:00:00Z` : value),
  );
  return calendar ? text : `${text} ${zoneLabel(locale, value, timeZone)}`;
}

function zoneLabel(locale: string, value: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" }).formatToParts(new Date(value));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
