import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { idSchema } from "../../core/ids/ids";
import { LedgerTransaction } from "../../core/ledger/ledger";
import { TakenAttestation } from "../../core/settlement/attestation-quorum";
import { StatementLine } from "../../core/settlement/statement-line";
import { SuspenseRelease } from "../../core/settlement/suspense-release";
import { formatInstant, InstantIso } from "../../core/time/instant";
import { YearMonth } from "../../core/time/local-date";
import { ReconciliationBreak } from "../../core/verification/break";
import { CostInvoice, ProceedsNotice, RevenueInvoice } from "../../core/verification/invoice";
import { attestDistribution } from "../../flows/distribution/attest-distribution";
import { attestStatement } from "../../flows/settlement/attest-statement";
import { readAttestationRequest } from "../../flows/settlement/attestation-request";
import { closePeriod } from "../../flows/settlement/close-period";
import { importSettlement } from "../../flows/settlement/import-settlement";
import { PeriodDeal, PeriodSummary, PeriodView } from "../../flows/settlement/period-view";
import {
  listPeriods,
  readLedger,
  readPeriod,
  readStatementBreaks,
  readStatementLines,
} from "../../flows/settlement/read-periods";
import { recordInvoice, withdrawInvoice } from "../../flows/settlement/record-invoice";
import { releaseSuspense } from "../../flows/settlement/release-suspense";
import { InvoiceRecord, PeriodRecord } from "../../flows/settlement/settlement-records";
import { StatementRecord } from "../../flows/settlement/statement-records";
import { SuspenseReleaseRecord } from "../../flows/settlement/suspense-release-records";
import { removeBankStatement, uploadBankStatement } from "../../flows/settlement/upload-bank-statement";
import { pageOf, stored } from "../representations";
import { CreateHeaders, PageQuery } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["periods"];
const DealId = z.object({ dealId: idSchema("deal") });
const PeriodPath = DealId.extend({ period: YearMonth });
const StatementPath = z.object({
  statementId: z.string().regex(/^stm_deal_[0-9A-HJKMNP-TV-Z]{26}_\d{4}-\d{2}_v\d{1,5}$/, "an id of a statement"),
});
const Slice = z.object({
  offset: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const Period = stored(PeriodRecord);
const Statement = stored(StatementRecord);
const Invoice = stored(InvoiceRecord);
const Release = stored(SuspenseReleaseRecord);
const Periods = z.object({ deal: PeriodDeal, items: z.array(PeriodSummary) });
const Lines = z.object({ items: z.array(StatementLine), total: z.number().int() });
const Breaks = z.object({ items: z.array(ReconciliationBreak) });
const Signature = z.string().regex(/^0x[0-9a-f]{130}$/, "65 bytes: r, s, v in lower-case hex");
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hex digits");
const AttestationRequest = z.object({
  subject: z.enum(["statement", "distribution"]),
  subjectId: z.string(),
  hash: z.string(),
  digest: z.string(),
  typedData: z.string(),
  attestors: z.array(z.string()),
  threshold: z.number().int(),
  taken: z.array(TakenAttestation),
});
/** A document of at most 4 MB, as base64. */
const Document = z.strictObject({
  name: z.string().min(1).max(200),
  contentType: z.enum(["application/pdf", "application/xml", "text/csv", "text/plain", "image/png", "image/jpeg"]),
  base64: z.base64().min(4).max(5_600_000),
});
const InvoiceBody = z.strictObject({
  invoice: z.discriminatedUnion("direction", [
    CostInvoice.omit({ documentHash: true }),
    RevenueInvoice.omit({ documentHash: true }),
    ProceedsNotice.omit({ documentHash: true }),
  ]),
  document: Document,
});
const LedgerPage = pageOf(LedgerTransaction.extend({ postedAt: InstantIso }));

export const periodRoutes = router();

periodRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods",
    operationId: "listPeriods",
    tags,
    request: { params: DealId },
    responses: answers(Periods, "Every period of the deal's calendar and how far it has come"),
  }),
  async (context) => {
    const { dealId } = context.req.valid("param");
    return context.json(await listPeriods(context.var.ports, context.var.actor, dealId), 200);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods/{period}",
    operationId: "readPeriod",
    tags,
    request: { params: PeriodPath },
    responses: answers(PeriodView, "Everything of one period, with its checklist"),
  }),
  async (context) =>
    context.json(await readPeriod(context.var.ports, context.var.actor, context.req.valid("param")), 200),
);

periodRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/imports",
    operationId: "importSettlement",
    tags,
    request: { params: PeriodPath },
    responses: answers(Period, "The period with the processor's payouts and the bank's own statement"),
  }),
  async (context) =>
    context.json(await importSettlement(context.var.ports, context.var.actor, context.req.valid("param")), 200),
);

periodRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/bank-statements",
    operationId: "uploadBankStatement",
    tags,
    request: {
      params: PeriodPath,
      query: z.object({ name: z.string().min(1).max(200) }),
      body: { content: { "application/octet-stream": {} }, required: true },
    },
    responses: answers(Period, "The period with the camt.053 as it was given", 201),
  }),
  async (context) => {
    const xml = new TextDecoder().decode(await context.req.arrayBuffer());
    const input = { ...context.req.valid("param"), ...context.req.valid("query"), xml };
    return context.json(await uploadBankStatement(context.var.ports, context.var.actor, input), 201);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "delete",
    path: "/deals/{dealId}/periods/{period}/bank-statements/{hash}",
    operationId: "removeBankStatement",
    tags,
    request: { params: PeriodPath.extend({ hash: Sha256 }) },
    responses: answers(Period, "The period without it"),
  }),
  async (context) =>
    context.json(await removeBankStatement(context.var.ports, context.var.actor, context.req.valid("param")), 200),
);

periodRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/invoices",
    operationId: "recordInvoice",
    tags,
    request: { params: PeriodPath, body: jsonBody(InvoiceBody) },
    responses: answers(Invoice, "The invoice with the hash of its document; its number counts once in a deal", 201),
  }),
  async (context) => {
    const { invoice, document } = context.req.valid("json");
    const bytes = new Uint8Array(Buffer.from(document.base64, "base64"));
    const { name, contentType } = document;
    const input = { ...context.req.valid("param"), invoice, document: { name, contentType, bytes } };
    return context.json(await recordInvoice(context.var.ports, context.var.actor, input), 201);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "delete",
    path: "/deals/{dealId}/periods/{period}/invoices/{invoiceId}",
    operationId: "withdrawInvoice",
    tags,
    request: { params: PeriodPath.extend({ invoiceId: z.string().regex(/^[A-Za-z0-9_-]{3,40}$/) }) },
    responses: answers(Invoice, "The invoice, withdrawn"),
  }),
  async (context) =>
    context.json(await withdrawInvoice(context.var.ports, context.var.actor, context.req.valid("param")), 200),
);

periodRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/suspense-releases",
    operationId: "releaseSuspense",
    tags,
    request: {
      params: PeriodPath,
      headers: CreateHeaders,
      body: jsonBody(SuspenseRelease.pick({ amountMinor: true, reason: true })),
    },
    responses: answers(Release, "The trustee's release: what may pay senior fees and interest of the period", 201),
  }),
  async (context) => {
    const { "idempotency-key": idempotencyKey } = context.req.valid("header");
    const input = { ...context.req.valid("param"), ...context.req.valid("json"), idempotencyKey };
    return context.json(await releaseSuspense(context.var.ports, context.var.actor, input), 201);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/close",
    operationId: "closePeriod",
    tags,
    request: { params: PeriodPath },
    responses: answers(Statement, "The statement; the same inputs give the same one"),
  }),
  async (context) =>
    context.json(await closePeriod(context.var.ports, context.var.actor, context.req.valid("param")), 200),
);

periodRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/adjustments",
    operationId: "adjustPeriod",
    tags,
    request: { params: PeriodPath, body: jsonBody(z.strictObject({ reason: z.string().min(3).max(500) })) },
    responses: answers(Statement, "The next version of the statement, or the one that stands where nothing differs"),
  }),
  async (context) => {
    const input = { ...context.req.valid("param"), adjustment: context.req.valid("json") };
    return context.json(await closePeriod(context.var.ports, context.var.actor, input), 200);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "get",
    path: "/statements/{statementId}/lines",
    operationId: "readStatementLines",
    tags,
    request: { params: StatementPath, query: Slice },
    responses: answers(Lines, "Lines of the statement, each with its labels and its evidence"),
  }),
  async (context) => {
    const input = { ...context.req.valid("param"), ...context.req.valid("query") };
    return context.json(await readStatementLines(context.var.ports, context.var.actor, input), 200);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "get",
    path: "/statements/{statementId}/breaks",
    operationId: "readStatementBreaks",
    tags,
    request: { params: StatementPath },
    responses: answers(Breaks, "What of the period does not add up"),
  }),
  async (context) => {
    const { statementId } = context.req.valid("param");
    return context.json({ items: await readStatementBreaks(context.var.ports, context.var.actor, statementId) }, 200);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods/{period}/attestations/{subject}",
    operationId: "readAttestationRequest",
    tags,
    request: { params: PeriodPath.extend({ subject: z.enum(["statement", "distribution"]) }) },
    responses: answers(AttestationRequest, "What an attestor signs, and who has signed"),
  }),
  async (context) => {
    const request = await readAttestationRequest(context.var.ports, context.var.actor, context.req.valid("param"));
    return context.json({ ...request, attestors: [...request.attestors], taken: [...request.taken] }, 200);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "post",
    path: "/attestations",
    operationId: "attest",
    tags,
    request: {
      body: jsonBody(
        z.strictObject({
          subject: z.enum(["statement", "distribution"]),
          subjectId: z.string().min(1).max(200),
          /** What the attestor has recomputed. */
          hash: Sha256,
          signature: Signature,
        }),
      ),
    },
    responses: answers(
      z.object({ state: z.string(), signed: z.number().int(), needed: z.number().int() }),
      "The signature is taken",
    ),
  }),
  async (context) => {
    const { subject, subjectId, hash, signature } = context.req.valid("json");
    const { ports, actor } = context.var;
    const { value } =
      subject === "statement"
        ? await attestStatement(ports, actor, { statementId: subjectId, statementHash: hash, signature })
        : await attestDistribution(ports, actor, { distributionId: subjectId, distributionHash: hash, signature });
    const { state, attestations, attestorThreshold } = value;
    return context.json({ state, signed: attestations.length, needed: attestorThreshold }, 200);
  },
);

periodRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/ledger",
    operationId: "readLedger",
    tags,
    request: { params: DealId, query: PageQuery },
    responses: answers(LedgerPage, "The deal's ledger, in posting order"),
  }),
  async (context) => {
    const input = { ...context.req.valid("param"), page: context.req.valid("query") };
    const { items, cursor } = await readLedger(context.var.ports, context.var.actor, input);
    return context.json(
      { items: items.map((item) => ({ ...item, postedAt: formatInstant(item.postedAt) })), cursor },
      200,
    );
  },
);
