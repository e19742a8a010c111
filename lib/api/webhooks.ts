import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { isHeliographError } from "../core/errors/heliograph-error";
import { receivePaymentNotice } from "../flows/subscription/receive-payment-notice";
import type { ApiConfiguration } from "./app";
import { problemOf, problemResponse } from "./problem";

const MAX_BODY_BYTES = 512 * 1024;

/** What the payment provider calls. Its signature over the raw body is the only credential; there is no session here. */
export function createWebhooks(configuration: ApiConfiguration): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES }));
  app.onError((error) => {
    if (!isHeliographError(error)) {
      configuration.log({ level: "error", message: error.message, requestId: randomUUID(), error });
    }
    return problemResponse(problemOf(error));
  });
  app.post("/webhooks/stripe", async (context) => {
    const notice = { rawBody: await context.req.text(), signature: context.req.header("stripe-signature") ?? "" };
    const { isNew } = await receivePaymentNotice(configuration.ports, notice);
    return context.json({ received: true, isNew }, 200, { "cache-control": "no-store" });
  });
  return app;
}
