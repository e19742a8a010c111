import type { TransactionReceipt } from "viem";
import type { ChainReceipt } from "../../flows/ports/chain";
import type { ChainClient } from "./chain-client";
import { chainError } from "./chain-error";

/** @throws HeliographError CHAIN_REVERTED for a transaction that was mined and did nothing */
export async function toChainReceipt(client: ChainClient, receipt: TransactionReceipt): Promise<ChainReceipt> {
  const { transactionHash, blockNumber, status } = receipt;
  if (status === "reverted") {
    throw chainError("CHAIN_REVERTED", "The transaction was mined and reverted.", {
      reason: "reverted",
      transactionHash,
    });
  }
  const { timestamp } = await client.getBlock({ blockNumber });
  return { transactionHash, blockNumber, blockTime: Number(timestamp) * 1000 };
}
