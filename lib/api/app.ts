import { randomUUID } from "node:crypto";
import { bodyLimit } from "hono/body-limit";
import { HeliographError, isHeliographError } from "../core/errors/heliograph-error";
import type { Authenticator } from "../flows/ports/authenticator";
import type { Ports } from "../flows/ports/ports";
import { problemOf, problemResponse } from "./problem";
import { router } from "./router";
import { auditRoutes } from "./routes/audit";
import { dealAnalysisRoutes } from "./routes/deal-analyses";
import { dealRoutes } from "./routes/deals";
import { defaultRoutes } from "./routes/defaults";
import { distributionRoutes } from "./routes/distributions";
import { identityRoutes } from "./routes/identity";
import { kycRoutes } from "./routes/kyc";
import { meRoutes } from "./routes/me";
import { meteringRoutes } from "./routes/metering";
import { offeringRoutes } from "./routes/offerings";
import { orderRoutes } from "./routes/orders";
import { periodRoutes } from "./routes/periods";
import { productRoutes } from "./routes/product";
import { proposalRoutes } from "./routes/proposals";
import { riskRunRoutes } from "./routes/risk-runs";
import { statementRoutes } from "./routes/statements";
import { stationRoutes } from "./routes/stations";
import { telemetryRoutes } from "./routes/telemetry";
import { sameOrigin } from "./same-origin";
import { signInFirst } from "./sign-in-first";

const MAX_BODY_BYTES = 8 * 1024 * 1024;

export type ApiConfiguration = {
  readonly ports: Ports;
  readonly authenticator: Authenticator;
  /** The one origin of the portal, for example http://127.0.0.1:3000. */
  readonly origin: string;
  readonly version: string;
  log(entry: { level: "info" | "error"; message: string; requestId: string; error?: unknown }): void;
};

/** The whole API under /api/v1: the same app on Lambda and on one machine. */
export function createApi(configuration: ApiConfiguration) {
  const api = router().basePath("/api/v1");
  api.use(async (context, next) => {
    context.set("requestId", context.req.header("x-request-id") ?? randomUUID());
    context.set("ports", configuration.ports);
    await next();
    context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
    context.header("x-request-id", context.get("requestId"));
  });
  api.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new HeliographError({
          code: "BODY_TOO_LARGE",
          message: `The body is over ${MAX_BODY_BYTES / 1024 / 1024} MB.`,
          remedy: "Send less at a time.",
          kind: "too-large",
        });
      },
    }),
  );
  api.use(sameOrigin(configuration.origin));
  api.use(async (context, next) => {
    context.set("actor", await configuration.authenticator.actorOf(context.req.raw.headers));
    await next();
  });
  api.use(signInFirst("/api/v1"));
  api.onError((error, context) => {
    if (!isHeliographError(error) && error.name !== "ZodError") {
      configuration.log({ level: "error", message: error.message, requestId: context.get("requestId"), error });
    }
    return problemResponse(problemOf(error));
  });
  // Mounted one by one: a chain would add up the types of every route, which no compiler survives.
  const routed: ReturnType<typeof router> = api;
  routed.route("/", productRoutes(configuration.version));
  routed.route("/", meRoutes);
  routed.route("/", identityRoutes);
  routed.route("/", stationRoutes);
  routed.route("/", riskRunRoutes);
  routed.route("/", meteringRoutes);
  routed.route("/", telemetryRoutes);
  routed.route("/", dealRoutes);
  routed.route("/", dealAnalysisRoutes);
  routed.route("/", defaultRoutes);
  routed.route("/", statementRoutes);
  routed.route("/", periodRoutes);
  routed.route("/", distributionRoutes);
  routed.route("/", auditRoutes);
  routed.route("/", proposalRoutes(configuration.origin));
  routed.route("/", offeringRoutes);
  routed.route("/", orderRoutes(configuration.origin));
  routed.route("/", kycRoutes(configuration.origin));
  routed.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Heliograph", version: configuration.version },
    servers: [{ url: configuration.origin }],
  });
  routed.notFound(() =>
    problemResponse(
      problemOf(
        new HeliographError({
          code: "ROUTE_NOT_FOUND",
          message: "There is nothing at this address.",
          remedy: "See /api/v1/openapi.json for what there is.",
          kind: "not-found",
        }),
      ),
    ),
  );
  return routed;
}
