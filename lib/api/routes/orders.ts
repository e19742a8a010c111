import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { TrancheProgress } from "../../core/abs/projection/tranche-progress";
import { idSchema } from "../../core/ids/ids";
import { Bytes32 } from "../../core/issuance/hex";
import { nextStepOf } from "../../core/subscription/next-step";
import { PaymentMethod } from "../../core/subscription/payment-event";
import { formatInstant, type Instant } from "../../core/time/instant";
import { readTrancheProgress } from "../../flows/deals/read-tranche-progress";
import type { Stored } from "../../flows/ports/book";
import { cancelOrder } from "../../flows/subscription/cancel-order";
import { grantTestCoins } from "../../flows/subscription/grant-test-coins";
import type { OrderEntry } from "../../flows/subscription/order-records";
import { placeOrder } from "../../flows/subscription/place-order";
import { preparePurchase } from "../../flows/subscription/prepare-purchase";
import { readHoldings } from "../../flows/subscription/read-holdings";
import { listMyOrders, listOrdersOf, readOrder } from "../../flows/subscription/read-orders";
import { readReceipt } from "../../flows/subscription/read-receipt";
import { reportPurchase } from "../../flows/subscription/report-purchase";
import { startPayment } from "../../flows/subscription/start-payment";
import { pageOf } from "../representations";
import { CreateHeaders, PageQuery, PortalPath } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";
import { HoldingView, OrderView, PurchaseView, ReceiptView, TestCoinsView } from "../views/order-view";

const OrderId = z.object({ orderId: idSchema("order") });
const tags = ["orders"];

