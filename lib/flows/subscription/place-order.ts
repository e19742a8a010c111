import { HeliographError } from "../../core/errors/heliograph-error";
import { hashOf } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { derivedId } from "../../core/ids/derived-id";
import { fromJson } from "../../core/money/money";
import type { Order } from "../../core/subscription/order";
import type { PaymentMethod } from "../../core/subscription/payment-event";
import { commitOrder, draftOrder } from "../../core/subscription/place-order";
import { DAY_MS, type Instant } from "../../core/time/instant";
import { newEvent } from "../new-event";
import { availabilities } from "../offerings/offering-records";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { checkOrder, type OrderCheck } from "./check-order";
import { deadlineOf } from "./order-deadline";
import { type OrderEntry, orderDeadlines, orders } from "./order-records";

/** How long tokens are held for an order that is not paid. */
export const PAYMENT_TERM_MS: Readonly<Record<PaymentMethod, number>> = {
  "bank-transfer": 5 * DAY_MS,
  card: DAY_MS,
  stablecoin: DAY_MS,
};

const ATTEMPTS_MAX = 10;

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage">;
type Input = {
  readonly offeringId: string;
  readonly tokens: number;
  readonly method: PaymentMethod;
  readonly idempotencyKey: string;
};

/**
 * Places a binding order. Who is not eligible gets an order that says every reason; who asks for more than is left gets
 * one that is over-subscribed; otherwise the tokens are reserved in the same commit, so that none is sold twice.
 * @throws HeliographError OFFERING_CLOSED, IDEMPOTENCY_KEY_REUSED
 */
export async function placeOrder(ports: Needs, actor: Actor | null, input: Input): Promise<Stored<OrderEntry>> {
  const { userId, walletAddress } = requireSignedIn(actor);
  const { idempotencyKey, ...wish } = input;
  const id = derivedId("order", `${userId} ${idempotencyKey}`);
  const inputHash = hashOf(wish);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const known = await ports.book.get(orders, id);
    if (known) return sameRequest(known, inputHash);
    const check = await checkOrder(ports, actor, wish);
    const now = ports.clock.now();
    const { order, availability } = decide(ports, check, { id, userId, walletAddress, wish, now });
    const entry: OrderEntry = {
      ...{ id, order, token: check.offering.token, inputHash, email: actor?.email ?? "", country: check.country },
      title: `${check.offering.dealName}, ${check.offering.tranche.name}`.slice(0, 200),
      ...{ pendingActions: [], checkout: null, purchase: null, reviews: [], transactions: [] },
    };
    const subject = { orderId: id, offeringId: order.offeringId, dealId: order.dealId, userId, state: order.state };
    const placed = newEvent(ports, "order.placed.v1", order.orgId, {
      ...subject,
      ...(walletAddress === undefined ? {} : { walletAddress }),
    });
    const isReserved = availability !== check.availability.value;
    const outcome = await ports.book.commit([
      put(orders, entry, 0),
      put(orderDeadlines, deadlineOf(entry, now), 0),
      ...(isReserved ? [put(availabilities, availability, check.availability.version)] : []),
      publish(placed),
    ]);
    if (outcome.ok) return { value: entry, version: 1 };
  }
  throw new HeliographError({
    code: "OFFERING_BUSY",
    kind: "unavailable",
    message: "Many orders reach for this offering at once.",
    remedy: "Try again in a moment; nothing was ordered.",
  });
}

function decide(
  { stage }: Pick<Ports, "stage">,
  { offering, availability, refusals, due }: OrderCheck,
  {
    id,
    userId,
    walletAddress,
    wish,
    now,
  }: {
    id: string;
    userId: string;
    walletAddress: string | undefined;
    wish: { tokens: number; method: PaymentMethod };
    now: Instant;
  },
) {
  const draft = {
    ...{ id, orgId: offering.orgId, dealId: offering.dealId, offeringId: offering.id, trancheId: offering.trancheId },
    ...{ investorId: userId, walletAddress: walletAddress ?? null, livemode: stage.livemode, chainId: stage.chainId },
    ...{ tokens: wish.tokens, due: fromJson(due), method: wish.method },
  };
  // Too little left is no fault of the investor: alone, it is the reservation that refuses it.
  const personal = refusals.some((refusal) => refusal !== "ABOVE_REMAINING") ? refusals : [];
  const order: Order = draftOrder(draft, personal, now);
  if (order.state !== "eligible") return { order, availability: availability.value };
  return commitOrder(order, availability.value, now + PAYMENT_TERM_MS[wish.method], now);
}

function sameRequest(known: Stored<OrderEntry>, inputHash: string): Stored<OrderEntry> {
  if (known.value.inputHash === inputHash) return known;
  throw new HeliographError({
    code: "IDEMPOTENCY_KEY_REUSED",
    kind: "conflict",
    message: "This Idempotency-Key was used for another order.",
    remedy: "Use a new key for a new order; repeat the old one unchanged to see its result.",
  });
}
