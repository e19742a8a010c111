import { getAddress } from "viem";
import { distributionStruct } from "../distribution/distribution";
import { isHeliographError } from "../errors/heliograph-error";
import { ZERO_HASH } from "../evidence/hash";
import {
  distributionDigest,
  meetsThreshold,
  statementDigest,
  statementStruct,
  verifyAttestations,
} from "../settlement/attestation";
import { type BundleInput, bundleFiles } from "./bundle-files";
import { checkAnchors, checkRecords } from "./check-authenticity";
import { type ComputedPeriod, computePeriod } from "./compute-period";
import { differences } from "./differences";
import { filesOffManifest, type ReadFiles, readBundleFiles, readBundleInput } from "./read-bundle";
import type { RegistryQuery, RegistryRecords } from "./registry-record";
import type { TrustAnchors } from "./trust-anchors";
import type { VerificationCheck, VerificationReport } from "./verification-report";

export type VerifyOptions = {
  /** Trust anchors from outside the bundle. */
  readonly anchors?: TrustAnchors;
  /** Reads the registry at the address that the auditor expects. */
  readonly readRegistry?: (query: RegistryQuery) => Promise<RegistryRecords>;
};

/**
 * Recomputes an evidence bundle from its first signature to the last holder's cent, and compares every file byte by byte.
 * Never throws for what is in the bundle: whatever is wrong with it is a failed check that says where.
 */
export async function verifyBundle(bytes: Uint8Array, options: VerifyOptions = {}): Promise<VerificationReport> {
  const checks: VerificationCheck[] = [];
  const files = attempt(
    checks,
    "container",
    () => readBundleFiles(bytes),
    (read) => `${read.texts.size} files`,
  );
  if (!files) return { verdict: "failed", checks };
  checks.push(manifestCheck(files));
  const input = attempt(
    checks,
    "documents",
    () => readBundleInput(files),
    () => "every document is in its one form",
  );
  if (!input) return { verdict: "failed", checks };
  const computed = attempt(
    checks,
    "recomputation",
    () => computePeriod(input.period, input.register),
    () => "evidence, statement, waterfall and distribution run",
  );
  if (!computed) return { verdict: "failed", checks };
  checks.push(...evidenceChecks(computed), ...differences(files.texts, bundleFiles(input, computed)));
  checks.push(...(await attestationChecks(input, computed)));
  const authenticity = await authenticityChecks(input, computed, options);
  checks.push(...authenticity);
  const isSound = checks.every((check) => check.ok);
  const verdict = !isSound ? "failed" : authenticity.length > 0 ? "authenticated" : "consistent";
  return { verdict, checks, summary: summaryOf(input, computed) };
}

function manifestCheck(files: ReadFiles): VerificationCheck {
  const off = filesOffManifest(files);
  const name = "manifest";
  if (off.length === 0) return { name, ok: true, detail: "every file has the hash that the manifest gives" };
  return { name, ok: false, where: off.slice(0, 5).join(", "), detail: `${off.length} files are not the manifest's` };
}

/** What was found in the evidence; refused items are no fault of the bundle, its statement counts them. */
function evidenceChecks({ statement, distribution }: ComputedPeriod): VerificationCheck[] {
  const { evidence, refusedEnvelopes, refusedReceipts, sessions } = statement;
  const { opening, totals, previousPeriodHash, defaults = [], proceeds = [], period } = statement.statement;
  const envelopes = evidence.envelopes.length - refusedEnvelopes.length;
  return [
    {
      name: "meter readings",
      ok: true,
      detail: `${envelopes} envelopes signed, chained and monotone; ${refusedEnvelopes.length} refused and not used`,
    },
    {
      name: "charging receipts",
      ok: true,
      detail: `${sessions.length} sessions signed by their meters; ${refusedReceipts.length} refused and not used`,
    },
    {
      name: "opening balances",
      ok: true,
      detail:
        previousPeriodHash === ZERO_HASH
          ? `first period: ${opening.reserveMinor} in the reserve`
          : `as the distribution before has closed: ${opening.reserveMinor} in the reserve, ${opening.retainedMinor} retained, ${opening.dustMinor} dust, ${opening.suspenseMinor} in suspense`,
    },
    {
      name: "suspense",
      ok: true,
      detail: `${totals.suspenseMinor} came in, ${totals.releasedMinor} released by the trustee, ${distribution.set.suspenseMinor} left`,
    },
    ...proceeds.map(({ id, cause, amountMinor, setAsideMinor }) => ({
      name: "mandatory prepayment",
      ok: true,
      detail: `${id}: ${amountMinor} of ${cause} cleared, ${setAsideMinor} of it set aside for principal`,
    })),
    ...defaults.map(({ notice, cure, acceleration }) => ({
      name: "event of default",
      ok: true,
      detail: `${notice.event} of ${notice.occurredOn}, declared by the trustee: ${cure ? "cured" : acceleration ? `accelerated, so that the priority of enforcement runs from ${acceleration.fromPeriod}` : `stands in ${period}`}`,
    })),
  ];
}

