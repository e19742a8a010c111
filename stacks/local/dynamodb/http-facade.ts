import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { EmbeddedDynamo } from "./embedded-dynamo";

const BODY_BYTES_MAX = 20 * 1024 * 1024;
const KEEP_ALIVE_MS = 65_000; // longer than any pause of a busy client: it must not write to a connection that just closed

export type DynamoHttp = { readonly endpoint: string; close(): Promise<void> };

/** Serves an engine on loopback in DynamoDB's wire protocol, for tests and tools. Port 0 takes a free one. */
export async function serveDynamoHttp(engine: EmbeddedDynamo, port: number): Promise<DynamoHttp> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_BYTES_MAX) request.destroy();
      else chunks.push(chunk);
    });
    request.on("end", async () => {
      const target = request.headers["x-amz-target"];
      const answer = await engine.answer(String(target ?? ""), Buffer.concat(chunks).toString());
      response.writeHead(answer.statusCode, { "content-type": "application/x-amz-json-1.0" });
      response.end(answer.body);
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
