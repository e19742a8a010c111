import { type Hex, hashTypedData } from "viem";
import type { YearMonth } from "../time/local-date";
import { keyOf, periodNumber } from "./chain-keys";
import { toAddress, toBytes32 } from "./hex";

/** What attestors sign of a period's statement. Hashes are SHA-256, as 0x and 64 hex digits. */
export type StatementAttestation = {
  readonly dealId: string;
  readonly period: YearMonth;
  /** 1 for the first statement of a period. */
  readonly version: number;
  /** Of the deal's terms. */
  readonly dealHash: string;
  readonly statementHash: string;
  /** RFC 6962 root over the evidence of the period. */
  readonly evidenceRoot: string;
  /** The deal's statement anchored before this one, zeros for the first. */
  readonly previousHash: string;
  readonly availableFundsMinor: bigint;
  readonly distributableMinor: bigint;
};

/** What attestors sign of a period's distribution, over all tranches. */
export type DistributionAttestation = {
  readonly dealId: string;
  readonly period: YearMonth;
  readonly statementHash: string;
  readonly distributionHash: string;
  readonly totalMinor: bigint;
};

export type Attestation =
  | ({ readonly kind: "statement" } & StatementAttestation)
  | ({ readonly kind: "distribution" } & DistributionAttestation);

/** Where an attestation counts: a signature for one chain and registry is none for another. */
export type AttestationDomain = { readonly chainId: number; readonly statementRegistry: string };

const STATEMENT = [
  { name: "dealKey", type: "bytes32" },
  { name: "period", type: "uint32" },
  { name: "version", type: "uint16" },
  { name: "dealHash", type: "bytes32" },
  { name: "statementHash", type: "bytes32" },
  { name: "evidenceRoot", type: "bytes32" },
  { name: "previousHash", type: "bytes32" },
  { name: "availableFundsMinor", type: "uint256" },
  { name: "distributableMinor", type: "uint256" },
] as const;

const DISTRIBUTION = [
  { name: "dealKey", type: "bytes32" },
  { name: "period", type: "uint32" },
  { name: "statementHash", type: "bytes32" },
  { name: "distributionHash", type: "bytes32" },
  { name: "totalMinor", type: "uint256" },
] as const;

/** The `Statement` struct of StatementRegistry. */
export function statementStruct(attestation: StatementAttestation) {
  return {
    dealKey: keyOf(attestation.dealId),
    period: periodNumber(attestation.period),
    version: attestation.version,
    dealHash: toBytes32(attestation.dealHash),
    statementHash: toBytes32(attestation.statementHash),
    evidenceRoot: toBytes32(attestation.evidenceRoot),
    previousHash: toBytes32(attestation.previousHash),
    availableFundsMinor: attestation.availableFundsMinor,
    distributableMinor: attestation.distributableMinor,
  };
}

/** The `Distribution` struct of StatementRegistry. */
export function distributionStruct(attestation: DistributionAttestation) {
  return {
    dealKey: keyOf(attestation.dealId),
    period: periodNumber(attestation.period),
    statementHash: toBytes32(attestation.statementHash),
    distributionHash: toBytes32(attestation.distributionHash),
    totalMinor: attestation.totalMinor,
  };
}

/** Typed data for a wallet (EIP-712). Domain: name Heliograph, version 1, the chain and its StatementRegistry. */
export function attestationTypedData(domain: AttestationDomain, attestation: Attestation) {
  const common = {
    domain: {
      name: "Heliograph",
      version: "1",
      chainId: domain.chainId,
      verifyingContract: toAddress(domain.statementRegistry),
    },
  } as const;
  switch (attestation.kind) {
    case "statement":
      return {
        ...common,
        types: { Statement: STATEMENT },
        primaryType: "Statement",
        message: statementStruct(attestation),
      } as const;
    case "distribution":
      return {
        ...common,
        types: { Distribution: DISTRIBUTION },
        primaryType: "Distribution",
        message: distributionStruct(attestation),
      } as const;
    default:
      return attestation satisfies never;
  }
}

/** What an attestor signs: `StatementRegistry.hashStatement` or `hashDistribution`, without asking the chain. */
export function attestationHash(domain: AttestationDomain, attestation: Attestation): Hex {
  const typedData = attestationTypedData(domain, attestation);
  return typedData.primaryType === "Statement" ? hashTypedData(typedData) : hashTypedData(typedData);
}
