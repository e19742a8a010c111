import { type PeriodReport, periodReportCsv } from "../../core/audit/period-report";
import type { Actor } from "../../core/identity/actor";
import { quorumOf, type TakenAttestation } from "../../core/settlement/attestation-quorum";
import { readEntitlements, readWaterfall } from "../distribution/distribution-records";
import type { Ports } from "../ports/ports";
import { readBreaks, readStatement } from "../settlement/statement-records";
import { anchoredPeriod } from "./anchored-period";

type Input = { readonly dealId: string; readonly period: string };

/** The period's report as PDF: the anchored figures, the same bytes each time. */
export async function readPeriodReport(
  ports: Pick<Ports, "book" | "storage" | "chain" | "documents" | "stage">,
  actor: Actor | null,
  input: Input,
): Promise<Uint8Array> {
  return ports.documents.periodReport({ report: await reportOf(ports, actor, input), stage: ports.stage });
}

/** The report's figures as CSV. */
export async function readPeriodReportCsv(
  ports: Pick<Ports, "book" | "storage" | "chain">,
  actor: Actor | null,
  input: Input,
): Promise<string> {
  return periodReportCsv(await reportOf(ports, actor, input));
}

async function reportOf(
  ports: Pick<Ports, "book" | "storage" | "chain">,
  actor: Actor | null,
  input: Input,
): Promise<PeriodReport> {
  const { issued, statement, distribution } = await anchoredPeriod(ports, actor, input);
  return {
    terms: issued.terms,
    statement: await readStatement(ports, statement),
    statementHash: statement.statementHash,
    breaks: await readBreaks(ports, statement),
    waterfall: await readWaterfall(ports, distribution),
    distribution: distribution.set,
    distributionHash: distribution.distributionHash,
    entitlements: await readEntitlements(ports, distribution),
    registry: ports.chain.addresses.statementRegistry,
    statementAnchor: anchorNote(statement.anchor, statement.attestations, statement.attestorThreshold),
    distributionAnchor: anchorNote(distribution.anchor, distribution.attestations, distribution.attestorThreshold),
  };
}

function anchorNote(
  anchor: { readonly transactionHash: string; readonly anchoredAt: string } | null,
  taken: readonly TakenAttestation[],
  threshold: number,
) {
  if (!anchor) throw new Error("an anchored period has its anchors");
  return { ...anchor, signers: (quorumOf(taken, threshold) ?? []).map(({ signer }) => signer) };
}
