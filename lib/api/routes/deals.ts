import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Rehearsal, RehearsalResult } from "../../core/abs/losses/default-rehearsal";
import { PoolOutlook } from "../../core/abs/outlook/pool-outlook";
import { DealFigures } from "../../core/abs/projection/deal-figures";
import { Scenario } from "../../core/abs/projection/scenario-table";
import { CaseDefinitions } from "../../core/abs/sizing/sizing-cases";
import { SizingResult } from "../../core/abs/sizing/sizing-request";
import { DealDocumentFile } from "../../core/deal/documents/document-kind";
import { StructureRequest } from "../../core/deal/structure-request";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { DealEntry } from "../../flows/deals/deal-records";
import { draftDeal, redraftDeal } from "../../flows/deals/draft-deal";
import { ProjectionFile } from "../../flows/deals/projection-file";
import { publishDeal } from "../../flows/deals/publish-deal";
import { listDealDocuments, readDealDocument } from "../../flows/deals/read-deal-documents";
import { listDeals, readDeal, readTermSheet } from "../../flows/deals/read-deals";
import { readPoolOutlook } from "../../flows/deals/read-pool-outlook";
import { rehearseDeal } from "../../flows/deals/rehearse-deal";
import { runDeal } from "../../flows/deals/run-deal";
import { sizeDeal } from "../../flows/deals/size-deal";
import { structureDeal } from "../../flows/deals/structure-deal";
import { pageOf, stored } from "../representations";
import { CreateHeaders, PageQuery } from "../requests";
import { answers, answersFile, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["deals"];
const DealId = z.object({ dealId: idSchema("deal") });
const Deal = stored(DealEntry);
const Version = z.number().int().positive();

export const dealRoutes = router()
  .openapi(
    createRoute({
      method: "post",
      path: "/deals",
      operationId: "draftDeal",
      tags,
      request: {
        headers: CreateHeaders,
        body: jsonBody(z.strictObject({ orgId: idSchema("organisation"), request: StructureRequest })),
      },
      responses: answers(Deal, "The draft", 201),
    }),
    async (context) => {
      const input = { ...context.req.valid("json"), idempotencyKey: context.req.valid("header")["idempotency-key"] };
      return context.json(await draftDeal(context.var.ports, context.var.actor, input), 201);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/deals",
      operationId: "listDeals",
      tags,
      request: { query: PageQuery.extend({ orgId: idSchema("organisation") }) },
      responses: answers(pageOf(Deal), "The organisation's deals, newest first"),
    }),
    async (context) => {
      const { orgId, ...page } = context.req.valid("query");
      const found = await listDeals(context.var.ports, context.var.actor, { orgId, page });
      return context.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/deals/{dealId}",
      operationId: "readDeal",
      tags,
      request: { params: DealId },
      responses: answers(Deal.extend({ projection: ProjectionFile.nullable() }), "The deal with its projection"),
    }),
    async (context) => {
      const { dealId } = context.req.valid("param");
      return context.json(await readDeal(context.var.ports, context.var.actor, dealId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/deals/{dealId}/pool",
      operationId: "readPoolOutlook",
      tags,
      request: { params: DealId },
      responses: answers(PoolOutlook, "The pool's base case, and how each station's cash scatters"),
    }),
    async (context) => {
      const { dealId } = context.req.valid("param");
      return context.json(await readPoolOutlook(context.var.ports, context.var.actor, dealId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/deals/{dealId}",
      operationId: "redraftDeal",
      tags,
      request: { params: DealId, body: jsonBody(z.strictObject({ version: Version, request: StructureRequest })) },
      responses: answers(Deal, "The draft as changed"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await redraftDeal(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/deals/{dealId}/structure",
      operationId: "structureDeal",
      tags,
      request: {
        params: DealId,
        body: jsonBody(
          z.strictObject({ version: Version, downsideShockBps: z.number().int().min(1).max(10_000).optional() }),
        ),
      },
      responses: answers(Deal, "The deal with terms and projection"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await structureDeal(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/deals/{dealId}/run",
      operationId: "runDeal",
      tags,
      request: {
        params: DealId,
        body: jsonBody(z.strictObject({ scenarios: z.array(Scenario).max(20) })),
      },
      responses: answers(DealFigures, "Figures of the deal as structured, and under each scenario"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await runDeal(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/deals/{dealId}/size",
      operationId: "sizeDeal",
      tags,
      request: { params: DealId, body: jsonBody(CaseDefinitions) },
      responses: answers(SizingResult, "The largest senior and mezzanine for which every case holds"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await sizeDeal(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/deals/{dealId}/rehearsal",
      operationId: "rehearseDeal",
      tags,
      request: { params: DealId, body: jsonBody(Rehearsal) },
      responses: answers(RehearsalResult, "Each tranche period by period, with the failure"),
    }),
    async (context) => {
      const { dealId } = context.req.valid("param");
      const rehearsal = context.req.valid("json");
      return context.json(await rehearseDeal(context.var.ports, context.var.actor, { dealId, rehearsal }), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/deals/{dealId}/publish",
      operationId: "publishDeal",
      tags,
      request: { params: DealId, body: jsonBody(z.strictObject({ version: Version })) },
      responses: answers(Deal, "The deal, its terms frozen and hashed"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await publishDeal(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/deals/{dealId}/term-sheet.pdf",
      operationId: "readTermSheet",
      tags,
      request: { params: DealId },
      responses: answersFile("application/pdf", "The published term sheet"),
    }),
    async (context) => {
      const { dealId } = context.req.valid("param");
      const bytes = await readTermSheet(context.var.ports, context.var.actor, dealId);
      return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="${dealId}-term-sheet.pdf"`,
      });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/deals/{dealId}/documents",
      operationId: "listDealDocuments",
      tags,
      request: { params: DealId },
      responses: answers(z.object({ items: z.array(DealDocumentFile) }), "What is published of the deal, by hash"),
    }),
    async (context) => {
      const { dealId } = context.req.valid("param");
      const items = await listDealDocuments(context.var.ports, context.var.actor, dealId);
      return context.json({ items: [...items] }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/deals/{dealId}/documents/{sha256}",
      operationId: "readDealDocument",
      tags,
      request: { params: DealId.extend({ sha256: Sha256Hex }) },
      responses: answersFile("application/octet-stream", "One of the deal's documents"),
    }),
    async (context) => {
      const { file, bytes } = await readDealDocument(context.var.ports, context.var.actor, context.req.valid("param"));
      return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        "content-type": file.mediaType,
        "content-disposition": `inline; filename="${file.fileName}"`,
      });
    },
  );
