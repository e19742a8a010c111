import type { BundleInput } from "../../core/audit/bundle-files";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { quorumOf, type TakenAttestation } from "../../core/settlement/attestation-quorum";
import {
  type DistributionRecord,
  distributions,
  periodDistributionId,
  readRegister,
} from "../distribution/distribution-records";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type IssuedPeriod, issuedDeal, periodOf } from "../settlement/issued-period-records";
import { PERIOD_READERS } from "../settlement/settlement-records";
import { readStatementInput, type StatementRecord, statements } from "../settlement/statement-records";

/** A period that is anchored to its end: what reports and bundles are made of. */
export type AnchoredPeriod = {
  readonly issued: IssuedPeriod;
  readonly statement: StatementRecord;
  readonly distribution: DistributionRecord;
};

/** @throws HeliographError NOT_FOUND, PERIOD_NOT_DISTRIBUTED */
export async function anchoredPeriod(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { dealId: string; period: string },
): Promise<AnchoredPeriod> {
  const deal = await issuedDeal(ports, input.dealId);
  requireRole(actor, deal.entry.orgId, PERIOD_READERS);
  const issued = periodOf(deal, input.period);
  const distribution = await ports.book.get(distributions, periodDistributionId(input.dealId, input.period));
  if (!distribution?.value.anchor) {
    throw new HeliographError({
      code: "PERIOD_NOT_DISTRIBUTED",
      kind: "conflict",
      message: `${input.period} has no report before its distribution is anchored.`,
      remedy: "Close the period, distribute it, and let the attestors sign both.",
      data: { dealId: input.dealId, period: input.period },
    });
  }
  const statement = await requireStored(ports.book, statements, distribution.value.statementId);
  return { issued, statement: statement.value, distribution: distribution.value };
}

/** Everything that a bundle holds; only the signatures that were anchored, so that it is the same for ever. */
export async function bundleInput(
  ports: Pick<Ports, "book" | "storage" | "chain">,
  { issued, statement, distribution }: AnchoredPeriod,
): Promise<BundleInput> {
  const anchored = (subject: "statement" | "distribution", taken: readonly TakenAttestation[], threshold: number) =>
    (quorumOf(taken, threshold) ?? []).map(({ signer, signature }) => ({ subject, signer, signature }));
  return {
    period: await readStatementInput(ports, issued.terms, statement),
    register: await readRegister(ports, distribution),
    attestations: [
      ...anchored("statement", statement.attestations, statement.attestorThreshold),
      ...anchored("distribution", distribution.attestations, distribution.attestorThreshold),
    ],
    registry: ports.chain.addresses.statementRegistry,
  };
}
