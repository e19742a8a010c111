/** What the simulator keeps: objects in the very shape in which Stripe's API answers them, times in whole seconds. */

type Common = { id: string; created: number; livemode: false; metadata: Record<string, string> };

export type CustomerRecord = Common & {
  object: "customer";
  email: string | null;
  name: string | null;
  balance: number;
  currency: null;
  description: string | null;
};

export type BankTransferType = "us_bank_transfer" | "eu_bank_transfer";
export type MethodType = "customer_balance" | "card";

export type SessionRecord = Common & {
  object: "checkout.session";
  mode: "payment";
  status: "open" | "complete" | "expired";
  payment_status: "unpaid" | "paid";
  payment_method_types: MethodType[];
  customer: string;
  client_reference_id: string | null;
  amount_total: number;
  amount_subtotal: number;
  currency: string;
  expires_at: number;
  payment_intent: string | null;
  success_url: string;
  cancel_url: string | null;
  url: string | null;
  /** Kept apart from Stripe's fields: what the page shows and the intent inherits. */
  simulated: {
    description: string;
    transferType: BankTransferType | null;
    intentMetadata: Record<string, string>;
    lateTransferAt: number | null;
  };
};

export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "succeeded"
  | "canceled";

export type IntentRecord = Common & {
  object: "payment_intent";
  amount: number;
  amount_received: number;
  currency: string;
  customer: string | null;
  description: string | null;
  status: IntentStatus;
  payment_method: string | null;
  payment_method_types: MethodType[];
  latest_charge: string | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  next_action: {
    type: "display_bank_transfer_instructions";
    display_bank_transfer_instructions: {
      amount_remaining: number;
      currency: string;
      reference: string;
      type: BankTransferType;
      hosted_instructions_url: null;
      financial_addresses: object[];
    };
  } | null;
};

export type CashTransactionRecord = {
  id: string;
  object: "customer_cash_balance_transaction";
  created: number;
  livemode: false;
  customer: string;
  currency: string;
  net_amount: number;
  ending_balance: number;
  type: "funded" | "applied_to_payment" | "return_initiated" | "return_canceled";
  funded?: { bank_transfer: { type: BankTransferType; reference: string | null } };
  applied_to_payment?: { payment_intent: string };
};

export type ChargeRecord = Common & {
  object: "charge";
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  refunded: boolean;
  captured: true;
  paid: true;
  disputed: boolean;
  status: "succeeded";
  currency: string;
  customer: string | null;
  description: string | null;
  payment_intent: string;
  balance_transaction: string;
  payment_method_details: { type: MethodType };
};

export type RefundRecord = Common & {
  object: "refund";
  amount: number;
  currency: string;
  charge: string | null;
  payment_intent: string | null;
  customer: string | null;
  status: "pending" | "succeeded" | "failed";
  reason: string | null;
  failure_reason?: string;
  balance_transaction: string | null;
};

export type DisputeRecord = Common & {
  object: "dispute";
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  reason: "general";
  status: "needs_response";
};

export type BalanceTransactionRecord = {
  id: string;
  object: "balance_transaction";
  created: number;
  available_on: number;
  amount: number;
  fee: number;
  net: number;
  currency: string;
  description: string | null;
  fee_details: { amount: number; currency: string; description: string; type: "stripe_fee"; application: null }[];
  reporting_category: string;
  source: string;
  status: "pending" | "available";
  type: "charge" | "payment" | "refund" | "payment_refund" | "payout" | "adjustment";
  /** The payout that carried it, once there is one. */
  simulatedPayout: string | null;
};

export type PayoutRecord = Common & {
  object: "payout";
  amount: number;
  arrival_date: number;
  automatic: true;
  balance_transaction: string;
  currency: string;
  description: string;
  method: "standard";
  status: "paid";
  type: "bank_account";
};

export type EventRecord = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
  account: string;
  data: { object: object };
};

export type RecordKinds = {
  customer: CustomerRecord;
  session: SessionRecord;
  intent: IntentRecord;
  cash: CashTransactionRecord;
  charge: ChargeRecord;
  refund: RefundRecord;
  dispute: DisputeRecord;
  balance: BalanceTransactionRecord;
  payout: PayoutRecord;
  event: EventRecord;
};
