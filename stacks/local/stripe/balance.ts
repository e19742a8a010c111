import type { BalanceTransactionRecord, MethodType, PayoutRecord } from "./records";
import type { UnitOfWork } from "./unit-of-work";

const DAY_S = 86_400;
const SETTLEMENT_DAYS = 2;

/** What Stripe keeps of a charge: parts per ten thousand and a fixed sum, in the currency's minor units. */
const CARD_FEES: Readonly<Record<string, { bps: number; fixed: number }>> = {
  usd: { bps: 290, fixed: 30 },
  eur: { bps: 150, fixed: 25 },
  gbp: { bps: 150, fixed: 20 },
};
const BANK_TRANSFER_FEE = { bps: 50, cap: 500 };

export function feeOf(amount: number, currency: string, method: MethodType): number {
  if (method === "customer_balance") {
    return Math.min(Math.floor((amount * BANK_TRANSFER_FEE.bps + 5_000) / 10_000), BANK_TRANSFER_FEE.cap);
  }
  const { bps, fixed } = CARD_FEES[currency] ?? { bps: 290, fixed: 30 };
  return Math.min(Math.floor((amount * bps + 5_000) / 10_000) + fixed, amount);
}

/** Books a movement of the account's balance; `amount` has the sign of its effect. */
export function bookBalance(
  work: UnitOfWork,
  entry: {
    type: BalanceTransactionRecord["type"];
    amount: number;
    fee: number;
    currency: string;
    source: string;
    created: number;
    description: string | null;
  },
): BalanceTransactionRecord {
  const { type, amount, fee, currency, source, created, description } = entry;
  const isCredit = amount > 0;
  const settlesOn = isCredit ? (Math.floor(created / DAY_S) + SETTLEMENT_DAYS) * DAY_S : created;
  const transaction: BalanceTransactionRecord = {
    id: work.newId("txn"),
    object: "balance_transaction",
    created,
    available_on: settlesOn,
    amount,
    fee,
    net: amount - fee,
    currency,
    description,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, currency, description: "Stripe processing fees", type: "stripe_fee", application: null }],
    reporting_category: type === "payment_refund" ? "refund" : type === "payment" ? "charge" : type,
    source,
    status: settlesOn <= work.nowS ? "available" : "pending",
    type,
    simulatedPayout: null,
  };
  work.save("balance", transaction);
  if (type !== "payout") work.link("unpaid", dayKey(settlesOn), transaction.id);
  return transaction;
}

/**
 * Pays out, day by day, what has become available: one automatic payout per day and currency, as Stripe's daily schedule
 * does. A day whose sum is not positive is carried to the next one.
 */
export async function payOutAvailable(work: UnitOfWork): Promise<void> {
  const today = Math.floor(work.nowS / DAY_S) * DAY_S;
  const waiting = await Promise.all((await work.linked("unpaid", "")).map((id) => work.get("balance", id)));
  const days = [...new Set(waiting.map((transaction) => Math.floor(transaction.available_on / DAY_S) * DAY_S))]
    .filter((day) => day <= today)
    .sort((a, b) => a - b);
  const paid = new Set<string>();
  for (const day of days) {
    const due = waiting.filter((transaction) => transaction.available_on < day + DAY_S && !paid.has(transaction.id));
    for (const currency of new Set(due.map((transaction) => transaction.currency))) {
      const lines = due.filter((transaction) => transaction.currency === currency);
      if (lines.reduce((sum, line) => sum + line.net, 0) <= 0) continue;
      payOut(work, day, currency, lines);
      for (const line of lines) paid.add(line.id);
    }
  }
}

function payOut(work: UnitOfWork, day: number, currency: string, lines: readonly BalanceTransactionRecord[]): void {
  const amount = lines.reduce((sum, line) => sum + line.net, 0);
  const id = work.newId("po");
  const description = "STRIPE PAYOUT (SIMULATED)";
  const entry = { type: "payout", amount: -amount, fee: 0, currency, source: id, created: day, description } as const;
  const own = bookBalance(work, entry);
  work.save("balance", { ...own, simulatedPayout: id });
  work.link("payout-lines", id, own.id);
  for (const line of lines) {
    work.save("balance", { ...line, status: "available", simulatedPayout: id });
    work.unlink("unpaid", dayKey(line.available_on), line.id);
    work.link("payout-lines", id, line.id);
  }
  const payout: PayoutRecord = {
    id,
    object: "payout",
    created: day,
    livemode: false,
    metadata: {},
    amount,
    arrival_date: day,
    automatic: true,
    balance_transaction: own.id,
    currency,
    description,
    method: "standard",
    status: "paid",
    type: "bank_account",
  };
  work.save("payout", payout);
  work.emit("payout.paid", payout);
}

function dayKey(second: number): string {
  return String(Math.floor(second / DAY_S)).padStart(8, "0");
}
