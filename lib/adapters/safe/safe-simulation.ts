import { type Address, decodeFunctionResult, encodeFunctionData, type Hex } from "viem";
import { accept, type Outcome, refuse } from "../../core/errors/refusal";
import { toAddress } from "../../core/issuance/hex";
import { safeTxOf } from "../../core/issuance/safe-tx-hash";
import type { ChainCall } from "../../flows/ports/chain";
import type { ChainClient } from "../chain/chain-client";
import { decodeReason } from "../chain/chain-error";
import { safeSimulationAbi, simulateTxAccessorAbi } from "./safe-abi";
import { SAFE_CONTRACTS } from "./safe-networks";

type Simulation = { readonly client: ChainClient; readonly safe: Address; readonly calls: readonly ChainCall[] };

/**
 * Runs the calls in the Safe's own context without changing anything (the Safe's SimulateTxAccessor), as one batch; if it
 * fails, says which call is the first to fail. Signatures and guard are no part of it.
 */
export async function simulateCalls(simulation: Simulation): Promise<Outcome<null, "CALL_WOULD_FAIL">> {
  const whole = await simulate(simulation);
  if (whole.success) return accept(null);
  const count = simulation.calls.length;
  for (let length = 1; length < count; length++) {
    // MultiSendCallOnly drops the reason of a failing call; the shortest prefix that fails ends with it.
    const part = await simulate({ ...simulation, calls: simulation.calls.slice(0, length) });
    if (!part.success)
      return refuse("CALL_WOULD_FAIL", `Call ${length} of ${count} would fail${reasonOf(part.returnData)}.`);
  }
  return refuse("CALL_WOULD_FAIL", `Call ${count} of ${count} would fail${reasonOf(whole.returnData)}.`);
}

async function simulate({ client, safe, calls }: Simulation): Promise<{ success: boolean; returnData: Hex }> {
  const tx = safeTxOf({ calls, nonce: 0n, multiSendCallOnly: SAFE_CONTRACTS.multiSendCallOnly });
  const payload = encodeFunctionData({
    abi: simulateTxAccessorAbi,
    functionName: "simulate",
    args: [tx.to, tx.value, tx.data, tx.operation],
  });
  const { result } = await client.simulateContract({
    abi: safeSimulationAbi,
    address: safe,
    functionName: "simulate",
    args: [toAddress(SAFE_CONTRACTS.simulateTxAccessor), payload],
  });
  const [, success, returnData] = decodeFunctionResult({
    abi: simulateTxAccessorAbi,
    functionName: "simulate",
    data: result,
  });
  return { success, returnData };
}

function reasonOf(returnData: Hex): string {
  return returnData === "0x" ? "" : `: ${decodeReason(returnData)}`;
}
