/** Who takes PV energy, heat and a scarce grid connection first; controls, lighting and cooling come before all of them. */
export const PRIORITY_CLAIMS = ["compute", "charging", "host", "storage"] as const;
export type PriorityClaim = (typeof PRIORITY_CLAIMS)[number];
