import { accept, type Outcome, refuse } from "../errors/refusal";
import { OCMF_DEFAULT_ALGORITHM } from "./ocmf-curves";

const OCMF_CHARACTERS_MAX = 100_000;

/** The three sections of `OCMF|<payload>|<signature>`; the payload stays the exact text that was signed. */
export type OcmfDocument = {
  readonly payloadText: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signature: { readonly algorithm: string; readonly encoding: string; readonly data: string };
};

export type OcmfParseRefusal = "NOT_OCMF" | "MALFORMED_OCMF";

/**
 * Splits an OCMF text. The payload is what stands between the first and the last pipe, byte by byte: it is verified and
 * never written again. A vendor's payload is read tolerantly here; `readOcmfSession` says what of it can be billed.
 */
export function parseOcmf(text: string): Outcome<OcmfDocument, OcmfParseRefusal> {
  const trimmed = text.trim();
  if (!trimmed.startsWith("OCMF|") || trimmed.length > OCMF_CHARACTERS_MAX) {
    return refuse("NOT_OCMF", "the text does not begin with OCMF|");
  }
  const lastPipe = trimmed.lastIndexOf("|");
  if (lastPipe <= 4) return refuse("MALFORMED_OCMF", "the signature section is missing");
  const payloadText = trimmed.slice(5, lastPipe);
  const payload = objectOf(payloadText);
  const signature = objectOf(trimmed.slice(lastPipe + 1));
  if (!payload) return refuse("MALFORMED_OCMF", "the payload is no JSON object");
  if (!signature || typeof signature.SD !== "string") {
    return refuse("MALFORMED_OCMF", "the signature section has no SD");
  }
  return accept({
    payloadText,
    payload,
    signature: {
      algorithm: textOr(signature.SA, OCMF_DEFAULT_ALGORITHM),
      encoding: textOr(signature.SE, "hex").toLowerCase(),
      data: signature.SD,
    },
  });
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === "string" && value !== "" ? value : fallback;
}
