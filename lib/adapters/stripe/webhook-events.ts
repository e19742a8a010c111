/** The event types that our webhook endpoint subscribes to; each of them is read by `readNotice`. */
export const WEBHOOK_EVENT_TYPES = [
  "checkout.session.completed",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "customer_cash_balance_transaction.created",
  "payment_intent.canceled",
  "charge.dispute.funds_withdrawn",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "payout.paid",
] as const;
