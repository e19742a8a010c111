import { fund } from "./cash-balance";
import { succeed } from "./charges";
import { awaitTransfer, cancelIntent, newIntent, referenceOf } from "./intents";
import type { Parameters } from "./parameters";
import type { IntentRecord, SessionRecord } from "./records";
import { invalidRequest } from "./stripe-fault";
import { readTransferType } from "./transfer-type";
import type { UnitOfWork } from "./unit-of-work";

const SHORTEST_S = 30 * 60;
const LONGEST_S = 24 * 3_600;

/** `POST /v1/checkout/sessions`: one item, paid once, by bank transfer or by card. */
export async function createSession(work: UnitOfWork, parameters: Parameters, baseUrl: string): Promise<SessionRecord> {
  parameters.choice("mode", ["payment"]);
  const customer = await work.get("customer", parameters.required("customer"), "customer");
  const types = parameters.texts("allowed_payment_method_types");
  const type = types[0];
  if (types.length !== 1 || (type !== "customer_balance" && type !== "card")) {
    throw invalidRequest("Either customer_balance or card is simulated.", { param: "allowed_payment_method_types" });
  }
  const item = readItem(parameters);
  const transferType = readTransferType(parameters, type === "customer_balance", item.currency);
  const expiresAt = parameters.integer("expires_at") ?? work.nowS + LONGEST_S;
  if (expiresAt < work.nowS + SHORTEST_S - 60 || expiresAt > work.nowS + LONGEST_S + 60) {
    throw invalidRequest("The `expires_at` timestamp must be between 30 minutes and 24 hours from now.", {
      param: "expires_at",
    });
  }
  const id = work.newId("cs_test");
  const session: SessionRecord = {
    id,
    object: "checkout.session",
    created: work.nowS,
    livemode: false,
    metadata: parameters.metadata(),
    mode: "payment",
    status: "open",
    payment_status: "unpaid",
    payment_method_types: [type],
    customer: customer.id,
    client_reference_id: parameters.text("client_reference_id") ?? null,
    amount_total: item.amount,
    amount_subtotal: item.amount,
    currency: item.currency,
    expires_at: expiresAt,
    payment_intent: null,
    success_url: parameters.required("success_url"),
    cancel_url: parameters.text("cancel_url") ?? null,
    url: `${baseUrl}/simulated/checkout/${id}?account=${work.account}`,
    simulated: {
      description: item.name,
      transferType,
      intentMetadata: parameters.child("payment_intent_data").metadata(),
      lateTransferAt: null,
    },
  };
  parameters.done();
  work.save("session", session);
  work.link("open-sessions", "all", id);
  return session;
}

