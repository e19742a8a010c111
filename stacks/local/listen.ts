import { serve } from "@hono/node-server";
import { gateway } from "./gateway";
import type { Product } from "./product";

const KEEP_ALIVE_MS = 75_000;

/** Serves the product on a loopback port until the returned function is called; pages come from `portalOrigin`. */
export function listen(product: Product, port: number, portalOrigin: string | null): Promise<() => Promise<void>> {
  const app = gateway({ port, ...product.handlers, portalOrigin });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () =>
      resolve(
        () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      ),
    );
    // Longer than any pause of this process: a connection that looks idle is not closed under a request on its way.
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once("error", reject);
  });
}
