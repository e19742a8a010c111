import { bookBalance } from "./balance";
import { cashBalance, moveCash } from "./cash-balance";
import type { Parameters } from "./parameters";
import type { RefundRecord } from "./records";
import { invalidRequest } from "./stripe-fault";
import type { UnitOfWork } from "./unit-of-work";

/** A customer whose address has this in it has a bank account that refuses refunds: to see what happens then. */
const REFUSING_ADDRESS = "refund-fails";

/** `POST /v1/refunds`: of a payment, or of a customer's unapplied cash (`origin: customer_balance`). */
export async function createRefund(work: UnitOfWork, parameters: Parameters): Promise<RefundRecord> {
  const origin = parameters.choice("origin", ["customer_balance"]);
  const amount = parameters.amount("amount");
  const reason = parameters.choice("reason", ["requested_by_customer", "duplicate", "fraudulent"]) ?? null;
  const base = {
    id: work.newId("re"),
    object: "refund",
    created: work.nowS,
    livemode: false,
    metadata: parameters.metadata(),
    status: "pending",
    reason,
    balance_transaction: null,
  } as const;
  const refund =
    origin === "customer_balance"
      ? await refundCash(work, base, parameters.required("customer"), parameters.required("currency"), amount)
      : await refundPayment(work, base, parameters.required("payment_intent"), amount);
  parameters.done();
  work.save("refund", refund);
  work.emit("refund.created", refund);
  await settle(work, refund);
  return refund;
}

type Base = Omit<RefundRecord, "amount" | "currency" | "charge" | "payment_intent" | "customer">;

async function refundCash(
  work: UnitOfWork,
  base: Base,
  customer: string,
  currency: string,
  requested: number | undefined,
): Promise<RefundRecord> {
  await work.get("customer", customer, "customer");
  const amount = requested ?? (await cashBalance(work, customer, currency));
  await moveCash(work, customer, currency, -amount, { type: "return_initiated" });
  return { ...base, amount, currency, charge: null, payment_intent: null, customer };
}

async function refundPayment(
  work: UnitOfWork,
  base: Base,
  intentId: string,
  requested: number | undefined,
): Promise<RefundRecord> {
  const intent = await work.get("intent", intentId, "payment_intent");
  if (intent.latest_charge === null) throw invalidRequest("This PaymentIntent does not have a successful charge.");
  const charge = await work.get("charge", intent.latest_charge);
  const left = charge.amount - charge.amount_refunded;
  const amount = requested ?? left;
  if (left === 0) throw invalidRequest("The charge has already been refunded.", { code: "charge_already_refunded" });
  if (charge.disputed) throw invalidRequest("The charge has been charged back.", { code: "charge_disputed" });
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`);
  }
  const balance = bookBalance(work, {
    type: charge.payment_method_details.type === "card" ? "refund" : "payment_refund",
    amount: -amount,
    fee: 0,
    currency: charge.currency,
    source: base.id,
    created: work.nowS,
    description: "Refund",
  });
  const refunded = charge.amount_refunded + amount;
  work.save("charge", { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount });
  const { currency } = charge;
  return {
    ...base,
    amount,
    currency,
    charge: charge.id,
    payment_intent: intentId,
    customer: intent.customer,
    balance_transaction: balance.id,
  };
}

/** The bank answers at once: the refund is answered as pending and its outcome follows by webhook. */
async function settle(work: UnitOfWork, refund: RefundRecord): Promise<void> {
  const customer = refund.customer === null ? undefined : await work.find("customer", refund.customer);
  if (!customer?.email?.includes(REFUSING_ADDRESS)) {
    const succeeded: RefundRecord = { ...refund, status: "succeeded" };
    work.save("refund", succeeded);
    work.emit("refund.updated", succeeded);
    return;
  }
  const failed: RefundRecord = { ...refund, status: "failed", failure_reason: "declined" };
  work.save("refund", failed);
  work.emit("refund.updated", failed);
  work.emit("refund.failed", failed);
  if (refund.charge === null) {
    await moveCash(work, customer.id, refund.currency, refund.amount, { type: "return_canceled" });
    return;
  }
  const charge = await work.get("charge", refund.charge);
  work.save("charge", { ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
  bookBalance(work, {
    type: "adjustment",
    amount: refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    created: work.nowS,
    description: "Refund failure",
  });
}
