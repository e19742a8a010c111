import { type TransferJson, waterfallResultToJson } from "../abs/waterfall/waterfall-result-json";
import type { ChargingSession } from "../charging-records/charging-session";
import type { Entitlement } from "../distribution/distribution";
import { HeliographError } from "../errors/heliograph-error";
import { canonicalJson } from "../evidence/canonical-json";
import { type InclusionProof, inclusionProof, merkleTree, verifyInclusion } from "../evidence/merkle";
import type { TrancheDistribution } from "../settlement/distribution-set";
import { evidenceLeaves } from "../settlement/period-evidence";
import type { StatementLine } from "../settlement/statement-line";
import { parseInstant } from "../time/instant";
import type { ComputedPeriod } from "./compute-period";

/** A text and the proof that it stands under a root. */
export type Proven = { readonly text: string; readonly proof: InclusionProof };

/** A statement line with the session and the evidence behind it, each proven. */
export type TracedLine = {
  readonly line: StatementLine;
  /** In the statement's `linesRoot`. */
  readonly lineProof: Proven;
  readonly session: ChargingSession | null;
  /** Receipt, charge, payout and invoice of the line, in the statement's `evidenceRoot`. */
  readonly evidence: readonly (Proven & { readonly name: string })[];
  /** Signed readings of the charger's meter around the session, in the statement's `evidenceRoot`. */
  readonly readings: readonly (Proven & { readonly name: string })[];
};

/** The way of a coupon cent, from the holder back to the meter. */
export type CouponTrace = {
  readonly entitlement: Entitlement;
  /** In the distribution's `entitlementsRoot`. */
  readonly entitlementProof: Proven;
  readonly distribution: TrancheDistribution;
  readonly distributionHash: string;
  /** Payments of the waterfall to the tranche. */
  readonly transfers: readonly TransferJson[];
  readonly statementHash: string;
  readonly linesRoot: string;
  readonly evidenceRoot: string;
  readonly distributableMinor: string;
  /** How many lines carry distributable cash; the trace shows those of the page asked for. */
  readonly lineCount: number;
  readonly lines: readonly TracedLine[];
};

/** What of a computed period a trace is made of. */
export type TracedPeriod = Pick<ComputedPeriod, "waterfall" | "distribution"> & {
  readonly statement: Pick<
    ComputedPeriod["statement"],
    "statement" | "statementHash" | "lines" | "sessions" | "evidence"
  >;
};

/**
 * Follows a holder's amount back: entitlement -> distribution -> waterfall -> statement lines -> sessions -> receipts and
 * readings. Cash is fungible in the waterfall, so every line with distributable cash stands behind every cent of it.
 * @param page which of the lines to show with their proofs
 * @throws HeliographError ENTITLEMENT_UNKNOWN
 */
export function traceCoupon(
  computed: TracedPeriod,
  distributionId: string,
  holder: string,
  page: { readonly offset: number; readonly limit: number },
): CouponTrace {
  const { statement, waterfall, distribution } = computed;
  const found = distribution.set.distributions.find((candidate) => candidate.id === distributionId);
  const own = distribution.entitlements.filter((candidate) => candidate.distributionId === distributionId);
  const index = own.findIndex((candidate) => candidate.holder.toLowerCase() === holder.toLowerCase());
  const entitlement = own[index];
  if (!found || !entitlement) {
    throw new HeliographError({
      code: "ENTITLEMENT_UNKNOWN",
      kind: "not-found",
      message: `${holder} has no part in ${distributionId}.`,
      remedy: "Name a distribution of this period and one of its holders.",
      data: { distributionId, holder },
    });
  }
  const kinds: readonly string[] =
    found.kind === "coupon"
      ? ["interest", "step-up"]
      : ["scheduled-principal", "sequential-principal", "principal", "clean-up-call", "mandatory-prepayment"];
  const ownTexts = own.map((item) => canonicalJson(item));
  const paying = statement.lines.filter((line) => BigInt(line.distributableMinor) !== 0n);
  const prove = proverOf(computed);
  return {
    entitlement,
    entitlementProof: { text: ownTexts[index] as string, proof: inclusionProof(merkleTree(ownTexts), index) },
    distribution: found,
    distributionHash: distribution.distributionHash,
    transfers: waterfallResultToJson(waterfall).transfers.filter(
      ({ to, kind }) => to.type === "tranche" && to.trancheId === found.trancheId && kinds.includes(kind),
    ),
    statementHash: statement.statementHash,
    linesRoot: statement.statement.linesRoot,
    evidenceRoot: statement.statement.evidenceRoot,
    distributableMinor: statement.statement.totals.distributableMinor,
    lineCount: paying.length,
    lines: paying.slice(page.offset, page.offset + page.limit).map(prove),
  };
}

/** True when every proof of the trace leads to the roots that it names: what a browser can check by itself. */
export function isTraceProven(trace: CouponTrace): boolean {
  const { entitlementProof, distribution, linesRoot, evidenceRoot } = trace;
  return (
    verifyInclusion(distribution.entitlementsRoot, entitlementProof.text, entitlementProof.proof) &&
    trace.lines.every(
      ({ lineProof, evidence, readings }) =>
        verifyInclusion(linesRoot, lineProof.text, lineProof.proof) &&
        [...evidence, ...readings].every(({ text, proof }) => verifyInclusion(evidenceRoot, text, proof)),
    )
  );
}

function proverOf({ statement }: TracedPeriod): (line: StatementLine) => TracedLine {
  const lineTexts = statement.lines.map((line) => canonicalJson(line));
  const lineTree = merkleTree(lineTexts);
  const lineIndex = new Map(statement.lines.map((line, index) => [line.id, index]));
  const leaves = evidenceLeaves(statement.evidence);
  const evidenceTree = merkleTree(leaves.map((leaf) => leaf.text));
  const leafIndex = new Map(leaves.map((leaf, index) => [leaf.name, index]));
  const sessionOf = new Map(statement.sessions.map((session) => [session.sessionId, session]));
  const proven = (name: string) => {
    const index = leafIndex.get(name);
    const leaf = index === undefined ? undefined : leaves[index];
    return index === undefined || !leaf ? [] : [{ ...leaf, proof: inclusionProof(evidenceTree, index) }];
  };
  return (line) => {
    const index = lineIndex.get(line.id) ?? 0;
    const session = (line.sessionId === null ? undefined : sessionOf.get(line.sessionId)) ?? null;
    return {
      line,
      lineProof: { text: lineTexts[index] as string, proof: inclusionProof(lineTree, index) },
      session,
      evidence: line.evidence.flatMap(proven),
      readings: session ? envelopesAround(session).flatMap(proven) : [],
    };
  };

  function envelopesAround(session: ChargingSession): string[] {
    const begin = parseInstant(session.begin);
    const end = parseInstant(session.end);
    return statement.evidence.envelopes.flatMap(({ deviceId, seq, readings }) => {
      const first = readings[0];
      const last = readings.at(-1);
      const touches =
        deviceId === session.deviceId &&
        first &&
        last &&
        parseInstant(first.at) <= end &&
        parseInstant(last.at) >= begin;
      return touches ? [`envelope:${deviceId}:${seq}`] : [];
    });
  }
}
