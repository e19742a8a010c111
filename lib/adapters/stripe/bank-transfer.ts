import type Stripe from "stripe";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Money } from "../../core/money/money";
import type { CheckoutInput, TransferDetail } from "../../flows/ports/payments";
import { toStripeAmount } from "./stripe-amount";

type TransferOptions =
  | { readonly type: "us_bank_transfer" }
  | { readonly type: "eu_bank_transfer"; readonly eu_bank_transfer: { readonly country: string } };

/** @throws HeliographError PAYMENT_METHOD_UNAVAILABLE for a currency whose transfers Stripe does not collect */
export function bankTransferOf({ currency, country }: { readonly currency: string; readonly country: string }) {
  if (currency === "USD") return { type: "us_bank_transfer" } satisfies TransferOptions;
  if (currency === "EUR") {
    return { type: "eu_bank_transfer", eu_bank_transfer: { country } } satisfies TransferOptions;
  }
  throw new HeliographError({
    code: "PAYMENT_METHOD_UNAVAILABLE",
    message: `Bank transfers in ${currency} are not collected.`,
    remedy: "Pay by card.",
    data: { currency },
  });
}

/** The account that belongs to the order's customer alone: what arrives there, whenever, is the order's money. */
export async function transferDetails(
  stripe: Stripe,
  customer: string,
  input: CheckoutInput,
): Promise<TransferDetail[]> {
  const { bank_transfer } = await stripe.customers.createFundingInstructions(customer, {
    currency: input.amount.currency.toLowerCase(),
    funding_type: "bank_transfer",
    bank_transfer: bankTransferOf({ currency: input.amount.currency, country: input.customer.country }),
  });
  const [address] = bank_transfer.financial_addresses;
  const { aba, iban } = address ?? {};
  const details: readonly (readonly [TransferDetail["name"], string | null | undefined])[] = [
    ["account-holder", iban?.account_holder_name ?? aba?.account_holder_name],
    ["iban", iban?.iban],
    ["bic", iban?.bic],
    ["bank", aba?.bank_name],
    ["account-number", aba?.account_number],
    ["routing-number", aba?.routing_number],
  ];
  return details.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

/**
 * Turns cash of the customer that no payment has taken into a payment of ours: Stripe would send it back one day. Where a
 * payment stands that takes, or has taken, the transfer, nothing is left to be done.
 */
export async function collectTransfer(stripe: Stripe, session: Stripe.Checkout.Session, due: Money): Promise<void> {
  if (!session.payment_method_types.includes("customer_balance")) return;
  const customer = customerId(session);
  const intents = await stripe.paymentIntents.list({ customer, limit: 100 });
  if (intents.data.some(({ status }) => status === "succeeded" || status === "requires_action")) return;
  const asked = session.payment_method_options?.customer_balance?.bank_transfer;
  const country = asked?.eu_bank_transfer?.country ?? "DE";
  await stripe.paymentIntents.create(
    {
      ...toStripeAmount(due),
      customer,
      confirm: true,
      allowed_payment_method_types: ["customer_balance"],
      payment_method_data: { type: "customer_balance" },
      payment_method_options: {
        customer_balance: {
          funding_type: "bank_transfer",
          bank_transfer: bankTransferOf({ currency: due.currency, country }),
        },
      },
      metadata: { order_id: session.client_reference_id ?? "" },
    },
    { idempotencyKey: `collect_${session.id}` },
  );
}

/** @throws Error when the session has no customer, which ours always have */
export function customerId(session: Stripe.Checkout.Session): string {
  const customer = session.customer;
  if (customer === null) throw new Error(`Checkout Session ${session.id} has no customer`);
  return typeof customer === "string" ? customer : customer.id;
}
