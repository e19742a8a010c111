import { type Address, getAddress, type Hex, hashTypedData, keccak256, recoverAddress, toBytes } from "viem";
import * as z from "zod";
import { accept, type Outcome, refuse } from "../errors/refusal";
import type { Sha256Hex } from "../evidence/hash";
import type { Statement } from "./statement";
import { statementHash } from "./statement";

/** One attestor's signature of a statement or of a distribution: 65 bytes r||s||v. */
export const Attestation = z.strictObject({
  subject: z.enum(["statement", "distribution"]),
  signer: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  signature: z.string().regex(/^0x[0-9a-f]{130}$/, "0x and 130 lower-case hex digits"),
});
export type Attestation = z.infer<typeof Attestation>;

/** Where attestations are anchored; part of what is signed. */
export type AttestationDomain = { readonly chainId: number; readonly registry: Address };

/** The types that `StatementRegistry` hashes; field for field those of its structs. */
const TYPES = {
  Statement: [
    { name: "dealKey", type: "bytes32" },
    { name: "period", type: "uint32" },
    { name: "version", type: "uint16" },
    { name: "dealHash", type: "bytes32" },
    { name: "statementHash", type: "bytes32" },
    { name: "evidenceRoot", type: "bytes32" },
    { name: "previousHash", type: "bytes32" },
    { name: "availableFundsMinor", type: "uint256" },
    { name: "distributableMinor", type: "uint256" },
  ],
  Distribution: [
    { name: "dealKey", type: "bytes32" },
    { name: "period", type: "uint32" },
    { name: "statementHash", type: "bytes32" },
    { name: "distributionHash", type: "bytes32" },
    { name: "totalMinor", type: "uint256" },
  ],
} as const;

export type StatementStruct = {
  readonly dealKey: Hex;
  readonly period: number;
  readonly version: number;
  readonly dealHash: Hex;
  readonly statementHash: Hex;
  readonly evidenceRoot: Hex;
  readonly previousHash: Hex;
  readonly availableFundsMinor: bigint;
  readonly distributableMinor: bigint;
};

export type DistributionStruct = {
  readonly dealKey: Hex;
  readonly period: number;
  readonly statementHash: Hex;
  readonly distributionHash: Hex;
  readonly totalMinor: bigint;
};

/** keccak256 of the deal's id in UTF-8: its name on chain. */
export function dealKeyOf(dealId: string): Hex {
  return keccak256(toBytes(dealId));
}

/** `2026-11` as the chain writes it: 202611. */
export function chainPeriod(period: string): number {
  return Number(period.replace("-", ""));
}

export function toBytes32(hash: Sha256Hex): Hex {
  return `0x${hash}`;
}

/** What attestors sign of a statement, and what the registry anchors. */
export function statementStruct(statement: Statement): StatementStruct {
  return {
    dealKey: dealKeyOf(statement.dealId),
    period: chainPeriod(statement.period),
    version: statement.version,
    dealHash: toBytes32(statement.dealHash),
    statementHash: toBytes32(statementHash(statement)),
    evidenceRoot: toBytes32(statement.evidenceRoot),
    previousHash: toBytes32(statement.previousHash),
    availableFundsMinor: BigInt(statement.totals.availableFundsMinor),
    distributableMinor: BigInt(statement.totals.distributableMinor),
  };
}

/** Typed data of a statement, ready for any EIP-712 signer. */
export function statementTypedData(domain: AttestationDomain, message: StatementStruct) {
  return {
    domain: eip712Domain(domain),
    types: { Statement: TYPES.Statement },
    primaryType: "Statement",
    message,
  } as const;
}

/** Typed data of a distribution, ready for any EIP-712 signer. */
export function distributionTypedData(domain: AttestationDomain, message: DistributionStruct) {
  return {
    domain: eip712Domain(domain),
    types: { Distribution: TYPES.Distribution },
    primaryType: "Distribution",
    message,
  } as const;
}

/** EIP-712 digest; equals the registry's `hashStatement`. */
export function statementDigest(domain: AttestationDomain, struct: StatementStruct): Hex {
  return hashTypedData(statementTypedData(domain, struct));
}

/** EIP-712 digest; equals the registry's `hashDistribution`. */
export function distributionDigest(domain: AttestationDomain, struct: DistributionStruct): Hex {
  return hashTypedData(distributionTypedData(domain, struct));
}

/**
 * The attestors that have signed a digest. Every attestation must be the signature of the signer that it names; a signer
 * counts once.
 * @returns addresses in ascending order, as the registry wants the signatures
 */
export async function verifyAttestations(
  digest: Hex,
  attestations: readonly Attestation[],
): Promise<Outcome<readonly Address[], "ATTESTATION_FORGED" | "ATTESTED_TWICE">> {
  const signers: Address[] = [];
  for (const { signer, signature } of attestations) {
    const recovered = await recovers(digest, signature as Hex);
    if (recovered !== getAddress(signer)) return refuse("ATTESTATION_FORGED", `${signer} did not sign this`);
    if (signers.includes(recovered)) return refuse("ATTESTED_TWICE", `${signer} is given twice`);
    signers.push(recovered);
  }
  return accept(signers.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
}

/** True when at least `threshold` of the attestors are among the signers. */
export function meetsThreshold(signers: readonly Address[], attestors: readonly string[], threshold: number): boolean {
  const set = new Set(attestors.map((attestor) => attestor.toLowerCase()));
  const signed = new Set(signers.map((signer) => signer.toLowerCase()).filter((signer) => set.has(signer)));
  return threshold > 0 && signed.size >= threshold;
}

function eip712Domain({ chainId, registry }: AttestationDomain) {
  return { name: "Heliograph", version: "1", chainId, verifyingContract: registry } as const;
}

async function recovers(hash: Hex, signature: Hex): Promise<Address | undefined> {
  try {
    return await recoverAddress({ hash, signature });
  } catch {
    return undefined;
  }
}
