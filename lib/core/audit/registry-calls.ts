import { decodeFunctionResult, encodeFunctionData, type Hex } from "viem";
import { statementRegistryAbi } from "../../abi/statement-registry";
import type { AnchoredDistribution, AnchoredStatement, RegistryQuery } from "./registry-record";

/** Call data of the two `eth_call`s that read what is anchored for a period. */
export function encodeRegistryCalls({ dealKey, period, version }: RegistryQuery): {
  statement: Hex;
  distribution: Hex;
} {
  const abi = statementRegistryAbi;
  return {
    statement: encodeFunctionData({ abi, functionName: "statementOf", args: [dealKey, period, version] }),
    distribution: encodeFunctionData({ abi, functionName: "distributionOf", args: [dealKey, period] }),
  };
}

export function decodeAnchoredStatement(data: Hex): AnchoredStatement {
  return decodeFunctionResult({ abi: statementRegistryAbi, functionName: "statementOf", data });
}

export function decodeAnchoredDistribution(data: Hex): AnchoredDistribution {
  return decodeFunctionResult({ abi: statementRegistryAbi, functionName: "distributionOf", data });
}
