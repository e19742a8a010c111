import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { DealLosses, LossOrder } from "../../core/abs/losses/deal-losses";
import { UpdatedProjection } from "../../core/abs/projection/updated-projection";
import { StressSizes, StressSizing } from "../../core/abs/sizing/stress-sizing";
import { idSchema } from "../../core/ids/ids";
import { simulateDealLosses } from "../../flows/deals/simulate-deal-losses";
import { stressSizeDeal } from "../../flows/deals/stress-size-deal";
import { updateProjection } from "../../flows/deals/update-projection";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["deals"];
const DealId = z.object({ dealId: idSchema("deal") });
/** A request is answered while it waits. */
const PATHS_MAX = 2_000;
const Order = LossOrder.extend({ paths: z.number().int().min(100).max(PATHS_MAX) });

/** Questions to a structured deal that store nothing: losses over many futures, sizes under stress. */
export const dealAnalysisRoutes = router()
  .openapi(
    createRoute({
      method: "post",
      path: "/deals/{dealId}/losses",
      operationId: "simulateDealLosses",
      tags,
      request: { params: DealId, body: jsonBody(Order) },
      responses: answers(
        DealLosses,
        "Expected loss, probability of default and life of each tranche over many futures",
      ),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await simulateDealLosses(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/deals/{dealId}/stress-size",
      operationId: "stressSizeDeal",
      tags,
      request: { params: DealId, body: jsonBody(StressSizing) },
      responses: answers(StressSizes, "The largest classes that survive their stresses in the deal's own waterfall"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await stressSizeDeal(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/deals/{dealId}/updated-projection",
      operationId: "updateProjection",
      tags,
      request: { params: DealId },
      responses: answers(UpdatedProjection, "The projection with its distributed periods as they were"),
    }),
    async (context) => {
      const { dealId } = context.req.valid("param");
      return context.json(await updateProjection(context.var.ports, context.var.actor, dealId), 200);
    },
  );