async function attestationChecks(input: BundleInput, computed: ComputedPeriod): Promise<VerificationCheck[]> {
  const checks: VerificationCheck[] = [];
  for (const subject of ["statement", "distribution"] as const) {
    const signers = await signersOf(subject, input, computed);
    const name = `${subject} attestations`;
    if (!signers.ok) checks.push({ name, ok: false, where: "attestations.json", detail: signers.detail });
    else if (signers.value.length === 0)
      checks.push({ name, ok: false, where: "attestations.json", detail: "there is none" });
    else checks.push({ name, ok: true, detail: `signed by ${signers.value.join(", ")}` });
  }
  return checks;
}

async function authenticityChecks(
  input: BundleInput,
  computed: ComputedPeriod,
  { anchors, readRegistry }: VerifyOptions,
): Promise<VerificationCheck[]> {
  const checks: VerificationCheck[] = [];
  const statement = statementStruct(computed.statement.statement);
  const distribution = distributionStruct(computed.distribution.set);
  if (anchors) {
    checks.push(...checkAnchors(anchors, input, computed));
    for (const subject of ["statement", "distribution"] as const) {
      const signers = await signersOf(subject, input, computed);
      const ok = signers.ok && meetsThreshold(signers.value, anchors.attestors, anchors.threshold);
      const detail = `${anchors.threshold} of ${anchors.attestors.length} trusted attestors are needed`;
      checks.push({ name: `trusted ${subject} attestors`, ok, detail, ...(!ok && { where: "attestations.json" }) });
    }
  }
  if (readRegistry) {
    const { dealKey, period, version } = statement;
    try {
      const records = await readRegistry({ dealKey, period, version });
      checks.push(...checkRecords(records, input, statement, distribution));
    } catch (error) {
      const detail = isHeliographError(error) ? error.message : "the registry did not answer";
      checks.push({ name: "registry", ok: false, where: "chain", detail });
    }
  }
  return checks;
}

function signersOf(subject: "statement" | "distribution", input: BundleInput, computed: ComputedPeriod) {
  const domain = { chainId: input.period.terms.chainId, registry: getAddress(input.registry) };
  const digest =
    subject === "statement"
      ? statementDigest(domain, statementStruct(computed.statement.statement))
      : distributionDigest(domain, distributionStruct(computed.distribution.set));
  return verifyAttestations(
    digest,
    input.attestations.filter((attestation) => attestation.subject === subject),
  );
}

function summaryOf({ period }: BundleInput, computed: ComputedPeriod): VerificationReport["summary"] {
  const { statement, distribution } = computed;
  return {
    statementId: statement.statement.id,
    currency: period.terms.currency,
    livemode: period.terms.livemode,
    statementHash: statement.statementHash,
    distributionHash: distribution.distributionHash,
    envelopes: statement.evidence.envelopes.length,
    sessions: statement.sessions.length,
    availableFundsMinor: statement.statement.totals.availableFundsMinor,
    distributableMinor: statement.statement.totals.distributableMinor,
    distributedMinor: distribution.set.totalMinor,
    holders: new Set(distribution.entitlements.map(({ holder }) => holder.toLowerCase())).size,
  };
}

/** Runs a step on what came from outside: what it refuses, or stumbles over, is a failed check and not an exception. */
function attempt<Value>(
  checks: VerificationCheck[],
  name: string,
  step: () => Value,
  detailOf: (value: Value) => string,
): Value | undefined {
  try {
    const value = step();
    checks.push({ name, ok: true, detail: detailOf(value) });
    return value;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const where = isHeliographError(error) ? (error.data.document ?? error.data.entry) : undefined;
    checks.push({ name, ok: false, detail, ...(typeof where === "string" && where !== "" && { where }) });
    return undefined;
  }
}
