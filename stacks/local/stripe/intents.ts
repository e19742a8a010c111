import { createHash } from "node:crypto";
import { applyCash } from "./cash-balance";
import { succeed } from "./charges";
import type { Parameters } from "./parameters";
import type { BankTransferType, IntentRecord } from "./records";
import { invalidRequest, StripeFault } from "./stripe-fault";
import { readTransferType } from "./transfer-type";
import type { UnitOfWork } from "./unit-of-work";

const CURRENCY = /^[a-z]{3}$/;
const GOOD_CARD = "pm_card_visa";
const DECLINED_CARD = "pm_card_visa_chargeDeclined";

/** `POST /v1/payment_intents`: card payments at a charger, and what a customer's cash balance pays, confirmed at once. */
export async function createIntent(work: UnitOfWork, parameters: Parameters): Promise<IntentRecord> {
  const amount = parameters.amount("amount");
  const currency = parameters.required("currency");
  if (amount === undefined) throw invalidRequest("Missing required param: amount.", { param: "amount" });
  if (!CURRENCY.test(currency)) throw invalidRequest("Invalid currency", { param: "currency" });
  const types = parameters.texts("allowed_payment_method_types");
  const [type] = types;
  if (types.length !== 1 || (type !== "card" && type !== "customer_balance")) {
    throw invalidRequest("Either customer_balance or card is simulated.", { param: "allowed_payment_method_types" });
  }
  const transferType = readTransferType(parameters, type === "customer_balance", currency);
  const isConfirmed = parameters.choice("confirm", ["true", "false"]) === "true";
  const intent = newIntent(work, {
    amount,
    currency,
    customer: parameters.text("customer") ?? null,
    description: parameters.text("description") ?? null,
    metadata: parameters.metadata(),
    payment_method: parameters.choice("payment_method", [GOOD_CARD, DECLINED_CARD]) ?? null,
    payment_method_types: [type],
  });
  if (transferType !== null) parameters.child("payment_method_data").choice("type", ["customer_balance"]);
  parameters.done();
  if (transferType !== null) return isConfirmed ? applyCash(work, awaitTransfer(work, intent, transferType)) : intent;
  return isConfirmed ? confirmCard(work, intent) : intent;
}

/** @throws StripeFault card_declined for the card that is always declined; nothing of the attempt is kept */
export function confirmCard(work: UnitOfWork, intent: IntentRecord): IntentRecord {
  if (intent.status !== "requires_confirmation") throw unexpected(intent, "confirm");
  if (intent.payment_method === GOOD_CARD) return succeed(work, intent, "card");
  throw new StripeFault(402, {
    type: "card_error",
    code: "card_declined",
    message: "Your card was declined.",
    param: "",
  });
}

export function newIntent(
  work: UnitOfWork,
  fields: Pick<
    IntentRecord,
    "amount" | "currency" | "customer" | "description" | "metadata" | "payment_method" | "payment_method_types"
  >,
): IntentRecord {
  const intent: IntentRecord = {
    ...fields,
    id: work.newId("pi"),
    object: "payment_intent",
    created: work.nowS,
    livemode: false,
    amount_received: 0,
    status: fields.payment_method === null ? "requires_payment_method" : "requires_confirmation",
    latest_charge: null,
    canceled_at: null,
    cancellation_reason: null,
    next_action: null,
  };
  work.save("intent", intent);
  if (intent.customer !== null) work.link("customer-intents", intent.customer, intent.id);
  work.emit("payment_intent.created", intent);
  return intent;
}

/** Shows the payer where to send the money; the intent then waits for it. */
export function awaitTransfer(work: UnitOfWork, intent: IntentRecord, type: BankTransferType): IntentRecord {
  const waiting: IntentRecord = {
    ...intent,
    status: "requires_action",
    payment_method: work.newId("pm"),
    next_action: {
      type: "display_bank_transfer_instructions",
      display_bank_transfer_instructions: {
        amount_remaining: intent.amount,
        currency: intent.currency,
        reference: referenceOf(intent.customer ?? intent.id),
        type,
        hosted_instructions_url: null,
        financial_addresses: [bankDetails(type, intent.customer ?? intent.id)],
      },
    },
  };
  work.save("intent", waiting);
  work.emit("payment_intent.requires_action", waiting);
  return waiting;
}

export function cancelIntent(work: UnitOfWork, intent: IntentRecord, reason: string | null): IntentRecord {
  if (intent.status === "succeeded" || intent.status === "canceled") throw unexpected(intent, "cancel");
  const canceled: IntentRecord = {
    ...intent,
    status: "canceled",
    canceled_at: work.nowS,
    cancellation_reason: reason,
    next_action: null,
  };
  work.save("intent", canceled);
  work.emit("payment_intent.canceled", canceled);
  return canceled;
}

/** The reference that a payer writes on the transfer, the same for one customer always. */
export function referenceOf(customer: string): string {
  return createHash("sha256").update(customer).digest("hex").slice(0, 12).toUpperCase();
}

/** Made-up coordinates, in the shape of Stripe's: numbers that belong to nobody. */
export function bankDetails(type: BankTransferType, customer: string): object {
  const digits = BigInt(`0x${createHash("sha256").update(`account ${customer}`).digest("hex").slice(0, 15)}`)
    .toString()
    .padStart(18, "0");
  if (type === "us_bank_transfer") {
    const aba = { account_number: digits.slice(0, 12), bank_name: "SIMULATED BANK", routing_number: "000000000" };
    return { type: "aba", supported_networks: ["ach", "domestic_wire_us"], aba };
  }
  const iban = { account_holder_name: "SIMULATED", bic: "SIMUXX00", country: "XX", iban: `XX00${digits}` };
  return { type: "iban", supported_networks: ["sepa"], iban };
}

function unexpected(intent: IntentRecord, action: string): StripeFault {
  return invalidRequest(`You cannot ${action} this PaymentIntent because it has a status of ${intent.status}.`, {
    code: "payment_intent_unexpected_state",
  });
}
