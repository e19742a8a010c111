import type { MiddlewareHandler } from "hono";
import { requireSignedIn } from "../core/identity/authorise";
import type { ApiEnv } from "./router";

/** All that somebody without an account may ask for; devices authenticate each message by its signature. */
const OPEN: readonly (readonly [method: string, path: RegExp])[] = [
  ["GET", /^\/openapi\.json$/],
  ["GET", /^\/product$/],
  ["GET", /^\/offerings(\/[^/]+)?$/],
  ["GET", /^\/documents\/[^/]+$/],
  ["POST", /^\/telemetry$/],
  ["POST", /^\/receipts$/],
];

/**
 * Refuses everybody who is not signed in before a request is read any further, so that neither the shape of an input nor the
 * existence of an object can be found out from outside. What a signed-in person may do, each flow decides for itself.
 * @throws HeliographError NOT_SIGNED_IN
 */
export function signInFirst(basePath: string): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const path = context.req.path.slice(basePath.length);
    const asked = context.req.method === "HEAD" ? "GET" : context.req.method;
    const isOpen = OPEN.some(([method, pattern]) => method === asked && pattern.test(path));
    if (!isOpen) requireSignedIn(context.get("actor"));
    return next();
  };
}
