import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { getAddress } from "viem";
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { composeBundle, zipFiles } from "@/lib/core/audit/bundle";
import type { BundleInput } from "@/lib/core/audit/bundle-files";
import { MANIFEST_NAME } from "@/lib/core/audit/bundle-manifest";
import { computePeriod } from "@/lib/core/audit/compute-period";
import { readBundleFiles, readBundleInput } from "@/lib/core/audit/read-bundle";
import type { ChargingReceipt } from "@/lib/core/charging-records/receipt";
import { distributionStruct } from "@/lib/core/distribution/distribution";
import { canonicalJson, type Json } from "@/lib/core/evidence/canonical-json";
import { sha256, ZERO_HASH } from "@/lib/core/evidence/hash";
import { envelopeHash, envelopeText, type SignedEnvelope } from "@/lib/core/metering/envelope";
import {
  type Attestation,
  distributionTypedData,
  statementStruct,
  statementTypedData,
} from "@/lib/core/settlement/attestation";

/** Keys of somebody who is not the deal's: one a device, and attestors. */
export type ForeignKeys = {
  keyOf(deviceId: string): { readonly privateKey: KeyObject; readonly publicKeySpki: string };
  readonly attestors: readonly PrivateKeyAccount[];
};

export function foreignKeys(): ForeignKeys {
  const keys = new Map<string, { privateKey: KeyObject; publicKeySpki: string }>();
  return {
    attestors: [1, 2].map(() => privateKeyToAccount(generatePrivateKey())),
    keyOf(deviceId) {
      const known = keys.get(deviceId);
      if (known) return known;
      const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const made = { privateKey, publicKeySpki: publicKey.export({ format: "der", type: "spki" }).toString("base64") };
      keys.set(deviceId, made);
      return made;
    },
  };
}

/**
 * Signs the whole bundle again by foreign keys: every envelope and receipt by other devices, statement and distribution by
 * other attestors, everything that follows computed anew. What comes out holds together in itself.
 * @param change made to the files before (evidence) and again after (what is computed), with the manifest hashed anew
 */
export async function forgeBundle(
  bundle: Uint8Array,
  keys: ForeignKeys,
  change?: { readonly name: string; readonly apply: (text: string) => string },
): Promise<Uint8Array> {
  const read = readBundleFiles(bundle);
  const texts = new Map(read.texts);
  if (change) texts.set(change.name, change.apply(texts.get(change.name) ?? ""));
  const forged = await signedAgain({ manifest: read.manifest, texts }, keys);
  if (!forged) return zipFiles(hashedAgain(texts));
  // What is computed was computed anew, so that the change in it is gone: it is made once more, and hashed.
  const isUndone = change !== undefined && forged.get(change.name) === read.texts.get(change.name);
  if (change && (isUndone || isComputed(change.name)))
    forged.set(change.name, change.apply(forged.get(change.name) ?? ""));
  return zipFiles(change?.name === MANIFEST_NAME ? forged : hashedAgain(forged));
}

/** Hashes every file anew into the manifest. */
export function hashedAgain(files: Map<string, string>): Map<string, string> {
  const manifest = JSON.parse(files.get(MANIFEST_NAME) ?? "{}") as Record<string, Json>;
  const hashes = [...files].filter(([name]) => name !== MANIFEST_NAME).map(([name, text]) => [name, sha256(text)]);
  return files.set(MANIFEST_NAME, canonicalJson({ ...manifest, files: Object.fromEntries(hashes) }));
}

const COMPUTED = [
  "attestations.json",
  "statement.json",
  "statement-lines.ndjson",
  "statement-lines.csv",
  "breaks.json",
  "carry-forward.json",
  "waterfall.json",
  "distribution.json",
  "entitlements.ndjson",
  "holders.csv",
  MANIFEST_NAME,
];

function isComputed(name: string): boolean {
  return COMPUTED.includes(name);
}

/** Undefined where the changed evidence can be read or computed no more: nobody can sign that. */
async function signedAgain(
  files: Parameters<typeof readBundleInput>[0],
  keys: ForeignKeys,
): Promise<Map<string, string> | undefined> {
  let input: BundleInput;
  try {
    input = withForeignDevices(readBundleInput(files), keys);
    const computed = computePeriod(input.period, input.register);
    const domain = { chainId: input.period.terms.chainId, registry: getAddress(input.registry) };
    const statement = statementTypedData(domain, statementStruct(computed.statement.statement));
    const distribution = distributionTypedData(domain, distributionStruct(computed.distribution.set));
    const attestations: Attestation[] = [];
    for (const attestor of keys.attestors) {
      const signer = attestor.address;
      attestations.push({ subject: "statement", signer, signature: await attestor.signTypedData(statement) });
      attestations.push({ subject: "distribution", signer, signature: await attestor.signTypedData(distribution) });
    }
    return new Map(composeBundle({ ...input, attestations }).files);
  } catch {
    return undefined;
  }
}

function withForeignDevices(input: BundleInput, keys: ForeignKeys): BundleInput {
  const { evidence } = input.period;
  return {
    ...input,
    period: {
      ...input.period,
      evidence: {
        ...evidence,
        enrolments: evidence.enrolments.map((enrolment) => ({
          ...enrolment,
          publicKeySpki: keys.keyOf(enrolment.deviceId).publicKeySpki,
        })),
        envelopes: chainedAgain(evidence.envelopes, keys),
        receipts: evidence.receipts.map((receipt) => receiptSignedAgain(receipt, keys)),
      },
    },
  };
}

/** The chain of each device from its first envelope here on, so that no hash in it is of the true device's making. */
function chainedAgain(envelopes: readonly SignedEnvelope[], keys: ForeignKeys): SignedEnvelope[] {
  const heads = new Map<string, string>();
  return envelopes.map((envelope) => {
    const before = heads.get(envelope.deviceId) ?? (envelope.seq === 1 ? ZERO_HASH : envelope.prevHash);
    const body = { ...envelope, prevHash: before };
    heads.set(envelope.deviceId, envelopeHash(body));
    const { privateKey } = keys.keyOf(envelope.deviceId);
    const signature = sign("sha256", Buffer.from(envelopeText(body)), { key: privateKey, dsaEncoding: "ieee-p1363" });
    return { ...body, signature: signature.toString("base64") };
  });
}

function receiptSignedAgain(receipt: ChargingReceipt, keys: ForeignKeys): ChargingReceipt {
  const { privateKey } = keys.keyOf(receipt.deviceId);
  return {
    ...receipt,
    ocmf: receipt.ocmf.map((text) => {
      const payload = text.slice("OCMF|".length, text.lastIndexOf("|"));
      const seal = JSON.parse(text.slice(text.lastIndexOf("|") + 1)) as Record<string, Json>;
      const encoding = /^[0-9a-f]{128}$/i.test(String(seal.SD)) ? "ieee-p1363" : "der";
      const SD = sign("sha256", Buffer.from(payload), { key: privateKey, dsaEncoding: encoding }).toString("hex");
      return `OCMF|${payload}|${JSON.stringify({ ...seal, SD })}`;
    }),
  };
}
