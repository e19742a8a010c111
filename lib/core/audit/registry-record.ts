import type { Hex } from "viem";

/** What the registry's `statementOf` and `distributionOf` have anchored, and when [Unix seconds]; 0 where nothing is. */
export type AnchoredStatement = {
  readonly dealHash: Hex;
  readonly statementHash: Hex;
  readonly evidenceRoot: Hex;
  readonly previousHash: Hex;
  readonly availableFundsMinor: bigint;
  readonly distributableMinor: bigint;
  readonly anchoredAt: bigint;
};

export type AnchoredDistribution = {
  readonly statementHash: Hex;
  readonly distributionHash: Hex;
  readonly totalMinor: bigint;
  readonly anchoredAt: bigint;
};

/** Records of one period, read from the chain at an address that the auditor expects. */
export type RegistryRecords = {
  readonly chainId: number;
  readonly registry: string;
  readonly statement: AnchoredStatement;
  readonly distribution: AnchoredDistribution;
};

/** Which records to read. */
export type RegistryQuery = { readonly dealKey: Hex; readonly period: number; readonly version: number };
