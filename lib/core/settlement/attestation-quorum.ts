import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { InstantIso } from "../time/instant";

/** A signature as it was taken: checked against the attestors that the registry names. */
export const TakenAttestation = z.strictObject({
  signer: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  signature: z.string().regex(/^0x[0-9a-f]{130}$/, "0x and 130 lower-case hex digits"),
  at: InstantIso,
});
export type TakenAttestation = z.infer<typeof TakenAttestation>;

/** Who may attest for a deal, as the registry on chain says. */
export type AttestorSet = { readonly accounts: readonly string[]; readonly threshold: number };

/**
 * Adds one attestor's signature. The same signer again changes nothing; a signer whom the registry does not name is
 * refused, and so is one whose signature is not of what stands (then the recovered signer is another, unknown account).
 * @param signer recovered from the signature, undefined where it is malformed
 * @throws HeliographError ATTESTATION_FORGED, NOT_AN_ATTESTOR
 */
export function addAttestation(
  taken: readonly TakenAttestation[],
  signature: { readonly signer: string | undefined; readonly signature: string; readonly at: string },
  attestors: AttestorSet,
): readonly TakenAttestation[] {
  const { signer } = signature;
  if (signer === undefined) throw refused("ATTESTATION_FORGED", "This is no signature of 65 bytes.");
  const key = signer.toLowerCase();
  if (!attestors.accounts.some((account) => account.toLowerCase() === key)) {
    throw refused("NOT_AN_ATTESTOR", `${signer} is none of the deal's attestors, or has signed something else.`);
  }
  if (taken.some((attestation) => attestation.signer.toLowerCase() === key)) return taken;
  return [...taken, { signer, signature: signature.signature, at: signature.at }];
}

/** The signatures that are anchored: the first `threshold` ones taken, so that a repeat anchors the same. */
export function quorumOf(
  taken: readonly TakenAttestation[],
  threshold: number,
): readonly TakenAttestation[] | undefined {
  return threshold > 0 && taken.length >= threshold ? taken.slice(0, threshold) : undefined;
}

function refused(code: string, message: string): HeliographError {
  return new HeliographError({
    code,
    message,
    remedy: "Recompute the period from its evidence and sign exactly the hash that you get, with the attestor's key.",
    kind: "conflict",
  });
}
