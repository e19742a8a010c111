import { succeed } from "./charges";
import type { BankTransferType, CashTransactionRecord, IntentRecord } from "./records";
import { invalidRequest } from "./stripe-fault";
import type { UnitOfWork } from "./unit-of-work";

type CashDetails = Pick<CashTransactionRecord, "type" | "funded" | "applied_to_payment">;

/** Money of a customer that no payment has taken yet [minor units]. */
export async function cashBalance(work: UnitOfWork, customer: string, currency: string): Promise<number> {
  const transactions = await cashTransactions(work, customer);
  return transactions
    .filter((transaction) => transaction.currency === currency)
    .reduce((sum, transaction) => sum + transaction.net_amount, 0);
}

export async function cashTransactions(work: UnitOfWork, customer: string): Promise<CashTransactionRecord[]> {
  const ids = await work.linked("customer-cash", customer);
  const transactions = await Promise.all(ids.map((id) => work.get("cash", id)));
  return transactions.sort((a, b) => a.created - b.created);
}

export async function moveCash(
  work: UnitOfWork,
  customer: string,
  currency: string,
  netAmount: number,
  details: CashDetails,
): Promise<void> {
  const balance = await cashBalance(work, customer, currency);
  if (balance + netAmount < 0) {
    throw invalidRequest("The customer's cash balance does not cover this amount.", { code: "insufficient_funds" });
  }
  const transaction: CashTransactionRecord = {
    id: work.newId("ccsbtxn"),
    object: "customer_cash_balance_transaction",
    created: work.nowS,
    livemode: false,
    customer,
    currency,
    net_amount: netAmount,
    ending_balance: balance + netAmount,
    ...details,
  };
  work.save("cash", transaction);
  work.link("customer-cash", customer, transaction.id);
  work.emit("customer_cash_balance_transaction.created", transaction);
}

/** A bank transfer arrives: it enters the cash balance and pays the open intents that it covers in full, oldest first. */
export async function fund(
  work: UnitOfWork,
  customer: string,
  currency: string,
  amount: number,
  transfer: { type: BankTransferType; reference: string | null },
): Promise<void> {
  await moveCash(work, customer, currency, amount, { type: "funded", funded: { bank_transfer: transfer } });
  const ids = await work.linked("customer-intents", customer);
  const intents = await Promise.all(ids.map((id) => work.get("intent", id)));
  const open = intents.filter((intent) => intent.status === "requires_action" && intent.currency === currency);
  for (const intent of open.sort((a, b) => a.created - b.created)) await applyCash(work, intent);
}

/** Lets the customer's cash pay an intent that waits for it, in full or in part. */
export async function applyCash(work: UnitOfWork, intent: IntentRecord): Promise<IntentRecord> {
  if (intent.customer === null || intent.next_action === null) return intent;
  const balance = await cashBalance(work, intent.customer, intent.currency);
  if (balance <= 0) return intent;
  if (balance >= intent.amount) {
    await moveCash(work, intent.customer, intent.currency, -intent.amount, {
      type: "applied_to_payment",
      applied_to_payment: { payment_intent: intent.id },
    });
    return succeed(work, intent, "customer_balance");
  }
  const instructions = intent.next_action.display_bank_transfer_instructions;
  const partial: IntentRecord = {
    ...intent,
    next_action: {
      ...intent.next_action,
      display_bank_transfer_instructions: { ...instructions, amount_remaining: intent.amount - balance },
    },
  };
  work.save("intent", partial);
  work.emit("payment_intent.partially_funded", partial);
  return partial;
}
