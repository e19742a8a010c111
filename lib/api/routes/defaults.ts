import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Acceleration, DefaultCure, DefaultNotice } from "../../core/enforcement/declared-default";
import { DefaultsView } from "../../core/enforcement/defaults-view";
import { idSchema } from "../../core/ids/ids";
import { accelerateDeal } from "../../flows/enforcement/accelerate-deal";
import { cureDefault } from "../../flows/enforcement/cure-default";
import { declareDefault } from "../../flows/enforcement/declare-default";
import { DefaultRecord } from "../../flows/enforcement/default-records";
import { readDefaults } from "../../flows/enforcement/read-defaults";
import { stored } from "../representations";
import { CreateHeaders } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["defaults"];
const DealId = z.object({ dealId: idSchema("deal") });
const DefaultId = z.object({ defaultId: idSchema("default") });
const Default = stored(DefaultRecord);

/** Events of default: the trustee declares, cures and accelerates. */
export const defaultRoutes = router()
  .openapi(
    createRoute({
      method: "get",
      path: "/deals/{dealId}/defaults",
      operationId: "listDefaults",
      tags,
      request: { params: DealId },
      responses: answers(DefaultsView, "What the terms name as events of default, and what was declared"),
    }),
    async (context) => {
      const { dealId } = context.req.valid("param");
      return context.json(await readDefaults(context.var.ports, context.var.actor, dealId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/deals/{dealId}/defaults",
      operationId: "declareDefault",
      tags,
      request: {
        params: DealId,
        headers: CreateHeaders,
        body: jsonBody(DefaultNotice.pick({ event: true, occurredOn: true, reason: true, evidence: true })),
      },
      responses: answers(Default, "The event of default, with the end of its grace", 201),
    }),
    async (context) => {
      const { "idempotency-key": idempotencyKey } = context.req.valid("header");
      const input = { ...context.req.valid("param"), ...context.req.valid("json"), idempotencyKey };
      return context.json(await declareDefault(context.var.ports, context.var.actor, input), 201);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/defaults/{defaultId}/cure",
      operationId: "cureDefault",
      tags,
      request: { params: DefaultId, body: jsonBody(DefaultCure.pick({ reason: true, evidence: true })) },
      responses: answers(Default, "The event of default, made good within its grace"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await cureDefault(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/defaults/{defaultId}/acceleration",
      operationId: "accelerateDeal",
      tags,
      request: { params: DefaultId, body: jsonBody(Acceleration.pick({ reason: true, direction: true })) },
      responses: answers(Default, "The acceleration, and the period from which the priority of enforcement runs"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await accelerateDeal(context.var.ports, context.var.actor, input), 200);
    },
  );
