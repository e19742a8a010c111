import * as z from "zod";

/** What each kind of object's id begins with; the rest is a ULID (26 Crockford base-32 characters, time-ordered). */
export const ID_PREFIX = {
  station: "stn",
  weather: "wea",
  simulation: "sim",
  riskRun: "rsk",
  pool: "pool",
  deal: "deal",
  tranche: "trn",
  offering: "ofr",
  order: "ord",
  proposal: "prp",
  document: "doc",
  device: "dev",
  session: "ses",
  user: "usr",
  organisation: "org",
  event: "evt",
  "suspense-release": "sus",
  default: "dft",
} as const;

export type IdKind = keyof typeof ID_PREFIX;

/** Makes new ids; randomness and time live behind it. */
export interface IdSource {
  newId(kind: IdKind): string;
}

export function idSchema(kind: IdKind) {
  return z
    .string()
    .regex(new RegExp(`^${ID_PREFIX[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`), `an id of the form ${ID_PREFIX[kind]}_<ULID>`);
}

/** Statement of one collection period, version 1 upwards. */
export function statementId(dealId: string, period: string, version: number): string {
  return `stm_${dealId}_${period}_v${version}`;
}

/** Distribution to one tranche for one period; `sequence` counts repeats of the same kind. */
export function distributionId(
  dealId: string,
  tranche: string,
  period: string,
  kind: DistributionKind,
  sequence: number,
): string {
  return `dst_${dealId}_${tranche}_${period}_${kind}_${sequence}`;
}

export type DistributionKind = "coupon" | "redemption";
