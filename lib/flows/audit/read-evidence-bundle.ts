import { composeBundle } from "../../core/audit/bundle";
import { TrustAnchors } from "../../core/audit/trust-anchors";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { dealKeyOf } from "../../core/settlement/attestation";
import type { Ports } from "../ports/ports";
import { readStatement } from "../settlement/statement-records";
import { anchoredPeriod, bundleInput } from "./anchored-period";

type Input = { readonly dealId: string; readonly period: string };

/** The evidence bundle of a distributed period: recomputed from its stored input, the same bytes each time. */
export async function readEvidenceBundle(
  ports: Pick<Ports, "book" | "storage" | "chain">,
  actor: Actor | null,
  input: Input,
): Promise<Uint8Array> {
  const period = await anchoredPeriod(ports, actor, input);
  const { bytes, computed } = composeBundle(await bundleInput(ports, period));
  const isSame =
    computed.statement.statementHash === period.statement.statementHash &&
    computed.distribution.distributionHash === period.distribution.distributionHash;
  if (!isSame) throw new Error(`${period.statement.id} does not come out again of its own evidence`);
  return bytes;
}

/**
 * What an auditor trusts instead of us: chain, registry, deal, attestors, meters. Kept apart from the bundle, and taken
 * from the chain where the chain knows it.
 * @throws HeliographError DEAL_NOT_REGISTERED
 */
export async function readTrustAnchors(
  ports: Pick<Ports, "book" | "storage" | "chain">,
  actor: Actor | null,
  input: Input,
): Promise<TrustAnchors> {
  const { issued, statement } = await anchoredPeriod(ports, actor, input);
  const attestors = await ports.chain.statements.attestors(input.dealId);
  if (!attestors) {
    throw new HeliographError({
      code: "DEAL_NOT_REGISTERED",
      kind: "conflict",
      message: "The registry on chain knows no attestors of this deal.",
      remedy: "The issuance registers them; look at its Safe transaction.",
      data: { dealId: input.dealId },
    });
  }
  const { enrolmentRoot } = await readStatement(ports, statement);
  return TrustAnchors.parse({
    schema: "heliograph.trust-anchors.v1",
    chainId: issued.terms.chainId,
    registry: ports.chain.addresses.statementRegistry,
    dealKey: dealKeyOf(input.dealId),
    dealHash: statement.dealHash,
    attestors: [...attestors.accounts],
    threshold: attestors.threshold,
    enrolmentRoot,
  } satisfies TrustAnchors);
}