export function expireSession(work: UnitOfWork, session: SessionRecord): SessionRecord {
  if (session.status !== "open") {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`,
    );
  }
  const expired: SessionRecord = { ...session, status: "expired", url: null };
  work.save("session", expired);
  work.unlink("open-sessions", "all", session.id);
  work.emit("checkout.session.expired", expired);
  return expired;
}

/** The payer sends a bank transfer. In an open session it confirms the payment first; after its end the money still arrives. */
export async function payByTransfer(work: UnitOfWork, session: SessionRecord, amount: number): Promise<void> {
  const type = session.simulated.transferType;
  if (type === null) throw invalidRequest("This session is not paid by bank transfer.");
  if (session.status === "open") complete(work, session, (intent) => awaitTransfer(work, intent, type));
  await fund(work, session.customer, session.currency, amount, { type, reference: referenceOf(session.customer) });
  await notePaid(work, session.id);
}

/** The payer's transfer will only arrive later; `dueS` is when. */
export function sendLate(work: UnitOfWork, session: SessionRecord, dueS: number): void {
  const type = session.simulated.transferType;
  if (type === null) throw invalidRequest("This session is not paid by bank transfer.");
  const sent = { ...session, simulated: { ...session.simulated, lateTransferAt: dueS } };
  work.save("session", sent);
  work.link("late-transfers", "all", session.id);
  if (session.status === "open") complete(work, sent, (intent) => awaitTransfer(work, intent, type));
}

export async function payByCard(work: UnitOfWork, session: SessionRecord): Promise<void> {
  if (session.status !== "open" || session.payment_method_types[0] !== "card") {
    throw invalidRequest("This session cannot be paid by card any more.");
  }
  complete(work, session, (intent) => succeed(work, { ...intent, payment_method: "pm_card_visa" }, "card"));
}

/** A card is declined and may be tried again; a bank transfer fails for good. */
export async function failPayment(work: UnitOfWork, session: SessionRecord): Promise<void> {
  if (session.payment_method_types[0] === "card") {
    work.emit("payment_intent.payment_failed", {
      object: "payment_intent",
      metadata: session.simulated.intentMetadata,
    });
    return;
  }
  const type = session.simulated.transferType ?? "us_bank_transfer";
  const current =
    session.status === "open" ? complete(work, session, (intent) => awaitTransfer(work, intent, type)) : session;
  if (current.payment_intent === null) throw invalidRequest("This session has ended.");
  const intent = await work.get("intent", current.payment_intent);
  cancelIntent(work, intent, "automatic");
  work.emit("checkout.session.async_payment_failed", current);
}

/** What time brings: sessions expire and late transfers arrive. */
export async function advanceSessions(work: UnitOfWork): Promise<void> {
  for (const id of await work.linked("open-sessions", "all")) {
    const session = await work.get("session", id);
    if (session.status === "open" && session.expires_at <= work.nowS) expireSession(work, session);
  }
  for (const id of await work.linked("late-transfers", "all")) {
    const session = await work.get("session", id);
    const { lateTransferAt } = session.simulated;
    if (lateTransferAt === null || lateTransferAt > work.nowS) continue;
    work.save("session", { ...session, simulated: { ...session.simulated, lateTransferAt: null } });
    work.unlink("late-transfers", "all", id);
    await payByTransfer(work, session, session.amount_total);
  }
}

function complete(
  work: UnitOfWork,
  session: SessionRecord,
  act: (intent: IntentRecord) => IntentRecord,
): SessionRecord {
  const intent = act(
    newIntent(work, {
      amount: session.amount_total,
      currency: session.currency,
      customer: session.customer,
      description: session.simulated.description,
      metadata: session.simulated.intentMetadata,
      payment_method: null,
      payment_method_types: session.payment_method_types,
    }),
  );
  const completed: SessionRecord = {
    ...session,
    status: "complete",
    payment_status: intent.status === "succeeded" ? "paid" : "unpaid",
    payment_intent: intent.id,
    url: null,
  };
  work.save("session", completed);
  work.unlink("open-sessions", "all", session.id);
  work.emit("checkout.session.completed", completed);
  return completed;
}

async function notePaid(work: UnitOfWork, sessionId: string): Promise<void> {
  const session = await work.get("session", sessionId);
  if (session.payment_intent === null || session.payment_status === "paid") return;
  const intent = await work.get("intent", session.payment_intent);
  if (intent.status !== "succeeded") return;
  const paid: SessionRecord = { ...session, payment_status: "paid" };
  work.save("session", paid);
  work.emit("checkout.session.async_payment_succeeded", paid);
}

function readItem(parameters: Parameters): { name: string; amount: number; currency: string } {
  const items = parameters.children("line_items");
  const item = items[0];
  if (!item || items.length !== 1) throw invalidRequest("One line item is simulated.", { param: "line_items" });
  const price = item.child("price_data");
  const amount = price.amount("unit_amount");
  if (amount === undefined) throw invalidRequest("Missing required param: line_items[0][price_data][unit_amount].");
  if ((item.integer("quantity") ?? 1) !== 1) throw invalidRequest("A quantity of 1 is simulated.");
  return { name: price.child("product_data").required("name"), amount, currency: price.required("currency") };
}
