import { encodeFunctionData } from "viem";
import { trancheTokenAbi } from "../../abi/tranche-token";
import type { LockUp } from "../deal/lock-up";
import { toAddress } from "./hex";
import type { ProposalCall } from "./proposal";

/** The most that a token freezes for a holder: whatever the wallet has and still gets, none of it can be sent. */
export const LOCKED_TOKENS = 2n ** 128n - 1n;

/** Freezes all that a locked-up wallet has or gets of a token; who names no wallet is not held by it. */
export function lockUpCalls(token: string, lockUps: readonly LockUp[]): ProposalCall[] {
  return lockUps.flatMap(({ wallet }) => (wallet === undefined ? [] : [freezeCall(token, wallet, LOCKED_TOKENS)]));
}

/** Lets a wallet send all that it has of a token again. */
export function releaseCall(token: string, wallet: string): ProposalCall {
  return freezeCall(token, wallet, 0n);
}

function freezeCall(token: string, wallet: string, tokens: bigint): ProposalCall {
  const data = encodeFunctionData({
    abi: trancheTokenAbi,
    functionName: "setFrozenTokens",
    args: [toAddress(wallet), tokens],
  });
  return { to: toAddress(token), value: "0", data };
}
