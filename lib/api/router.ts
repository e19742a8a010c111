import { OpenAPIHono } from "@hono/zod-openapi";
import type { Actor } from "../core/identity/actor";
import type { Ports } from "../flows/ports/ports";
import { problemResponse, validationProblem } from "./problem";

/** What every handler finds in its context. `actor` is null for somebody who is not signed in. */
export type ApiEnv = { Variables: { ports: Ports; actor: Actor | null; requestId: string } };

/** A router whose input errors are problem documents. */
export function router() {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => (result.success ? undefined : problemResponse(validationProblem(result.error))),
  });
}
