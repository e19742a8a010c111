import { Agent, request } from "node:http";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";

export type JsonRpcError = { readonly code: number; readonly message: string; readonly data?: unknown };

export type JsonRpcAnswer = { readonly result: unknown } | { readonly error: JsonRpcError };

export type AnvilRequest = {
  /** One JSON-RPC call; what anvil refuses is an answer, not an exception. @throws HeliographError CHAIN_UNAVAILABLE */
  (method: string, params: readonly unknown[]): Promise<JsonRpcAnswer>;
  close(): void;
};

/** JSON-RPC over kept-alive loopback connections. */
export function anvilRequest(port: number): AnvilRequest {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  let nextId = 1;
  const send = (method: string, params: readonly unknown[]) =>
    new Promise<JsonRpcAnswer>((resolve, reject) => {
      const body = JSON.stringify({ jsonrpc: "2.0", id: nextId++, method, params });
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const outgoing = request({ host: "127.0.0.1", port, method: "POST", agent, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", (cause) => reject(unavailable(cause)));
        incoming.on("end", () => {
          try {
            const answer = JSON.parse(Buffer.concat(chunks).toString("utf8")) as JsonRpcAnswer;
            resolve("error" in answer ? { error: answer.error } : { result: answer.result });
          } catch (cause) {
            reject(unavailable(cause));
          }
        });
      });
      outgoing.on("error", (cause) => reject(unavailable(cause)));
      outgoing.end(body);
    });
  return Object.assign(send, { close: () => agent.destroy() });
}

/** The result of a call that must not fail. @throws HeliographError CHAIN_UNAVAILABLE */
export async function expectResult(call: AnvilRequest, method: string, params: readonly unknown[]): Promise<unknown> {
  const answer = await call(method, params);
  if ("error" in answer) throw unavailable(new Error(`${method}: ${answer.error.message}`));
  return answer.result;
}

function unavailable(cause: unknown): HeliographError {
  return new HeliographError({
    code: "CHAIN_UNAVAILABLE",
    message: `The local chain did not answer: ${cause instanceof Error ? cause.message : String(cause)}.`,
    remedy: "Try again; if it stays so, restart with `npm start`: the chain is rebuilt from its journal.",
    kind: "unavailable",
    cause,
  });
}
