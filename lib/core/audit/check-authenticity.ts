import { type DistributionStruct, dealKeyOf, type StatementStruct } from "../settlement/attestation";
import type { BundleInput } from "./bundle-files";
import type { ComputedPeriod } from "./compute-period";
import type { RegistryRecords } from "./registry-record";
import type { TrustAnchors } from "./trust-anchors";
import type { VerificationCheck } from "./verification-report";

/** Holds a bundle against what the auditor knew before; the attestors are checked by their signatures. */
export function checkAnchors(anchors: TrustAnchors, input: BundleInput, computed: ComputedPeriod): VerificationCheck[] {
  const { statement } = computed.statement;
  return [
    same("trusted chain", "terms.json", String(anchors.chainId), String(input.period.terms.chainId)),
    same("trusted registry", "manifest.json", anchors.registry, input.registry),
    same("trusted deal", "terms.json", anchors.dealKey, dealKeyOf(statement.dealId)),
    same("trusted terms", "terms.json", anchors.dealHash, statement.dealHash),
    same("trusted meters", "enrolments.json", anchors.enrolmentRoot, statement.enrolmentRoot),
  ];
}

/** Holds a bundle against what is anchored on chain. */
export function checkRecords(
  records: RegistryRecords,
  input: BundleInput,
  statement: StatementStruct,
  distribution: DistributionStruct,
): VerificationCheck[] {
  const anchored = records.statement;
  const paid = records.distribution;
  return [
    same("chain", "terms.json", String(records.chainId), String(input.period.terms.chainId)),
    same("registry", "manifest.json", records.registry, input.registry),
    same("anchored statement", "statement.json", anchored.statementHash, statement.statementHash),
    same("anchored terms", "terms.json", anchored.dealHash, statement.dealHash),
    same("anchored evidence", "statement.json", anchored.evidenceRoot, statement.evidenceRoot),
    same("anchored predecessor", "manifest.json", anchored.previousHash, statement.previousHash),
    same(
      "anchored amounts",
      "statement.json",
      `${anchored.availableFundsMinor}/${anchored.distributableMinor}`,
      `${statement.availableFundsMinor}/${statement.distributableMinor}`,
    ),
    same("anchored distribution", "distribution.json", paid.distributionHash, distribution.distributionHash),
    same("anchored total", "distribution.json", String(paid.totalMinor), String(distribution.totalMinor)),
  ];
}

function same(name: string, where: string, expected: string, found: string): VerificationCheck {
  return expected.toLowerCase() === found.toLowerCase()
    ? { name, ok: true, detail: found }
    : { name, ok: false, where, detail: `expected ${expected}, the bundle has ${found}` };
}
