import type { MiddlewareHandler } from "hono";
import { HeliographError } from "../core/errors/heliograph-error";
import type { ApiEnv } from "./router";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser may change something only from our own origin: exact Origin, no cross-site fetch, and JSON (or a file type that
 * a plain form cannot send). Requests without an Origin and cookie are programs with a bearer token.
 */
export function sameOrigin(origin: string): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    if (SAFE_METHODS.has(context.req.method)) return next();
    const sent = context.req.header("origin");
    const fetchSite = context.req.header("sec-fetch-site");
    const carriesCookie = context.req.header("cookie") !== undefined;
    const type = context.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
    const formType =
      type === "application/x-www-form-urlencoded" || type === "multipart/form-data" || type === "text/plain";
    const foreign = sent !== undefined && sent !== origin;
    const crossSite = fetchSite !== undefined && fetchSite !== "same-origin" && fetchSite !== "none";
    if (foreign || crossSite || (carriesCookie && sent === undefined) || formType) {
      throw new HeliographError({
        code: "ORIGIN_REFUSED",
        message: "Changes are accepted from this portal's own pages or with a bearer token only.",
        remedy: `Send JSON with Origin ${origin}, or use an API token instead of the cookie.`,
        kind: "forbidden",
      });
    }
    return next();
  };
}
