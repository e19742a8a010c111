import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { DEAL_DOCUMENT_KINDS } from "../../core/deal/documents/document-kind";
import { noteTerms } from "../../core/deal/note-terms";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { toJson } from "../../core/money/money";
import { OfferingRules } from "../../core/subscription/eligibility";
import { priceOfTokens } from "../../core/subscription/place-order";
import { changeOffering } from "../../flows/offerings/change-offering";
import { Offering } from "../../flows/offerings/offering-records";
import {
  type ListedOffering,
  listOfferings,
  type OfferingReview,
  readPublishedDocument,
  reviewOffering,
} from "../../flows/offerings/read-offerings";
import { checkOrder } from "../../flows/subscription/check-order";
import { pageOf, stored } from "../representations";
import { PageQuery } from "../requests";
import { answers, answersFile, jsonBody } from "../responses";
import { router } from "../router";
import { OfferingDetail, OfferingRow, OrderCheckView } from "../views/offering-view";

const OfferingId = z.object({ offeringId: idSchema("offering") });
const tags = ["offerings"];

export const offeringRoutes = router()
  .openapi(
    createRoute({
      method: "get",
      path: "/offerings",
      operationId: "listOfferings",
      tags,
      request: { query: PageQuery },
      responses: answers(pageOf(OfferingRow), "What is on offer, newest first; for anybody"),
    }),
    async (context) => {
      const found = await listOfferings(context.var.ports, context.req.valid("query"));
      return context.json({ items: found.items.map(rowOf), cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/offerings/{offeringId}",
      operationId: "readOffering",
      tags,
      request: { params: OfferingId },
      responses: answers(OfferingDetail, "The offering with its deal's published terms; for anybody"),
    }),
    async (context) => {
      const { offeringId } = context.req.valid("param");
      return context.json(detailOf(await reviewOffering(context.var.ports, offeringId)), 200);
    },
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/offerings/{offeringId}",
      operationId: "changeOffering",
      tags,
      request: {
        params: OfferingId,
        body: jsonBody(
          z.strictObject({
            version: z.number().int().positive(),
            rules: OfferingRules.optional(),
            status: z.enum(["open", "closed"]).optional(),
          }),
        ),
      },
      responses: answers(stored(Offering), "The offering as changed"),
    }),
    async (context) => {
      const { version, rules, status } = context.req.valid("json");
      const changed = await changeOffering(context.var.ports, context.var.actor, {
        ...context.req.valid("param"),
        version,
        ...(rules ? { rules } : {}),
        ...(status ? { status } : {}),
      });
      return context.json(changed, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/offerings/{offeringId}/check",
      operationId: "checkOrder",
      tags,
      request: {
        params: OfferingId,
        query: z.object({ tokens: z.coerce.number().int().positive().max(1_000_000_000_000) }),
      },
      responses: answers(OrderCheckView, "Every reason against an order of so many tokens, and its price"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("query") };
      const { refusals, due, remainingTokens } = await checkOrder(context.var.ports, context.var.actor, input);
      return context.json({ refusals: [...refusals], due, remainingTokens }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/documents/{sha256}",
      operationId: "readPublishedDocument",
      tags,
      request: { params: z.object({ sha256: Sha256Hex }) },
      responses: answersFile("application/pdf", "A published document, by its hash; for anybody"),
    }),
    async (context) => {
      const { sha256 } = context.req.valid("param");
      const { document, bytes } = await readPublishedDocument(context.var.ports, sha256);
      return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        "content-type": document.mediaType,
        "content-disposition": `inline; filename="${document.fileName}"`,
      });
    },
  );

function rowOf({ offering, remainingTokens }: ListedOffering): OfferingRow {
  const { tranche, figures } = offering;
  return {
    offeringId: offering.id,
    dealId: offering.dealId,
    name: offering.dealName,
    trancheName: tranche.name,
    trancheClass: tranche.class,
    yieldLow: figures.yieldDownside,
    yieldHigh: figures.yieldBase,
    maturity: tranche.maturity,
    minimum: toJson(priceOfTokens(offering.rules.minimumTokens, tranche.issuePrice, offering.currency)),
    status: offering.status === "open" && remainingTokens > 0 ? "open" : "closed",
    verified: offering.verified,
    simulated: !offering.livemode,
  };
}

function detailOf(review: OfferingReview): OfferingDetail {
  const { offering, terms } = review;
  const { tranche, figures, currency } = offering;
  const par = (minor: string) => ({ currency, minor });
  return {
    ...rowOf(review),
    version: review.version,
    ...{ dealName: offering.dealName, dealKind: offering.dealKind, currency, timeZone: offering.timeZone },
    ...{ symbol: tranche.symbol, isin: tranche.isin ?? null, token: offering.token, chainId: offering.chainId },
    ...{ couponRate: tranche.couponRate, dayCount: tranche.dayCount, issuePrice: tranche.issuePrice },
    note: noteTerms(terms, tranche),
    originalPar: par(tranche.originalParMinor),
    minimumTokens: offering.rules.minimumTokens,
    offeredTokens: review.offeredTokens,
    remainingTokens: review.remainingTokens,
    ...{ walYears: figures.walYears, downsideShockBps: figures.downsideShockBps, breakEvenBps: figures.breakEvenBps },
    rules: offering.rules,
    stack: terms.tranches.map((each) => {
      const points = review.attachments.find(({ trancheId }) => trancheId === each.id);
      return {
        ...{ trancheId: each.id, offeringId: review.offeringIds[each.id] ?? null, name: each.name, class: each.class },
        originalPar: par(each.originalParMinor),
        attachmentBps: points?.attachmentBps ?? 0,
        detachmentBps: points?.detachmentBps ?? 0,
      };
    }),
    flows: { base: [...review.flows.base], downside: [...review.flows.downside] },
    useOfProceeds: terms.useOfProceeds,
    parties: terms.parties.map(({ role, name, lei }) => ({ role, name, lei: lei ?? null })),
    stations: terms.pool.map(({ stationId, stationName, shareBps }) => ({ stationId, name: stationName, shareBps })),
    calendar: {
      closing: terms.calendar.closing,
      firstPayment: terms.calendar.periods[0]?.payment ?? null,
      legalMaturity: terms.calendar.legalMaturity,
    },
    documents: review.documents
      .map(({ kind, trancheId, sha256, fileName, mediaType }) => ({
        ...{ kind, trancheId: trancheId ?? null },
        ...{ sha256, fileName, mediaType },
      }))
      .toSorted((a, b) => DEAL_DOCUMENT_KINDS.indexOf(a.kind) - DEAL_DOCUMENT_KINDS.indexOf(b.kind)),
  };
}
