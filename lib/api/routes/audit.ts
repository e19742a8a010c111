import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { idSchema } from "../../core/ids/ids";
import { YearMonth } from "../../core/time/local-date";
import { readEvidenceBundle, readTrustAnchors } from "../../flows/audit/read-evidence-bundle";
import { readPeriodReport, readPeriodReportCsv } from "../../flows/audit/read-period-report";
import { answersFile } from "../responses";
import { router } from "../router";

const tags = ["audit"];
const PeriodPath = z.object({ dealId: idSchema("deal"), period: YearMonth });

/** Headers of a download; nothing personal is kept in a cache. */
const attachment = (type: string, name: string, disposition: "inline" | "attachment" = "attachment") => ({
  "content-type": type,
  "content-disposition": `${disposition}; filename="${name}"`,
});

export const auditRoutes = router();

auditRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods/{period}/report.pdf",
    operationId: "readPeriodReport",
    tags,
    request: { params: PeriodPath },
    responses: answersFile("application/pdf", "The period's report"),
  }),
  async (context) => {
    const input = context.req.valid("param");
    const bytes = await readPeriodReport(context.var.ports, context.var.actor, input);
    const headers = attachment("application/pdf", `${input.dealId}-${input.period}-report.pdf`, "inline");
    return context.body(bytes as Uint8Array<ArrayBuffer>, 200, headers);
  },
);

auditRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods/{period}/report.csv",
    operationId: "readPeriodReportCsv",
    tags,
    request: { params: PeriodPath },
    responses: answersFile("text/csv", "The report's figures"),
  }),
  async (context) => {
    const input = context.req.valid("param");
    const text = await readPeriodReportCsv(context.var.ports, context.var.actor, input);
    return context.body(text, 200, attachment("text/csv; charset=utf-8", `${input.dealId}-${input.period}-report.csv`));
  },
);

auditRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods/{period}/evidence.zip",
    operationId: "readEvidenceBundle",
    tags,
    request: { params: PeriodPath },
    responses: answersFile("application/zip", "The evidence bundle that `heliograph verify` recomputes"),
  }),
  async (context) => {
    const input = context.req.valid("param");
    const bytes = await readEvidenceBundle(context.var.ports, context.var.actor, input);
    const headers = attachment("application/zip", `${input.dealId}-${input.period}-evidence.zip`);
    return context.body(bytes as Uint8Array<ArrayBuffer>, 200, headers);
  },
);

auditRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods/{period}/trust.json",
    operationId: "readTrustAnchors",
    tags,
    request: { params: PeriodPath },
    responses: answersFile("application/json", "Trust anchors, to be kept apart from the bundle"),
  }),
  async (context) => {
    const input = context.req.valid("param");
    const anchors = await readTrustAnchors(context.var.ports, context.var.actor, input);
    const headers = attachment("application/json", `${input.dealId}-${input.period}-trust.json`);
    return context.body(`${JSON.stringify(anchors, null, 2)}\n`, 200, headers);
  },
);
