import * as z from "zod";
import { isHeliographError } from "../../../lib/core/errors/heliograph-error";
import type { Clock } from "../../../lib/flows/ports/clock";
import { type AnvilRequest, expectResult, type JsonRpcAnswer } from "./anvil-request";
import type { ChainWriter } from "./chain-writer";

/** Reading, in the words of any wallet. Nothing that unlocks, impersonates, moves time or sets state is let through. */
const READ_METHODS: ReadonlySet<string> = new Set([
  "eth_accounts",
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_estimateGas",
  "eth_feeHistory",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getBlockReceipts",
  "eth_getCode",
  "eth_getLogs",
  "eth_getStorageAt",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_maxPriorityFeePerGas",
  "eth_syncing",
  "net_version",
  "web3_clientVersion",
]);

/** Where the block stands among the parameters of the methods that run code. */
const RUNS_CODE: ReadonlySet<string> = new Set(["eth_call", "eth_estimateGas"]);

const JsonRpcRequest = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string().max(100), z.number(), z.null()]),
  method: z.string().max(60),
  params: z.array(z.unknown()).max(10).default([]),
});

export type JsonRpcResponse = { readonly jsonrpc: "2.0"; readonly id: string | number | null } & JsonRpcAnswer;

const BATCH_MAX = 100;

export type Rpc = {
  /** One JSON-RPC request, or a batch of at most 100, as parsed from a request's body. Never throws. */
  handleRpc(request: unknown): Promise<JsonRpcResponse | JsonRpcResponse[]>;
  /** The same for one call in this process. */
  call(method: string, params: readonly unknown[]): Promise<JsonRpcAnswer>;
};

/** The one door to the chain. */
export function rpc(parameters: { request: AnvilRequest; writer: ChainWriter; clock: Clock }): Rpc {
  const { request, writer, clock } = parameters;
  const tellTheTime = timeTeller(request, writer, clock);

  async function call(method: string, params: readonly unknown[]): Promise<JsonRpcAnswer> {
    if (method === "eth_sendRawTransaction") {
      const [raw] = params;
      return typeof raw === "string" && params.length === 1
        ? writer.sendRaw(raw)
        : { error: { code: -32602, message: "eth_sendRawTransaction takes one signed transaction" } };
    }
    if (!READ_METHODS.has(method)) return { error: { code: -32601, message: `${method} is not offered here` } };
    if (!RUNS_CODE.has(method)) return request(method, params);
    await tellTheTime();
    return request(method, nowParams(params));
  }

  async function handleOne(input: unknown): Promise<JsonRpcResponse> {
    const parsed = JsonRpcRequest.safeParse(input);
    if (!parsed.success) {
      return { jsonrpc: "2.0", id: null, error: { code: -32600, message: "not a JSON-RPC 2.0 request" } };
    }
    const { id, method, params } = parsed.data;
    const answer = await call(method, params).catch(toInternalError);
    return "error" in answer
      ? { jsonrpc: "2.0", id, error: answer.error }
      : { jsonrpc: "2.0", id, result: answer.result };
  }

  return {
    call,
    async handleRpc(input) {
      if (!Array.isArray(input) || input.length === 0 || input.length > BATCH_MAX) return handleOne(input);
      const responses: JsonRpcResponse[] = [];
      for (const item of input) responses.push(await handleOne(item));
      return responses;
    },
  };
}

/** Code runs as in the next block, so that views see the clock's time and not that of the last block, months ago. */
function nowParams(params: readonly unknown[]): readonly unknown[] {
  const [call, block, ...rest] = params;
  return block === undefined || block === "latest" ? [call, "pending", ...rest] : params;
}

/**
 * Tells anvil the clock's time before a view is read. In turn with what is written: told between a transaction's taking and
 * its block, a later time would make anvil refuse the block.
 */
function timeTeller(request: AnvilRequest, writer: ChainWriter, clock: Clock): () => Promise<void> {
  let toldS = 0;
  let toldAfterBlock = -1;
  return () =>
    writer.exclusively(async () => {
      const timeS = Math.max(Math.floor(clock.now() / 1000), writer.head.timeS + 1);
      if (timeS === toldS && toldAfterBlock === writer.head.number) return;
      await expectResult(request, "evm_setTime", [timeS]);
      toldS = timeS;
      toldAfterBlock = writer.head.number;
    });
}

function toInternalError(error: unknown): JsonRpcAnswer {
  const message = isHeliographError(error) ? `${error.code}: ${error.message}` : "internal error";
  return { error: { code: -32603, message } };
}
