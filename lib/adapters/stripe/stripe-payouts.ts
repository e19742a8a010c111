import type Stripe from "stripe";
import type { PayoutCharge } from "../../flows/ports/payments";
import { fromStripeAmount } from "./stripe-amount";

/** Every line of a payout but the payout's own, oldest first. */
export async function payoutCharges(stripe: Stripe, payoutId: string): Promise<readonly PayoutCharge[]> {
  const lines: PayoutCharge[] = [];
  const listing = stripe.balanceTransactions.list({ payout: payoutId, limit: 100, expand: ["data.source"] });
  for await (const line of listing) {
    if (line.type !== "payout") lines.push(readLine(line));
  }
  return lines.sort((a, b) => a.occurredAt - b.occurredAt || (a.lineId < b.lineId ? -1 : 1));
}

function readLine(line: Stripe.BalanceTransaction): PayoutCharge {
  const source = typeof line.source === "object" ? line.source : null;
  const charge = source?.object === "charge" ? source : null;
  const refund = source?.object === "refund" ? source : null;
  const refunded = typeof refund?.charge === "string" ? refund.charge : (refund?.charge?.id ?? null);
  const metadata = charge?.metadata ?? {};
  return {
    lineId: line.id,
    kind: charge ? "charge" : refund ? "refund" : "other",
    chargeId: charge?.id ?? refunded,
    sessionId: metadata.session_id ?? null,
    stationId: metadata.station_id ?? null,
    gross: fromStripeAmount(line.amount, line.currency),
    fee: fromStripeAmount(line.fee, line.currency),
    net: fromStripeAmount(line.net, line.currency),
    occurredAt: line.created * 1_000,
  };
}
