import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { JudgedReceipt } from "../../core/charging-records/judged-receipt";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { ChainHead } from "../../core/metering/chain-head";
import { DeviceEnrolment } from "../../core/metering/enrolment";
import { SignedEnvelope } from "../../core/metering/envelope";
import { YearMonth } from "../../core/time/local-date";
import { enrolDevice } from "../../flows/metering/enrol-device";
import { judgeReceipt } from "../../flows/metering/judge-receipt";
import { listDevices } from "../../flows/metering/list-devices";
import { listRefusals } from "../../flows/metering/list-refusals";
import { listSessions } from "../../flows/metering/list-sessions";
import { EnrolmentRecord, EnvelopeRecord, RefusalRecord, SessionRecord } from "../../flows/metering/metering-records";
import { readEnvelope } from "../../flows/metering/read-envelope";
import { readQuality, StationMonthQuality } from "../../flows/metering/read-quality";
import { retireDevice } from "../../flows/metering/retire-device";
import { pageOf, stored } from "../representations";
import { CreateHeaders, PageQuery } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["metering"];
const StationId = z.object({ stationId: idSchema("station") });
const DeviceId = z.object({ deviceId: idSchema("device") });
const Period = z.object({ period: YearMonth });
const Enrolment = stored(EnrolmentRecord);

const NewDevice = DeviceEnrolment.pick({ role: true, serial: true, publicKeySpki: true }).extend({
  enrolledAt: DeviceEnrolment.shape.enrolledAt.optional(),
});

const Retirement = z.strictObject({ retiredAt: DeviceEnrolment.shape.enrolledAt.optional() });

/** What devices have sent and what was believed of it, for those who may see the station. */
export const meteringRoutes = router()
  .openapi(
    createRoute({
      method: "post",
      path: "/stations/{stationId}/devices",
      operationId: "enrolDevice",
      tags,
      request: { params: StationId, headers: CreateHeaders, body: jsonBody(NewDevice) },
      responses: answers(Enrolment, "The device as enrolled", 201),
    }),
    async (context) => {
      const input = {
        ...context.req.valid("json"),
        ...context.req.valid("param"),
        idempotencyKey: context.req.valid("header")["idempotency-key"],
      };
      return context.json(await enrolDevice(context.var.ports, context.var.actor, input), 201);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations/{stationId}/devices",
      operationId: "listDevices",
      tags,
      request: { params: StationId },
      responses: answers(
        z.object({ items: z.array(Enrolment.extend({ head: ChainHead.nullable() })) }),
        "The station's devices, each with the end of its chain",
      ),
    }),
    async (context) => {
      const { stationId } = context.req.valid("param");
      return context.json({ items: await listDevices(context.var.ports, context.var.actor, stationId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/devices/{deviceId}/retirement",
      operationId: "retireDevice",
      tags,
      request: { params: DeviceId, body: { content: { "application/json": { schema: Retirement } }, required: false } },
      responses: answers(Enrolment, "The device, ended"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await retireDevice(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/devices/{deviceId}/envelopes/{seq}",
      operationId: "readEnvelope",
      tags,
      request: { params: DeviceId.extend({ seq: z.coerce.number().int().min(1).max(9_999_999_999) }) },
      responses: answers(
        z.object({ record: EnvelopeRecord, envelope: SignedEnvelope, leafHash: Sha256Hex }),
        "An accepted envelope with its signature and the hash of its leaf in the evidence tree",
      ),
    }),
    async (context) =>
      context.json(await readEnvelope(context.var.ports, context.var.actor, context.req.valid("param")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations/{stationId}/quality",
      operationId: "readQuality",
      tags,
      request: { params: StationId, query: Period },
      responses: answers(StationMonthQuality, "Measured, missing and refused quarter hours of a month"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("query") };
      return context.json(await readQuality(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations/{stationId}/sessions",
      operationId: "listSessions",
      tags,
      request: { params: StationId, query: PageQuery.extend(Period.shape) },
      responses: answers(pageOf(stored(SessionRecord)), "Verified charging sessions of a month, by their end"),
    }),
    async (context) => {
      const { period, ...page } = context.req.valid("query");
      const input = { ...context.req.valid("param"), period, page };
      const found = await listSessions(context.var.ports, context.var.actor, input);
      return context.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations/{stationId}/refusals",
      operationId: "listRefusals",
      tags,
      request: { params: StationId, query: PageQuery.extend(Period.shape) },
      responses: answers(
        pageOf(stored(RefusalRecord)).extend({ dropped: z.number().int().nonnegative() }),
        "What came and was not believed, newest first",
      ),
    }),
    async (context) => {
      const { period, ...page } = context.req.valid("query");
      const input = { ...context.req.valid("param"), period, page };
      const found = await listRefusals(context.var.ports, context.var.actor, input);
      return context.json({ items: [...found.items], cursor: found.cursor, dropped: found.dropped }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/receipts/judge",
      operationId: "judgeReceipt",
      tags,
      request: {
        body: jsonBody(
          z.strictObject({
            content: z.string().min(1).max(2_000_000),
            publicKey: z.string().max(2_000).optional(),
          }),
        ),
      },
      responses: answers(JudgedReceipt, "Whether the receipt verifies, and if not why; nothing is stored"),
    }),
    (context) => {
      const { texts, ...verdict } = judgeReceipt(context.var.actor, context.req.valid("json"));
      return context.json({ ...verdict, texts: texts.map((text) => ({ ...text, readings: [...text.readings] })) }, 200);
    },
  );
