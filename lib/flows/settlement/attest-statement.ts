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
import { PERIOD_READERS } from "./settlement-records";
import { type StatementRecord, statementAttestation, statements } from "./statement-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">;
type Input = {
  readonly statementId: string;
  /** The hash that the attestor has recomputed. */
  readonly statementHash: string;
  readonly signature: string;
};

/**
 * Takes an attestor's EIP-712 signature, brought by anybody who may see the period.
 * @throws HeliographError as `takeStatementAttestation`
 */
export async function attestStatement(ports: Needs, actor: Actor | null, input: Input) {
  const { value } = await requireStored(ports.book, statements, input.statementId);
  requireRole(actor, value.orgId, PERIOD_READERS);
  return takeStatementAttestation(ports, input);
}

/**
 * The signature itself is the authority: it must be of exactly the statement that stands, by an attestor whom the registry
 * names. The same attestor again changes nothing. With enough of them the statement is attested and goes to the chain.
 * @throws HeliographError STATEMENT_DIFFERS, ATTESTATION_FORGED, NOT_AN_ATTESTOR, DEAL_NOT_REGISTERED
 */
export async function takeStatementAttestation(ports: Needs, input: Input): Promise<Stored<StatementRecord>> {
  const stored = await requireStored(ports.book, statements, input.statementId);
  const { value: record, version } = stored;
  if (record.statementHash !== input.statementHash || record.state === "superseded") throw differs(record, input);
  const attestors = await ports.chain.statements.attestors(record.dealId);
  if (!attestors) throw unregistered(record.dealId);
  const signer = await ports.chain.statements.signerOf(statementAttestation(record), input.signature);
  const at = formatInstant(ports.clock.now());
  const taken = addAttestation(record.attestations, { signer, signature: input.signature, at }, attestors);
  if (taken === record.attestations) return stored;
  const isEnough = record.state === "computed" && quorumOf(taken, attestors.threshold) !== undefined;
  const changed: StatementRecord = {
    ...record,
    attestations: [...taken],
    attestorThreshold: attestors.threshold,
    ...(isEnough ? { state: "attested", attestedAt: at } : {}),
  };
  const subject = { statementId: record.id, dealId: record.dealId, period: record.period };
  await commitOrFail(ports.book, [
    put(statements, changed, version),
    ...(isEnough ? [publish(newEvent(ports, "statement.attested.v1", record.orgId, subject))] : []),
  ]);
  return { value: changed, version: version + 1 };
}

function differs(record: StatementRecord, input: Input): HeliographError {
  return new HeliographError({
    code: "STATEMENT_DIFFERS",
    kind: "conflict",
    message: `The attestor has computed ${input.statementHash}, the statement is ${record.statementHash}.`,
    remedy: "Fetch the evidence again; do not sign what you cannot recompute.",
    data: { statementId: record.id, state: record.state },
  });
}

function unregistered(dealId: string): HeliographError {
  return new HeliographError({
    code: "DEAL_NOT_REGISTERED",
    kind: "conflict",
    message: "The registry on chain knows no attestors of this deal.",
    remedy: "The issuance registers them; look at its Safe transaction.",
    data: { dealId },
  });
}
