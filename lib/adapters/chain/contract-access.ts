import { type Abi, type ContractFunctionName, type EncodeFunctionDataParameters, encodeFunctionData } from "viem";
import type { ChainCall, ContractAddresses } from "../../flows/ports/chain";
import type { ChainClient } from "./chain-client";
import type { Relayer } from "./relayer";

/** What the functions over one contract need: to read, to send, and where the contracts are. */
export type ContractAccess = {
  readonly client: ChainClient;
  readonly relayer: Relayer;
  readonly addresses: ContractAddresses;
};

/** An encoded call without value. */
export function callOf<const abi extends Abi, name extends ContractFunctionName<abi>>(
  to: string,
  parameters: EncodeFunctionDataParameters<abi, name>,
): ChainCall {
  return { to, value: "0", data: encodeFunctionData(parameters) };
}
