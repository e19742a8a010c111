import * as z from "zod";
import { DealStateJson } from "../abs/waterfall/waterfall-shapes";
import { ChargingReceipt } from "../charging-records/receipt";
import { DealTerms } from "../deal/terms";
import { RegisterSnapshot } from "../distribution/register-snapshot";
import { DeclaredDefault } from "../enforcement/declared-default";
import { HeliographError } from "../errors/heliograph-error";
import { parseCanonical, parseNdjson } from "../evidence/canonical-document";
import { sha256 } from "../evidence/hash";
import { DeviceEnrolment } from "../metering/enrolment";
import { SignedEnvelope } from "../metering/envelope";
import { Attestation } from "../settlement/attestation";
import { DistributionSet } from "../settlement/distribution-set";
import type { PeriodEvidence } from "../settlement/period-evidence";
import { CarryForward, Statement } from "../settlement/statement";
import type { PreviousStatement } from "../settlement/statement-input";
import { SuspenseRelease } from "../settlement/suspense-release";
import { ChargeLine, Payout } from "../verification/charge";
import { Invoice } from "../verification/invoice";
import { StationTariff } from "../verification/station-tariff";
import { type BundleInput, bankStatementName, DEFAULTS_NAME } from "./bundle-files";
import { BundleManifest, MANIFEST_NAME } from "./bundle-manifest";
import { readZip, type ZipLimits } from "./read-zip";

/** A year of a large pool stays far below these. */
export const BUNDLE_LIMITS: ZipLimits = {
  bytesMax: 256 * 2 ** 20,
  entriesMax: 20_000,
  unpackedBytesMax: 2 ** 30,
  ratioMax: 400,
};

/** Files of a bundle as they were found, decoded; nothing is verified yet. */
export type ReadFiles = { readonly manifest: BundleManifest; readonly texts: ReadonlyMap<string, string> };

/**
 * Unpacks a bundle from outside and reads its manifest.
 * @throws HeliographError BUNDLE_REFUSED, DOCUMENT_REFUSED
 */
export function readBundleFiles(bytes: Uint8Array, limits: ZipLimits = BUNDLE_LIMITS): ReadFiles {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const texts = new Map<string, string>();
  for (const [name, content] of readZip(bytes, limits)) texts.set(name, decode(decoder, name, content));
  const manifest = parseCanonical(MANIFEST_NAME, textOf(texts, MANIFEST_NAME), BundleManifest);
  return { manifest, texts };
}

/** Names of files whose hash is not the manifest's, that it does not name, or that are missing. */
export function filesOffManifest({ manifest, texts }: ReadFiles): string[] {
  const named = Object.entries(manifest.files);
  const changed = named.filter(([name, hash]) => sha256(texts.get(name) ?? "absent") !== hash).map(([name]) => name);
  const known = new Set([MANIFEST_NAME, ...named.map(([name]) => name)]);
  return [...changed, ...[...texts.keys()].filter((name) => !known.has(name))];
}

/** Reads a bundle's input documents: what a period is computed from. @throws HeliographError DOCUMENT_REFUSED */
export function readBundleInput({ manifest, texts }: ReadFiles): BundleInput {
  const json = <Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> =>
    parseCanonical(name, textOf(texts, name), schema);
  const rows = <Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema>[] =>
    parseNdjson(name, textOf(texts, name), schema);
  const envelopeFiles = [...texts.keys()].filter((name) => name.startsWith("envelopes/")).sort();
  const evidence: PeriodEvidence = {
    enrolments: json("enrolments.json", z.array(DeviceEnrolment)),
    envelopes: envelopeFiles.flatMap((name) => rows(name, SignedEnvelope)),
    receipts: rows("receipts.ndjson", ChargingReceipt),
    tariffs: json("tariffs.json", z.array(StationTariff)),
    charges: rows("charges.ndjson", ChargeLine),
    payouts: rows("payouts.ndjson", Payout),
    bankStatements: bankStatementsOf(texts),
    invoices: json("invoices.json", z.array(Invoice)),
    suspenseReleases: json("suspense-releases.json", z.array(SuspenseRelease)),
    ...(texts.has(DEFAULTS_NAME) && { defaults: json(DEFAULTS_NAME, z.array(DeclaredDefault).min(1)) }),
  };
  return {
    period: {
      terms: json("terms.json", DealTerms),
      period: manifest.period,
      version: manifest.version,
      evidence,
      openingState: json("opening-state.json", DealStateJson),
      previous: previousOf(
        json("previous-statement.json", Statement.nullable()),
        json("previous-carry-forward.json", CarryForward.nullable()),
        json("previous-distribution.json", DistributionSet.nullable()),
      ),
      previousHash: manifest.previousHash,
    },
    register: json("register.json", RegisterSnapshot),
    attestations: json("attestations.json", z.array(Attestation).max(32)),
    registry: manifest.registry,
  };
}

function bankStatementsOf(texts: ReadonlyMap<string, string>): string[] {
  const statements: string[] = [];
  for (let index = 0; ; index += 1) {
    const text = texts.get(bankStatementName(index));
    if (text === undefined) return statements;
    statements.push(text);
  }
}

function previousOf(
  statement: Statement | null,
  carryForward: CarryForward | null,
  distribution: DistributionSet | null,
): PreviousStatement | null {
  if (statement && carryForward && distribution) return { statement, carryForward, distribution };
  if (statement || carryForward || distribution) {
    throw refused("the previous statement, its carry-forward and its distribution go together");
  }
  return null;
}

function decode(decoder: TextDecoder, name: string, content: Uint8Array): string {
  try {
    return decoder.decode(content);
  } catch (cause) {
    throw refused(`${name} is not UTF-8`, cause);
  }
}

function textOf(texts: ReadonlyMap<string, string>, name: string): string {
  const text = texts.get(name);
  if (text === undefined) throw refused(`${name} is missing`);
  return text;
}

function refused(reason: string, cause?: unknown): HeliographError {
  return new HeliographError({
    code: "DOCUMENT_REFUSED",
    message: `The bundle cannot be read: ${reason}.`,
    remedy: "Take the bundle again from where it was published.",
    cause,
  });
}
