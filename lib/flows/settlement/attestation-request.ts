import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Attestation } from "../../core/issuance/attestation";
import type { TakenAttestation } from "../../core/settlement/attestation-quorum";
import { distributionAttestation, distributions, periodDistributionId } from "../distribution/distribution-records";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { issuedDeal } from "./issued-period-records";
import { standingStatement } from "./open-period-records";
import { PERIOD_READERS, periodId, periods } from "./settlement-records";
import { statementAttestation } from "./statement-records";

/** What an attestor needs in order to sign with any EIP-712 wallet, after recomputing the evidence bundle. */
export type AttestationRequest = {
  readonly subject: "statement" | "distribution";
  readonly subjectId: string;
  /** SHA-256 that the attestor must come to. */
  readonly hash: string;
  readonly digest: string;
  /** `eth_signTypedData_v4`, as JSON text. */
  readonly typedData: string;
  readonly attestors: readonly string[];
  readonly threshold: number;
  readonly taken: readonly TakenAttestation[];
};

/** @throws HeliographError ATTESTATION_NOT_DUE before there is something to sign */
export async function readAttestationRequest(
  ports: Pick<Ports, "book" | "chain">,
  actor: Actor | null,
  input: { dealId: string; period: string; subject: "statement" | "distribution" },
): Promise<AttestationRequest> {
  const deal = await issuedDeal(ports, input.dealId);
  requireRole(actor, deal.entry.orgId, PERIOD_READERS);
  const due = input.subject === "statement" ? await statementDue(ports, input) : await distributionDue(ports, input);
  if (!due) {
    throw new HeliographError({
      code: "ATTESTATION_NOT_DUE",
      kind: "not-found",
      message: `There is no ${input.subject} of ${input.period} to attest yet.`,
      remedy: "Close the period first; its distribution follows the record day.",
    });
  }
  const { statements } = ports.chain;
  const attestors = (await statements.attestors(input.dealId)) ?? { accounts: [], threshold: 0 };
  return {
    ...{ subject: input.subject, subjectId: due.id, hash: due.hash, taken: due.taken },
    digest: statements.attestationHash(due.attestation),
    typedData: statements.attestationTypedData(due.attestation),
    ...{ attestors: attestors.accounts, threshold: attestors.threshold },
  };
}

type Due = { id: string; hash: string; taken: readonly TakenAttestation[]; attestation: Attestation };

async function statementDue(
  ports: Pick<Ports, "book">,
  { dealId, period }: { dealId: string; period: string },
): Promise<Due | undefined> {
  const { value } = await requireStored(ports.book, periods, periodId(dealId, period));
  const statement = (await standingStatement(ports, value))?.value;
  if (!statement) return undefined;
  const { id, statementHash: hash, attestations: taken } = statement;
  return { id, hash, taken, attestation: statementAttestation(statement) };
}

async function distributionDue(
  ports: Pick<Ports, "book">,
  { dealId, period }: { dealId: string; period: string },
): Promise<Due | undefined> {
  const distribution = (await ports.book.get(distributions, periodDistributionId(dealId, period)))?.value;
  if (!distribution) return undefined;
  const { id, distributionHash: hash, attestations: taken } = distribution;
  return { id, hash, taken, attestation: distributionAttestation(distribution) };
}
