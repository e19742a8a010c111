import type { Sha256Hex } from "../evidence/hash";
import type { ChainHead } from "./chain-head";
import type { SignedEnvelope } from "./envelope";

export const ENVELOPE_REFUSALS = [
  "MALFORMED",
  "UNKNOWN_DEVICE",
  "WRONG_STATION",
  "RETIRED_DEVICE",
  "FORGED",
  "REPLAYED",
  "OUT_OF_ORDER",
  "CHAIN_BROKEN",
  "OFF_GRID",
  "TIME_BACKWARDS",
  "BEFORE_ENROLMENT",
  "FROM_THE_FUTURE",
  "COUNTER_BACKWARDS",
] as const;
export type EnvelopeRefusal = (typeof ENVELOPE_REFUSALS)[number];

/** What becomes of an envelope that came in. The same envelope again is harmless and changes nothing. */
export type EnvelopeVerdict =
  | {
      readonly status: "accepted";
      readonly envelope: SignedEnvelope;
      readonly hash: Sha256Hex;
      readonly head: ChainHead;
    }
  | { readonly status: "duplicate"; readonly hash: Sha256Hex }
  | { readonly status: "refused"; readonly code: EnvelopeRefusal; readonly detail: string };
