import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { addAttestation, quorumOf } from "../../core/settlement/attestation-quorum";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { PERIOD_READERS } from "../settlement/settlement-records";
import { type DistributionRecord, distributionAttestation, distributions } from "./distribution-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">;
type Input = {
  readonly distributionId: string;
  /** The hash that the attestor has recomputed. */
  readonly distributionHash: string;
  readonly signature: string;
};

/**
 * Takes an attestor's EIP-712 signature, brought by anybody who may see the period.
 * @throws HeliographError as `takeDistributionAttestation`
 */
export async function attestDistribution(ports: Needs, actor: Actor | null, input: Input) {
  const { value } = await requireStored(ports.book, distributions, input.distributionId);
  requireRole(actor, value.orgId, PERIOD_READERS);
  return takeDistributionAttestation(ports, input);
}

/**
 * The signature itself is the authority: it must be of exactly the distribution that stands, by an attestor whom the
 * registry names. The same attestor again changes nothing. With enough of them it is attested and goes to the chain.
 * @throws HeliographError DISTRIBUTION_DIFFERS, ATTESTATION_FORGED, NOT_AN_ATTESTOR
 */
export async function takeDistributionAttestation(ports: Needs, input: Input): Promise<Stored<DistributionRecord>> {
  const stored = await requireStored(ports.book, distributions, input.distributionId);
  const { value: record, version } = stored;
  if (record.distributionHash !== input.distributionHash) throw differs(record, input);
  const { statements } = ports.chain;
  const attestors = (await statements.attestors(record.dealId)) ?? { accounts: [], threshold: 1 };
  const signer = await statements.signerOf(distributionAttestation(record), input.signature);
  const at = formatInstant(ports.clock.now());
  const taken = addAttestation(record.attestations, { signer, signature: input.signature, at }, attestors);
  if (taken === record.attestations) return stored;
  const isEnough = record.state === "computed" && quorumOf(taken, attestors.threshold) !== undefined;
  const changed: DistributionRecord = {
    ...record,
    attestations: [...taken],
    attestorThreshold: attestors.threshold,
    ...(isEnough ? { state: "attested", attestedAt: at } : {}),
  };
  const subject = { distributionId: record.id, dealId: record.dealId, period: record.period };
  await commitOrFail(ports.book, [
    put(distributions, changed, version),
    ...(isEnough ? [publish(newEvent(ports, "distribution.attested.v1", record.orgId, subject))] : []),
  ]);
  return { value: changed, version: version + 1 };
}

function differs(record: DistributionRecord, input: Input): HeliographError {
  return new HeliographError({
    code: "DISTRIBUTION_DIFFERS",
    kind: "conflict",
    message: `The attestor has computed ${input.distributionHash}, the distribution is ${record.distributionHash}.`,
    remedy: "Fetch the evidence and the register again; do not sign what you cannot recompute.",
    data: { distributionId: record.id },
  });
}
