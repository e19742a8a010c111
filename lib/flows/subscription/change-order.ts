import { HeliographError } from "../../core/errors/heliograph-error";
import { deliverTokens, releaseTokens } from "../../core/subscription/availability";
import type { Order } from "../../core/subscription/order";
import type { OrderDecision } from "../../core/subscription/order-decision";
import { formatInstant, type Instant } from "../../core/time/instant";
import { newEvent } from "../new-event";
import { availabilities } from "../offerings/offering-records";
import { post, publish, put, type Stored, type Write } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { deadlineOf } from "./order-deadline";
import { actionKey, type OrderEntry, orderDeadlines, orders } from "./order-records";

const ATTEMPTS_MAX = 10;

export type OrderChange = {
  readonly decision?: OrderDecision;
  /** Key of a pending action that is done. */
  readonly done?: string;
  readonly checkout?: OrderEntry["checkout"];
  readonly purchase?: OrderEntry["purchase"];
  /** For a person to look into. */
  readonly review?: string;
};

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage">;

/**
 * Changes an order: reads it, lets `change` decide (again, if somebody was faster), and stores order, postings, tokens
 * given back or delivered, actions intended and events in one commit. `null`, or a decision that changes nothing, writes
 * nothing. Actions are carried out by the event that stands with them, never here.
 * @throws HeliographError STATE_CHANGED when the order does not come to rest
 */
export async function changeOrder(
  ports: Needs,
  orderId: string,
  change: (entry: OrderEntry, now: Instant) => OrderChange | null,
): Promise<Stored<OrderEntry>> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const stored = await requireStored(ports.book, orders, orderId);
    const now = ports.clock.now();
    const changing = change(stored.value, now);
    if (changing === null || isEmpty(changing, stored.value)) return stored;
    const entry = changed(stored.value, changing, now);
    const writes = [
      put(orders, entry, stored.version),
      put(orderDeadlines, deadlineOf(entry, now), stored.version),
      ...(changing.decision?.postings ?? []).map(post),
      ...(await availabilityWrites(ports, stored.value.order, entry.order, changing.decision)),
      ...eventWrites(ports, stored.value, entry),
    ];
    const outcome = await ports.book.commit(writes);
    if (outcome.ok) return { value: entry, version: stored.version + 1 };
  }
  throw new HeliographError({
    code: "STATE_CHANGED",
    kind: "conflict",
    message: "The order is being changed from several sides.",
    remedy: "Try again; nothing of this attempt was written.",
    data: { orderId },
  });
}

function isEmpty({ decision, done, ...rest }: OrderChange, entry: OrderEntry): boolean {
  const isDoneAlready = done === undefined || !entry.pendingActions.some((action) => actionKey(action) === done);
  return !decision?.changed && isDoneAlready && Object.keys(rest).length === 0;
}

function changed(entry: OrderEntry, change: OrderChange, now: Instant): OrderEntry {
  const { decision, done, review } = change;
  const intended = (decision?.actions ?? []).flatMap((action) => (action.kind === "review" ? [] : [action]));
  const reasons = [
    ...(decision?.actions ?? []).flatMap((action) => (action.kind === "review" ? [action.reason] : [])),
    ...(review === undefined ? [] : [review]),
  ];
  return {
    ...entry,
    order: decision?.order ?? entry.order,
    pendingActions: [...entry.pendingActions, ...intended].filter((action) => actionKey(action) !== done),
    checkout: change.checkout === undefined ? entry.checkout : change.checkout,
    purchase: change.purchase === undefined ? entry.purchase : change.purchase,
    reviews: [...entry.reviews, ...reasons.map((reason) => ({ at: formatInstant(now), reason: reason.slice(0, 500) }))],
    transactions: [...entry.transactions, ...(decision?.postings ?? [])],
  };
}

/** Gives a reservation back, or turns it into delivered tokens. */
async function availabilityWrites(
  ports: Pick<Ports, "book">,
  before: Order,
  after: Order,
  decision: OrderDecision | undefined,
): Promise<Write[]> {
  const released = decision?.tokensReleased ?? 0;
  const isDelivered = before.state !== "delivered" && after.state === "delivered";
  if (released === 0 && !isDelivered) return [];
  const { value, version } = await requireStored(ports.book, availabilities, after.offeringId);
  const next = isDelivered ? deliverTokens(value, after.tokens) : releaseTokens(value, released);
  return [put(availabilities, next, version)];
}

/** `order.actions-decided` brings the intended actions to execution; the others tell readers what happened. */
function eventWrites(ports: Needs, before: OrderEntry, after: OrderEntry): Write[] {
  const { order } = after;
  const subject = {
    orderId: after.id,
    offeringId: order.offeringId,
    dealId: order.dealId,
    investorId: order.investorId,
  };
  const writes: Write[] = [];
  if (order.state !== before.order.state) {
    writes.push(publish(newEvent(ports, "order.moved.v1", order.orgId, { ...subject, state: order.state })));
    if (order.state === "delivered") {
      writes.push(publish(newEvent(ports, "order.delivered.v1", order.orgId, subject)));
    }
  }
  const known = new Set(before.pendingActions.map(actionKey));
  if (after.pendingActions.some((action) => !known.has(actionKey(action)))) {
    writes.push(publish(newEvent(ports, "order.actions-decided.v1", order.orgId, subject)));
  }
  return writes;
}
