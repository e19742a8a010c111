import { cashBalance, cashTransactions } from "./cash-balance";
import { createSession, expireSession } from "./checkout-sessions";
import { bankDetails, cancelIntent, confirmCard, createIntent } from "./intents";
import type { Parameters } from "./parameters";
import { show, showList } from "./presentation";
import type { CustomerRecord, RecordKinds } from "./records";
import { createRefund } from "./refunds";
import { readBankTransfer } from "./transfer-type";
import type { UnitOfWork } from "./unit-of-work";

/** One authenticated request: `id` is the object named in the path, empty where there is none. */
export type Call = {
  readonly work: UnitOfWork;
  readonly parameters: Parameters;
  readonly id: string;
  readonly baseUrl: string;
};

export type Operation = (call: Call) => Promise<object>;

const CANCEL_REASONS = ["duplicate", "fraudulent", "requested_by_customer", "abandoned"] as const;

/** The part of Stripe's API that is simulated; all else is an error. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  "POST /v1/customers": one(async ({ work, parameters }) => createCustomer(work, parameters)),
  "GET /v1/customers/:id": retrieve("customer"),
  "POST /v1/customers/:id/funding_instructions": one(fundingInstructions),
  "GET /v1/customers/:id/cash_balance": one(retrieveCashBalance),
  "GET /v1/customers/:id/cash_balance_transactions": async ({ work, parameters, id }) => {
    const { id: customer } = await work.get("customer", id);
    return showList(
      work,
      await cashTransactions(work, customer),
      parameters,
      `/v1/customers/${customer}/cash_balance_transactions`,
    );
  },
  "POST /v1/checkout/sessions": one(({ work, parameters, baseUrl }) => createSession(work, parameters, baseUrl)),
  "GET /v1/checkout/sessions/:id": retrieve("session"),
  "POST /v1/checkout/sessions/:id/expire": one(async ({ work, id }) =>
    expireSession(work, await work.get("session", id)),
  ),
  "POST /v1/payment_intents": one(({ work, parameters }) => createIntent(work, parameters)),
  "GET /v1/payment_intents": filtered("intent", "/v1/payment_intents", ["customer"]),
  "GET /v1/payment_intents/:id": retrieve("intent"),
  "POST /v1/payment_intents/:id/confirm": one(async ({ work, id }) => confirmCard(work, await work.get("intent", id))),
  "POST /v1/payment_intents/:id/cancel": one(async ({ work, parameters, id }) => {
    const reason = parameters.choice("cancellation_reason", CANCEL_REASONS) ?? null;
    return cancelIntent(work, await work.get("intent", id), reason);
  }),
  "POST /v1/refunds": one(({ work, parameters }) => createRefund(work, parameters)),
  "GET /v1/refunds": filtered("refund", "/v1/refunds", ["payment_intent", "charge"]),
  "GET /v1/refunds/:id": retrieve("refund"),
  "GET /v1/charges": filtered("charge", "/v1/charges", ["payment_intent", "customer"]),
  "GET /v1/charges/:id": retrieve("charge"),
  "GET /v1/disputes/:id": retrieve("dispute"),
  "GET /v1/balance_transactions": listBalance,
  "GET /v1/balance_transactions/:id": retrieve("balance"),
  "GET /v1/payouts": listPayouts,
  "GET /v1/payouts/:id": retrieve("payout"),
  "GET /v1/events": filtered("event", "/v1/events", ["type"]),
  "GET /v1/events/:id": retrieve("event"),
};

/** An operation that answers one object, with what `expand` names. */
function one(act: Operation): Operation {
  return async (call) => {
    const expand = call.parameters.texts("expand");
    const record = await act(call);
    call.parameters.done();
    return show(call.work, record, expand);
  };
}

function retrieve(kind: keyof RecordKinds): Operation {
  return one(({ work, id }) => work.get(kind, id));
}

function filtered(kind: keyof RecordKinds, url: string, filters: readonly string[]): Operation {
  return async ({ work, parameters }) => {
    const since = parameters.child("created").integer("gte") ?? 0;
    const wanted = filters.map((name) => [name, parameters.text(name)] as const);
    const records = (await work.all(kind)).filter((record) => {
      const fields = new Map<string, unknown>(Object.entries(record));
      return (
        record.created >= since && wanted.every(([name, value]) => value === undefined || fields.get(name) === value)
      );
    });
    return showList(work, records, parameters, url);
  };
}

function createCustomer(work: UnitOfWork, parameters: Parameters): CustomerRecord {
  const customer: CustomerRecord = {
    id: work.newId("cus"),
    object: "customer",
    created: work.nowS,
    livemode: false,
    metadata: parameters.metadata(),
    email: parameters.text("email") ?? null,
    name: parameters.text("name") ?? null,
    balance: 0,
    currency: null,
    description: parameters.text("description") ?? null,
  };
  work.save("customer", customer);
  work.emit("customer.created", customer);
  return customer;
}

/** The customer's own account, the same whenever it is asked for. */
async function fundingInstructions({ work, parameters, id }: Call): Promise<object> {
  const { id: customer } = await work.get("customer", id);
  const currency = parameters.required("currency");
  parameters.choice("funding_type", ["bank_transfer"]);
  const type = readBankTransfer(parameters.child("bank_transfer"), currency);
  return {
    object: "funding_instructions",
    ...{ currency, funding_type: "bank_transfer", livemode: false },
    bank_transfer: {
      country: type === "us_bank_transfer" ? "US" : "XX",
      type,
      financial_addresses: [bankDetails(type, customer)],
    },
  };
}

async function retrieveCashBalance({ work, id }: Call): Promise<object> {
  const { id: customer } = await work.get("customer", id);
  const currencies = new Set((await cashTransactions(work, customer)).map((transaction) => transaction.currency));
  const available: Record<string, number> = {};
  for (const currency of currencies) available[currency] = await cashBalance(work, customer, currency);
  return {
    object: "cash_balance",
    available: currencies.size === 0 ? null : available,
    customer,
    livemode: false,
    settings: { reconciliation_mode: "automatic", using_merchant_default: true },
  };
}

/** With `payout` only its own lines are read, however many charges there are. */
async function listBalance({ work, parameters }: Call): Promise<object> {
  const payout = parameters.text("payout");
  const type = parameters.text("type");
  const records =
    payout === undefined
      ? await work.all("balance")
      : await Promise.all((await work.linked("payout-lines", payout)).map((id) => work.get("balance", id)));
  const matching = records.filter((record) => type === undefined || record.type === type);
  matching.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  return showList(work, matching, parameters, "/v1/balance_transactions");
}

async function listPayouts({ work, parameters }: Call): Promise<object> {
  const status = parameters.text("status");
  const arrival = parameters.child("arrival_date");
  const [from, before] = [arrival.integer("gte"), arrival.integer("lt")];
  const records = (await work.all("payout")).filter(
    (payout) =>
      (status === undefined || payout.status === status) &&
      (from === undefined || payout.arrival_date >= from) &&
      (before === undefined || payout.arrival_date < before),
  );
  return showList(work, records, parameters, "/v1/payouts");
}
