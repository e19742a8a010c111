import { waterfallResultToJson } from "../abs/waterfall/waterfall-result-json";
import type { RegisterSnapshot } from "../distribution/register-snapshot";
import { toNdjson } from "../evidence/canonical-document";
import { canonicalJson, type Json } from "../evidence/canonical-json";
import { sha256 } from "../evidence/hash";
import type { SignedEnvelope } from "../metering/envelope";
import type { Attestation } from "../settlement/attestation";
import type { StatementInput } from "../settlement/statement-input";
import { type BundleManifest, MANIFEST_NAME } from "./bundle-manifest";
import type { ComputedPeriod } from "./compute-period";
import { holdersCsv, linesCsv } from "./csv";

/** What a bundle is made of: a period's input, its register, and what attestors have signed. */
export type BundleInput = {
  readonly period: StatementInput;
  readonly register: RegisterSnapshot;
  readonly attestations: readonly Attestation[];
  /** Address of the StatementRegistry that the attestations are for. */
  readonly registry: string;
};

/** In a bundle only where there are any, so that a bundle without them is what it always was. */
export const DEFAULTS_NAME = "defaults.json";

/** Texts of the files by name, in the order of their names. */
export type BundleFiles = ReadonlyMap<string, string>;

/**
 * Every file of a bundle, the manifest included. What comes in (evidence, terms, register, attestations) and what was
 * computed of it stand side by side; the one is covered by attested hashes, the other is computed again by whoever checks.
 */
export function bundleFiles(input: BundleInput, computed: ComputedPeriod): BundleFiles {
  const { period } = input;
  const { statement, waterfall, distribution } = computed;
  const { evidence } = statement;
  const { currency } = period.terms;
  const files = new Map<string, string>([
    ["terms.json", canonicalJson(period.terms)],
    ["enrolments.json", canonicalJson(evidence.enrolments)],
    ["receipts.ndjson", toNdjson(evidence.receipts)],
    ["tariffs.json", canonicalJson(evidence.tariffs)],
    ["charges.ndjson", toNdjson(evidence.charges)],
    ["payouts.ndjson", toNdjson(evidence.payouts)],
    ["invoices.json", canonicalJson(evidence.invoices)],
    ["suspense-releases.json", canonicalJson(evidence.suspenseReleases)],
    ["opening-state.json", canonicalJson(period.openingState)],
    ["previous-statement.json", canonicalJson(period.previous?.statement ?? null)],
    ["previous-carry-forward.json", canonicalJson(period.previous?.carryForward ?? null)],
    ["previous-distribution.json", canonicalJson(period.previous?.distribution ?? null)],
    ["register.json", canonicalJson(input.register)],
    ["attestations.json", canonicalJson([...input.attestations])],
    ["statement.json", canonicalJson(statement.statement)],
    ["statement-lines.ndjson", toNdjson(statement.lines)],
    ["statement-lines.csv", linesCsv(statement.lines, currency)],
    ["breaks.json", canonicalJson([...statement.breaks])],
    ["carry-forward.json", canonicalJson(statement.carryForward)],
    ["waterfall.json", canonicalJson(waterfallResultToJson(waterfall))],
    ["distribution.json", canonicalJson(distribution.set)],
    ["entitlements.ndjson", toNdjson(distribution.entitlements)],
    ["holders.csv", holdersCsv(distribution.entitlements, currency)],
  ]);
  if (evidence.defaults) files.set(DEFAULTS_NAME, canonicalJson(evidence.defaults as Json));
  for (const [deviceId, envelopes] of envelopesByDevice(evidence.envelopes)) {
    files.set(`envelopes/${deviceId}.ndjson`, toNdjson(envelopes));
  }
  for (const [index, text] of evidence.bankStatements.entries()) files.set(bankStatementName(index), text);
  files.set(MANIFEST_NAME, canonicalJson(manifestOf(input, computed, files)));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `bank/001.camt053.xml` for the first. */
export function bankStatementName(index: number): string {
  return `bank/${String(index + 1).padStart(3, "0")}.camt053.xml`;
}

function manifestOf(input: BundleInput, computed: ComputedPeriod, files: BundleFiles): BundleManifest {
  const { statement } = computed.statement;
  const { terms } = input.period;
  return {
    schema: "heliograph.evidence-bundle.v1",
    dealId: statement.dealId,
    period: statement.period,
    version: statement.version,
    statementId: statement.id,
    previousHash: statement.previousHash,
    chainId: terms.chainId,
    registry: input.registry,
    livemode: terms.livemode,
    files: Object.fromEntries([...files].map(([name, text]) => [name, sha256(text)])),
  };
}

function envelopesByDevice(envelopes: readonly SignedEnvelope[]): Map<string, SignedEnvelope[]> {
  const byDevice = new Map<string, SignedEnvelope[]>();
  for (const envelope of envelopes) {
    const own = byDevice.get(envelope.deviceId) ?? [];
    own.push(envelope);
    byDevice.set(envelope.deviceId, own);
  }
  return byDevice;
}
