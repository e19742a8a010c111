import * as z from "zod";

const Quantity = z.string().regex(/^0x[0-9a-f]+$/);

const Answer = z.object({
  result: z
    .object({
      status: Quantity,
      blockNumber: Quantity,
      gasUsed: Quantity,
      transactionHash: z.string(),
      logs: z.array(z.unknown()),
    })
    .nullable(),
});

export type ChainReceipt = {
  readonly succeeded: boolean;
  readonly block: number;
  readonly gasUsed: number;
  readonly events: number;
};

/**
 * Reads a transaction's receipt from the chain itself (eth_getTransactionReceipt), not from what the product stored.
 * @returns null while it is not mined
 * @throws Error where the node does not answer or answers something else
 */
export async function readChainReceipt(transactionHash: string, signal?: AbortSignal): Promise<ChainReceipt | null> {
  const response = await fetch("/rpc", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getTransactionReceipt", params: [transactionHash] }),
    ...(signal ? { signal } : {}),
  });
  const { result } = Answer.parse(await response.json());
  return (
    result && {
      succeeded: Number(result.status) === 1,
      block: Number(result.blockNumber),
      gasUsed: Number(result.gasUsed),
      events: result.logs.length,
    }
  );
}