/** @param origin of the portal, where the payment page sends people back to */
export function orderRoutes(origin: string) {
  return router()
    .openapi(
      createRoute({
        method: "post",
        path: "/orders",
        operationId: "placeOrder",
        tags,
        request: {
          headers: CreateHeaders,
          body: jsonBody(
            z.strictObject({
              offeringId: idSchema("offering"),
              tokens: z.number().int().positive().max(1_000_000_000_000),
              method: PaymentMethod,
            }),
          ),
        },
        responses: answers(OrderView, "The order: committed, or with the reasons why it is not", 201),
      }),
      async (context) => {
        const { ports, actor } = context.var;
        const idempotencyKey = context.req.valid("header")["idempotency-key"];
        const placed = await placeOrder(ports, actor, { ...context.req.valid("json"), idempotencyKey });
        return context.json(viewOf(placed, ports.clock.now()), 201);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/orders",
        operationId: "listOrders",
        tags,
        request: { query: PageQuery.extend({ orgId: idSchema("organisation").optional() }) },
        responses: answers(pageOf(OrderView), "Your orders, or those of an organisation's offerings; newest first"),
      }),
      async (context) => {
        const { ports, actor } = context.var;
        const { orgId, ...page } = context.req.valid("query");
        const found = orgId
          ? await listOrdersOf(ports, actor, { orgId, page })
          : await listMyOrders(ports, actor, page);
        const now = ports.clock.now();
        return context.json({ items: found.items.map((item) => viewOf(item, now)), cursor: found.cursor }, 200);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/orders/{orderId}",
        operationId: "readOrder",
        tags,
        request: { params: OrderId },
        responses: answers(OrderView, "The order with its postings and what happens next"),
      }),
      async (context) => {
        const { ports, actor } = context.var;
        const found = await readOrder(ports, actor, context.req.valid("param").orderId);
        return context.json(viewOf(found, ports.clock.now()), 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/orders/{orderId}/payment",
        operationId: "startPayment",
        tags,
        request: { params: OrderId, body: jsonBody(z.strictObject({ returnTo: PortalPath })) },
        responses: answers(OrderView, "The order with the page where it is paid"),
      }),
      async (context) => {
        const { ports, actor } = context.var;
        const returnUrl = `${origin}${context.req.valid("json").returnTo}`;
        const started = await startPayment(ports, actor, { ...context.req.valid("param"), returnUrl });
        return context.json(viewOf(started, ports.clock.now()), 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/orders/{orderId}/voucher",
        operationId: "preparePurchase",
        tags,
        request: { params: OrderId },
        responses: answers(PurchaseView, "What your wallet sends to buy with the coin"),
      }),
      async (context) => {
        const { orderId } = context.req.valid("param");
        const { voucher, calls, balanceUnits } = await preparePurchase(context.var.ports, context.var.actor, orderId);
        const answer: PurchaseView = {
          expiresAt: formatInstant(voucher.expiresAt),
          priceUnits: voucher.priceUnits.toString(),
          balanceUnits: balanceUnits.toString(),
          calls: calls.map(({ to, value, data }) => ({ to, value, data })),
        };
        return context.json(answer, 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/orders/{orderId}/purchase",
        operationId: "reportPurchase",
        tags,
        request: { params: OrderId, body: jsonBody(z.strictObject({ transactionHash: Bytes32 })) },
        responses: answers(OrderView, "The order, delivered once the chain shows the purchase"),
      }),
      async (context) => {
        const { ports, actor } = context.var;
        const input = { ...context.req.valid("param"), ...context.req.valid("json") };
        return context.json(viewOf(await reportPurchase(ports, actor, input), ports.clock.now()), 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/orders/{orderId}/cancellation",
        operationId: "cancelOrder",
        tags,
        request: { params: OrderId },
        responses: answers(OrderView, "The order, cancelled; what was paid goes back"),
      }),
      async (context) => {
        const { ports, actor } = context.var;
        const { orderId } = context.req.valid("param");
        return context.json(viewOf(await cancelOrder(ports, actor, orderId), ports.clock.now()), 200);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/me/transactions/{transactionHash}",
        operationId: "readReceipt",
        tags,
        request: { params: z.object({ transactionHash: Bytes32 }) },
        responses: answers(ReceiptView, "Whether a transaction of your wallet is mined"),
      }),
      async (context) => {
        const { transactionHash } = context.req.valid("param");
        return context.json(await readReceipt(context.var.ports, context.var.actor, transactionHash), 200);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/offerings/{offeringId}/progress",
        operationId: "readTrancheProgress",
        tags,
        request: { params: z.object({ offeringId: idSchema("offering") }) },
        responses: answers(TrancheProgress, "How a tranche that you hold goes against its forecast, then and now"),
      }),
      async (context) => {
        const { offeringId } = context.req.valid("param");
        return context.json(await readTrancheProgress(context.var.ports, context.var.actor, offeringId), 200);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/me/holdings",
        operationId: "readHoldings",
        tags,
        responses: answers(z.object({ items: z.array(HoldingView) }), "What your wallet holds, as the chain says it"),
      }),
      async (context) => {
        const held = await readHoldings(context.var.ports, context.var.actor);
        const items = held.map(({ offering, tokens, next }): HoldingView => {
          const { tranche } = offering;
          return {
            ...{ offeringId: offering.id, dealId: offering.dealId, dealName: offering.dealName },
            ...{ trancheId: tranche.id, trancheName: tranche.name, trancheClass: tranche.class },
            ...{ symbol: tranche.symbol, token: offering.token, currency: offering.currency },
            ...{ couponRate: tranche.couponRate, maturity: tranche.maturity, tokens: tokens.toString(), next },
          };
        });
        return context.json({ items }, 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/me/test-coins",
        operationId: "grantTestCoins",
        tags,
        request: {
          headers: CreateHeaders,
          body: jsonBody(z.strictObject({ coins: z.number().int().positive().max(1_000_000) })),
        },
        responses: answers(TestCoinsView, "Test money for your wallet; on a test chain only", 201),
      }),
      async (context) => {
        const idempotencyKey = context.req.valid("header")["idempotency-key"];
        const input = { ...context.req.valid("json"), idempotencyKey };
        return context.json(await grantTestCoins(context.var.ports, context.var.actor, input), 201);
      },
    );
}

/** What the investor and the issuing organisation see of an order. */
function viewOf({ value, version }: Stored<OrderEntry>, now: Instant): OrderView {
  return {
    ...{ version, title: value.title, token: value.token, order: value.order, next: nextStepOf(value.order, now) },
    pending: value.pendingActions.map(({ kind }) => kind),
    checkoutClosesAt: value.checkout?.closesAt ?? null,
    transferTo: value.checkout?.transferTo ?? [],
    voucherExpiresAt: value.purchase?.voucherExpiresAt ?? null,
    underReview: value.reviews.length > 0,
    transactions: value.transactions,
  };
}
