import { createRoute } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import { HeliographError } from "../../core/errors/heliograph-error";
import { ENVELOPES_MAX, ingestEnvelopes } from "../../flows/metering/ingest-envelopes";
import { ingestReceipts, RECEIPTS_MAX } from "../../flows/metering/ingest-receipts";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["telemetry"];
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** One item, or several in their order. Their shape is judged item by item, so that a bad one is refused by itself. */
const messageOf = (max: number) => z.union([z.array(z.unknown()).min(1).max(max), z.looseObject({})]);

const Refused = z.object({ status: z.literal("refused"), code: z.string(), detail: z.string() });
const Taken = z.object({ status: z.enum(["accepted", "duplicate"]) });

const EnvelopeResult = z.discriminatedUnion("status", [
  Taken.extend({ deviceId: z.string(), seq: z.number(), hash: z.string() }),
  Refused.extend({ deviceId: z.string().nullable(), seq: z.number().nullable() }),
]);

const ReceiptResult = z.discriminatedUnion("status", [
  Taken.extend({ sessionId: z.string(), sessionKey: z.string(), energyWh: z.string() }),
  Refused.extend({ sessionId: z.string().nullable() }),
]);

/** Where devices send to: no user is signed in, each item is authenticated by its own signature. */
export const telemetryRoutes = router()
  .openapi(
    createRoute({
      method: "post",
      path: "/telemetry",
      operationId: "ingestTelemetry",
      description: `One signed envelope, or up to ${ENVELOPES_MAX} in the order of their chains. A single one that is refused answers 422 with its code; in a list each has its own result.`,
      tags,
      middleware: limited(),
      request: { body: jsonBody(messageOf(ENVELOPES_MAX)) },
      responses: answers(z.object({ results: z.array(EnvelopeResult) }), "What became of each envelope"),
    }),
    async (context) => {
      const body = context.req.valid("json");
      const items: readonly unknown[] = Array.isArray(body) ? body : [body];
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const results = await ingestEnvelopes(context.var.ports, { items, bytes });
      if (!Array.isArray(body)) assertTaken("envelope", results[0]);
      return context.json({ results }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/receipts",
      operationId: "ingestReceipts",
      description: `One charging receipt with its OCMF texts, or up to ${RECEIPTS_MAX}. A single one that is refused answers 422 with its code.`,
      tags,
      middleware: limited(),
      request: { body: jsonBody(messageOf(RECEIPTS_MAX)) },
      responses: answers(z.object({ results: z.array(ReceiptResult) }), "What became of each receipt"),
    }),
    async (context) => {
      const body = context.req.valid("json");
      const items: readonly unknown[] = Array.isArray(body) ? body : [body];
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const results = await ingestReceipts(context.var.ports, { items, bytes });
      if (!Array.isArray(body)) assertTaken("receipt", results[0]);
      return context.json({ results }, 200);
    },
  );

function limited() {
  return bodyLimit({
    maxSize: MAX_MESSAGE_BYTES,
    onError: () => {
      throw new HeliographError({
        code: "BODY_TOO_LARGE",
        message: `A device's message is at most ${MAX_MESSAGE_BYTES / 1024 / 1024} MB.`,
        remedy: "Send fewer items at a time.",
        kind: "too-large",
      });
    },
  });
}

type Result = { readonly status: string; readonly code?: string; readonly detail?: string };

/** @throws HeliographError with the refusal's own code */
function assertTaken(what: "envelope" | "receipt", result: Result | undefined): void {
  if (result?.code === undefined) return;
  throw new HeliographError({
    code: result.code,
    message: `The ${what} is refused: ${result.detail}.`,
    remedy: "It is kept with the station's refusals; send what the device has signed, in its order.",
  });
}
