import { encodeFunctionData, erc20Abi } from "viem";
import { coinUnitsPerMinor } from "../money/currency";
import type { Money } from "../money/money";
import { toAddress } from "./hex";
import type { ProposalCall } from "./proposal";

/** The Safe's call that gives coin back to the wallet that it came from. */
export function refundCall(input: {
  readonly coin: string;
  readonly to: string;
  readonly amount: Money;
}): ProposalCall {
  const units = input.amount.minor * coinUnitsPerMinor(input.amount.currency);
  const data = encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [toAddress(input.to), units] });
  return { to: toAddress(input.coin), value: "0", data };
}
