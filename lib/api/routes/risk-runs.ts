import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { idSchema } from "../../core/ids/ids";
import { DebtCase } from "../../core/station/finance-plan";
import { MonteCarloResult } from "../../core/uncertainty/monte-carlo-result";
import { listRiskRuns, readRiskRun } from "../../flows/stations/read-risk-runs";
import { requestRiskRun } from "../../flows/stations/request-risk-run";
import { RiskOrder, RiskRunRecord } from "../../flows/stations/risk-records";
import { pageOf, stored } from "../representations";
import { CreateHeaders, PageQuery } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const StationId = z.object({ stationId: idSchema("station") });
const RiskRun = stored(RiskRunRecord);
const tags = ["stations"];

export const riskRunRoutes = router()
  .openapi(
    createRoute({
      method: "post",
      path: "/stations/{stationId}/risk-runs",
      operationId: "requestRiskRun",
      tags,
      request: { params: StationId, headers: CreateHeaders, body: jsonBody(RiskOrder) },
      responses: answers(RiskRun, "The Monte Carlo run, queued", 202),
    }),
    async (context) => {
      const input = {
        stationId: context.req.valid("param").stationId,
        order: context.req.valid("json"),
        idempotencyKey: context.req.valid("header")["idempotency-key"],
      };
      return context.json(await requestRiskRun(context.var.ports, context.var.actor, input), 202);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations/{stationId}/risk-runs",
      operationId: "listRiskRuns",
      tags,
      request: { params: StationId, query: PageQuery },
      responses: answers(pageOf(RiskRun), "The station's Monte Carlo runs, newest first"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), page: context.req.valid("query") };
      const found = await listRiskRuns(context.var.ports, context.var.actor, input);
      return context.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/risk-runs/{riskRunId}",
      operationId: "readRiskRun",
      tags,
      request: { params: z.object({ riskRunId: idSchema("riskRun") }) },
      responses: answers(
        z.object({ record: RiskRunRecord, result: MonteCarloResult.nullable(), debtCases: z.array(DebtCase) }),
        "The Monte Carlo run, with its figures once it is done and the cases of debt sizing that follow from them",
      ),
    }),
    async (context) => {
      const { riskRunId } = context.req.valid("param");
      return context.json(await readRiskRun(context.var.ports, context.var.actor, riskRunId), 200);
    },
  );
