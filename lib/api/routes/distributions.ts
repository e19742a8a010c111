import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { TransferJson, WaterfallResultJson } from "../../core/abs/waterfall/waterfall-result-json";
import { ChargingSession } from "../../core/charging-records/charging-session";
import { Entitlement } from "../../core/distribution/distribution";
import { RegisterSnapshot } from "../../core/distribution/register-snapshot";
import { InclusionProof } from "../../core/evidence/merkle";
import { idSchema } from "../../core/ids/ids";
import { SafeProposal } from "../../core/issuance/proposal";
import { TrancheDistribution } from "../../core/settlement/distribution-set";
import { StatementLine } from "../../core/settlement/statement-line";
import { YearMonth } from "../../core/time/local-date";
import { computeDistribution } from "../../flows/distribution/compute-distribution";
import { CouponRecord, DistributionRecord } from "../../flows/distribution/distribution-records";
import { fundDistribution } from "../../flows/distribution/fund-distribution";
import { holdDistribution, releaseDistribution } from "../../flows/distribution/hold-distribution";
import { repeatPayments } from "../../flows/distribution/pay-distribution";
import { proposeDistribution } from "../../flows/distribution/propose-distribution";
import { listMyCoupons, readCouponTrace } from "../../flows/distribution/read-coupons";
import { listEntitlements, readDistribution } from "../../flows/distribution/read-distribution";
import { pageOf, stored } from "../representations";
import { PageQuery } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["distributions"];
const PeriodPath = z.object({ dealId: idSchema("deal"), period: YearMonth });
const Slice = (limit: number) =>
  z.object({
    offset: z.coerce.number().int().nonnegative().default(0),
    limit: z.coerce.number().int().min(1).max(limit).default(Math.min(limit, 50)),
  });
const Distribution = stored(DistributionRecord);
const DistributionView = z.object({
  distribution: DistributionRecord,
  waterfall: WaterfallResultJson,
  register: RegisterSnapshot,
});
const Entitlements = z.object({ items: z.array(Entitlement), total: z.number().int() });
const Proven = z.object({ text: z.string(), proof: InclusionProof });
const NamedProof = Proven.extend({ name: z.string() });

/** A coupon with the way of its cents: every proof can be checked again in the browser. */
const TracedCoupon = z.object({
  coupon: CouponRecord,
  trace: z.object({
    entitlement: Entitlement,
    entitlementProof: Proven,
    distribution: TrancheDistribution,
    distributionHash: z.string(),
    transfers: z.array(TransferJson),
    statementHash: z.string(),
    linesRoot: z.string(),
    evidenceRoot: z.string(),
    distributableMinor: z.string(),
    lineCount: z.number().int(),
    lines: z.array(
      z.object({
        line: StatementLine,
        lineProof: Proven,
        session: ChargingSession.nullable(),
        evidence: z.array(NamedProof),
        readings: z.array(NamedProof),
      }),
    ),
  }),
});

export const distributionRoutes = router();

distributionRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/distribution",
    operationId: "computeDistribution",
    tags,
    request: { params: PeriodPath },
    responses: answers(Distribution, "The waterfall's payments, split among the holders of record", 201),
  }),
  async (context) =>
    context.json(await computeDistribution(context.var.ports, context.var.actor, context.req.valid("param")), 201),
);

distributionRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods/{period}/distribution",
    operationId: "readDistribution",
    tags,
    request: { params: PeriodPath },
    responses: answers(DistributionView, "The distribution, its waterfall and its register"),
  }),
  async (context) => {
    const view = await readDistribution(context.var.ports, context.var.actor, context.req.valid("param"));
    return context.json({ ...view }, 200);
  },
);

distributionRoutes.openapi(
  createRoute({
    method: "get",
    path: "/deals/{dealId}/periods/{period}/distribution/entitlements",
    operationId: "listEntitlements",
    tags,
    request: { params: PeriodPath, query: Slice(500) },
    responses: answers(Entitlements, "What each holder gets"),
  }),
  async (context) => {
    const input = { ...context.req.valid("param"), ...context.req.valid("query") };
    return context.json(await listEntitlements(context.var.ports, context.var.actor, input), 200);
  },
);

distributionRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/distribution/hold",
    operationId: "holdDistribution",
    tags,
    request: { params: PeriodPath, body: jsonBody(z.strictObject({ reason: z.string().min(3).max(500) })) },
    responses: answers(Distribution, "The distribution, held by the trustee"),
  }),
  async (context) => {
    const input = { ...context.req.valid("param"), ...context.req.valid("json") };
    return context.json(await holdDistribution(context.var.ports, context.var.actor, input), 200);
  },
);

distributionRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/distribution/release",
    operationId: "releaseDistribution",
    tags,
    request: { params: PeriodPath },
    responses: answers(Distribution, "The distribution, released"),
  }),
  async (context) =>
    context.json(await releaseDistribution(context.var.ports, context.var.actor, context.req.valid("param")), 200),
);

distributionRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/distribution/funding",
    operationId: "fundDistribution",
    tags,
    request: { params: PeriodPath },
    responses: answers(Distribution, "The distribution, its coin in the Safe"),
  }),
  async (context) =>
    context.json(await fundDistribution(context.var.ports, context.var.actor, context.req.valid("param")), 200),
);

distributionRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/distribution/proposal",
    operationId: "proposeDistribution",
    tags,
    request: { params: PeriodPath },
    responses: answers(stored(SafeProposal), "The proposal before the Safe's owners", 201),
  }),
  async (context) =>
    context.json(await proposeDistribution(context.var.ports, context.var.actor, context.req.valid("param")), 201),
);

distributionRoutes.openapi(
  createRoute({
    method: "post",
    path: "/deals/{dealId}/periods/{period}/distribution/payments",
    operationId: "repeatPayments",
    tags,
    request: { params: PeriodPath },
    responses: answers(Distribution, "The distribution after failed payments were tried once more"),
  }),
  async (context) =>
    context.json(await repeatPayments(context.var.ports, context.var.actor, context.req.valid("param")), 200),
);

distributionRoutes.openapi(
  createRoute({
    method: "get",
    path: "/me/coupons",
    operationId: "listMyCoupons",
    tags,
    request: { query: PageQuery },
    responses: answers(pageOf(stored(CouponRecord)), "Coupons and redemptions of the signed-in person's wallet"),
  }),
  async (context) => {
    const { items, cursor } = await listMyCoupons(context.var.ports, context.var.actor, context.req.valid("query"));
    return context.json({ items: [...items], cursor }, 200);
  },
);

distributionRoutes.openapi(
  createRoute({
    method: "get",
    path: "/coupons/{distributionId}/{holder}",
    operationId: "readCouponTrace",
    tags,
    request: {
      params: z.object({
        distributionId: z.string().regex(/^dst_[A-Za-z0-9_-]{10,150}$/, "an id of a distribution"),
        holder: z.string().regex(/^0x[0-9a-fA-F]{40}$/, "an address: 0x and 40 hex digits"),
      }),
      query: Slice(100),
    },
    responses: answers(TracedCoupon, "The coupon with its statement lines, sessions and readings, each proven"),
  }),
  async (context) => {
    const input = { ...context.req.valid("param"), ...context.req.valid("query") };
    const { coupon, trace } = await readCouponTrace(context.var.ports, context.var.actor, input);
    const lines = trace.lines.map((line) => ({
      ...line,
      evidence: [...line.evidence],
      readings: [...line.readings],
    }));
    return context.json({ coupon, trace: { ...trace, transfers: [...trace.transfers], lines } }, 200);
  },
);
