import { Hono } from "hono";
import { proxy } from "hono/proxy";

type Handler = (request: Request) => Response | Promise<Response>;

export type GatewayRoutes = {
  readonly port: number;
  readonly api: Handler;
  readonly auth: Handler;
  readonly webhooks: Handler;
  readonly rpc: Handler;
  readonly simulated: Handler;
  /** Where the portal's own server listens; null while the product runs without pages. */
  readonly portalOrigin: string | null;
};

/**
 * The one public port: API, sign-in, webhooks, chain and simulated services are answered here, all else by the portal.
 * Listens on loopback only and checks Host, so that no other site's name can be pointed at it.
 */
export function gateway(routes: GatewayRoutes) {
  const hosts = new Set([`127.0.0.1:${routes.port}`, `localhost:${routes.port}`]);
  const app = new Hono();
  app.use(async (context, next) => {
    if (hosts.has(context.req.header("host") ?? "")) return next();
    return context.text(`This is a local product; open http://127.0.0.1:${routes.port}`, 421);
  });
  app.all("/api/auth/*", (context) => routes.auth(context.req.raw));
  app.all("/api/*", (context) => routes.api(context.req.raw));
  app.all("/webhooks/*", (context) => routes.webhooks(context.req.raw));
  app.post("/rpc", (context) => routes.rpc(context.req.raw));
  app.all("/simulated/*", (context) => routes.simulated(context.req.raw));
  app.all("*", async (context) => {
    if (routes.portalOrigin === null) return context.text("The portal's pages do not run here.", 404);
    const url = new URL(context.req.url);
    const pass = () =>
      proxy(`${routes.portalOrigin}${url.pathname}${url.search}`, { raw: context.req.raw, redirect: "manual" });
    if (context.req.method !== "GET" && context.req.method !== "HEAD") return pass();
    // The portal's server may close an idle connection just as a request goes out on it: reading again is harmless.
    return pass().catch(pass);
  });
  return app;
}
