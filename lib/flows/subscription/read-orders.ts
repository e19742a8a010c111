import { isHeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole, requireSelf, requireSignedIn } from "../../core/identity/authorise";
import type { Role } from "../../core/identity/roles";
import { type NextStep, nextStepOf } from "../../core/subscription/next-step";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { advanceOrder } from "./advance-order";
import { type OrderEntry, orders } from "./order-records";

/** Who sees the orders of an issuing organisation. */
export const ORDER_READERS: readonly Role[] = ["issuer", "operator", "trustee", "auditor"];

export type OrderReview = Stored<OrderEntry> & { readonly next: NextStep };

/** The signed-in investor's orders, newest first. */
export async function listMyOrders(
  ports: Pick<Ports, "book" | "clock">,
  actor: Actor | null,
  page: PageRequest = {},
): Promise<Page<OrderReview>> {
  const { userId } = requireSignedIn(actor);
  const found = await ports.book.listByParent(orders, userId, { newestFirst: true, ...page });
  return { items: found.items.map((stored) => reviewed(ports, stored)), cursor: found.cursor };
}

/** Orders of the offerings of one organisation, newest first. */
export async function listOrdersOf(
  ports: Pick<Ports, "book" | "clock">,
  actor: Actor | null,
  input: { orgId: string; page?: PageRequest },
): Promise<Page<OrderReview>> {
  requireRole(actor, input.orgId, ORDER_READERS);
  const found = await ports.book.listByOrg(orders, input.orgId, { newestFirst: true, ...input.page });
  return { items: found.items.map((stored) => reviewed(ports, stored)), cursor: found.cursor };
}

/**
 * One order with its postings and what happens next, for its investor and for the organisation that issues. Reading it
 * takes in what time and the chain have brought; where the chain does not answer, it is shown as it stands.
 */
export async function readOrder(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">,
  actor: Actor | null,
  orderId: string,
): Promise<OrderReview> {
  const stored = await requireStored(ports.book, orders, orderId);
  const { investorId, orgId } = stored.value.order;
  if (requireSignedIn(actor).userId === investorId) requireSelf(actor, investorId);
  else requireRole(actor, orgId, ORDER_READERS);
  try {
    return reviewed(ports, await advanceOrder(ports, orderId));
  } catch (error) {
    if (isHeliographError(error) && error.kind === "unavailable") return reviewed(ports, stored);
    throw error;
  }
}

function reviewed(ports: Pick<Ports, "clock">, stored: Stored<OrderEntry>): OrderReview {
  return { ...stored, next: nextStepOf(stored.value.order, ports.clock.now()) };
}
