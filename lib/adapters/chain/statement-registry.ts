import { BaseError, ContractFunctionRevertedError, type Hex, isHex, recoverAddress, size } from "viem";
import { statementRegistryAbi } from "../../abi/statement-registry";
import {
  type Attestation,
  attestationHash,
  attestationTypedData,
  distributionStruct,
  statementStruct,
} from "../../core/issuance/attestation";
import { keyOf, periodNumber } from "../../core/issuance/chain-keys";
import { toAddress } from "../../core/issuance/hex";
import type { StatementAnchors } from "../../flows/ports/chain";
import { withChainErrors } from "./chain-error";
import { type ContractAccess, callOf } from "./contract-access";

const abi = statementRegistryAbi;

export function statementAnchors({ client, relayer, addresses }: ContractAccess): StatementAnchors {
  const address = toAddress(addresses.statementRegistry);
  const domain = { chainId: addresses.chainId, statementRegistry: address };

  async function signerOf(attestation: Attestation, signature: string) {
    if (!isHex(signature) || size(signature) !== 65) return undefined;
    try {
      return await recoverAddress({ hash: attestationHash(domain, attestation), signature });
    } catch {
      // 65 bytes that are no signature: r, s or v out of range.
      return undefined;
    }
  }

  /** The registry wants signatures by rising signer, each once. */
  async function bySigner(attestation: Attestation, signatures: readonly string[]): Promise<Hex[]> {
    const signed = new Map<string, Hex>();
    for (const signature of signatures) {
      const signer = await signerOf(attestation, signature);
      if (signer !== undefined) signed.set(signer.toLowerCase(), signature as Hex);
    }
    return [...signed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, signature]) => signature);
  }

  function anchorCall(attestation: Attestation, signatures: readonly Hex[]) {
    return attestation.kind === "statement"
      ? callOf(address, { abi, functionName: "anchor", args: [statementStruct(attestation), signatures] })
      : callOf(address, {
          abi,
          functionName: "anchorDistribution",
          args: [distributionStruct(attestation), signatures],
        });
  }

  return {
    attestationHash: (attestation) => attestationHash(domain, attestation),
    attestationTypedData: (attestation) =>
      JSON.stringify(attestationTypedData(domain, attestation), (_, value) =>
        typeof value === "bigint" ? value.toString() : value,
      ),
    signerOf,
    attestors: (dealId) =>
      withChainErrors(async () => {
        try {
          const [accounts, threshold] = await client.readContract({
            abi,
            address,
            functionName: "attestorsOf",
            args: [keyOf(dealId)],
          });
          return { accounts, threshold };
        } catch (error) {
          if (isDealUnknown(error)) return undefined;
          throw error;
        }
      }),
    head: (dealId) =>
      withChainErrors(() => client.readContract({ abi, address, functionName: "headOf", args: [keyOf(dealId)] })),
    anchor: async (key, attestation, signatures) =>
      relayer.relay(key, anchorCall(attestation, await bySigner(attestation, signatures))),
    findStatement: (dealId, period, version) =>
      withChainErrors(async () => {
        const { anchoredAt, ...record } = await client.readContract({
          abi,
          address,
          functionName: "statementOf",
          args: [keyOf(dealId), periodNumber(period), version],
        });
        if (anchoredAt === 0n) return undefined;
        return { dealId, period, version, ...record, anchoredAt: Number(anchoredAt) * 1000 };
      }),
    findDistribution: (dealId, period) =>
      withChainErrors(async () => {
        const { anchoredAt, ...record } = await client.readContract({
          abi,
          address,
          functionName: "distributionOf",
          args: [keyOf(dealId), periodNumber(period)],
        });
        return anchoredAt === 0n ? undefined : { dealId, period, ...record, anchoredAt: Number(anchoredAt) * 1000 };
      }),
  };
}

function isDealUnknown(error: unknown): boolean {
  const reverted = error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  return reverted instanceof ContractFunctionRevertedError && reverted.data?.errorName === "DealUnknown";
}
