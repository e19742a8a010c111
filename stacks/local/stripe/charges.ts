import { bookBalance, feeOf } from "./balance";
import type { ChargeRecord, DisputeRecord, IntentRecord, MethodType } from "./records";
import { invalidRequest } from "./stripe-fault";
import type { UnitOfWork } from "./unit-of-work";

/** The intent is paid in full: a charge, its movement of the balance, and the events. */
export function succeed(work: UnitOfWork, intent: IntentRecord, method: MethodType): IntentRecord {
  const created = chargedAt(work, intent);
  const id = work.newId(method === "card" ? "ch" : "py");
  const { amount, currency, customer, description, metadata } = intent;
  const balance = bookBalance(work, {
    type: method === "card" ? "charge" : "payment",
    amount,
    fee: feeOf(amount, currency, method),
    currency,
    source: id,
    created,
    description,
  });
  const charge: ChargeRecord = {
    id,
    object: "charge",
    created,
    livemode: false,
    metadata,
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    refunded: false,
    captured: true,
    paid: true,
    disputed: false,
    status: "succeeded",
    currency,
    customer,
    description,
    payment_intent: intent.id,
    balance_transaction: balance.id,
    payment_method_details: { type: method },
  };
  const paid: IntentRecord = {
    ...intent,
    status: "succeeded",
    amount_received: amount,
    latest_charge: id,
    next_action: null,
  };
  work.save("charge", charge);
  work.save("intent", paid);
  work.emit("charge.succeeded", charge);
  work.emit("payment_intent.succeeded", paid);
  return paid;
}

/** The cardholder's bank takes the whole charge back. Stripe's own fee for it is not simulated. */
export async function dispute(work: UnitOfWork, chargeId: string): Promise<DisputeRecord> {
  const charge = await work.get("charge", chargeId, "charge");
  if (charge.disputed) throw invalidRequest("This charge is disputed already.", { code: "charge_disputed" });
  const amount = charge.amount - charge.amount_refunded;
  if (amount <= 0) throw invalidRequest("This charge is refunded already.", { code: "charge_already_refunded" });
  const record: DisputeRecord = {
    id: work.newId("dp"),
    object: "dispute",
    created: work.nowS,
    livemode: false,
    metadata: {},
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    reason: "general",
    status: "needs_response",
  };
  const { currency } = charge;
  bookBalance(work, {
    type: "adjustment",
    amount: -amount,
    fee: 0,
    currency,
    source: record.id,
    created: work.nowS,
    description: `Chargeback withdrawal for ${charge.id}`,
  });
  work.save("dispute", record);
  work.save("charge", { ...charge, disputed: true });
  work.emit("charge.dispute.created", record);
  work.emit("charge.dispute.funds_withdrawn", record);
  return record;
}

/** A simulated charger that was offline tells its sessions later: `charged_at` (unix seconds) dates the charge back. */
function chargedAt(work: UnitOfWork, intent: IntentRecord): number {
  const told = Number(intent.metadata.charged_at);
  return Number.isSafeInteger(told) && told > 0 && told < work.nowS ? told : work.nowS;
}
