/** What a deal may name as an event of default. */
export const EVENTS_OF_DEFAULT = [
  "senior-interest-unpaid",
  "principal-unpaid-at-maturity",
  "covenant-breach",
  "insolvency",
  "illegality",
  "security-impaired",
] as const;
export type EventOfDefault = (typeof EVENTS_OF_DEFAULT)[number];
