import { TransactionReceiptNotFoundError } from "viem";
import { toBytes32 } from "../../core/issuance/hex";
import type { ChainStatus } from "../../flows/ports/chain";
import type { ChainClient } from "./chain-client";
import { withChainErrors } from "./chain-error";
import { toChainReceipt } from "./receipt";

export function chainStatus(client: ChainClient, chainId: number): ChainStatus {
  return {
    chainId,
    head: () =>
      withChainErrors(async () => {
        const { number, timestamp } = await client.getBlock({ blockTag: "latest" });
        return { blockNumber: number, blockTime: Number(timestamp) * 1000 };
      }),
    receipt: (transactionHash) =>
      withChainErrors(async () => {
        try {
          const receipt = await client.getTransactionReceipt({ hash: toBytes32(transactionHash) });
          return await toChainReceipt(client, receipt);
        } catch (error) {
          if (error instanceof TransactionReceiptNotFoundError) return undefined;
          throw error;
        }
      }),
  };
}
