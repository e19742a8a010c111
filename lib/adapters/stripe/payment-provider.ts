import Stripe from "stripe";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Clock } from "../../flows/ports/clock";
import type { PaymentProvider } from "../../flows/ports/payments";
import { StripePayments } from "./stripe-payments";

type Common = {
  readonly secretKey: string;
  /** `whsec_…` of the endpoint that receives the events. */
  readonly webhookSecret: string;
  readonly clock: Clock;
};

/** `send` is how requests reach the simulator: inside the process, or a fetch to where it listens. */
export type PaymentProviderConfig =
  | (Common & { readonly mode: "simulated"; readonly send: (request: Request) => Promise<Response> })
  | (Common & { readonly mode: "test" | "live" });

/** Keys say by their beginning where they belong; a key of another mode is refused. */
const KEY_OF_MODE = {
  simulated: /^sk_test_simulated_[a-z0-9]{1,40}$/,
  test: /^(sk|rk)_test_(?!simulated_)\w+$/,
  live: /^(sk|rk)_live_\w+$/,
} as const;

/**
 * The payment provider of exactly the mode that is asked for.
 * @throws HeliographError PAYMENTS_MODE_UNKNOWN, PAYMENTS_KEY_MISMATCH
 */
export function paymentProvider(config: PaymentProviderConfig): PaymentProvider {
  if (!Object.hasOwn(KEY_OF_MODE, config.mode)) {
    throw new HeliographError({
      code: "PAYMENTS_MODE_UNKNOWN",
      message: `There is no payments mode "${String(config.mode)}".`,
      remedy: "Set PAYMENTS_MODE to simulated, test or live.",
    });
  }
  if (!KEY_OF_MODE[config.mode].test(config.secretKey) || !config.webhookSecret.startsWith("whsec_")) {
    throw new HeliographError({
      code: "PAYMENTS_KEY_MISMATCH",
      message: `The payment keys are not those of the mode ${config.mode}.`,
      remedy: "Give the secret key and the webhook secret (whsec_…) of this mode.",
      data: { mode: config.mode },
    });
  }
  return new StripePayments({
    mode: config.mode,
    webhookSecret: config.webhookSecret,
    clock: config.clock,
    stripe:
      config.mode === "simulated" ? simulatedClient(config) : new Stripe(config.secretKey, { maxNetworkRetries: 2 }),
  });
}

function simulatedClient(config: Extract<PaymentProviderConfig, { mode: "simulated" }>): Stripe {
  const httpClient = Stripe.createFetchHttpClient((input: RequestInfo | URL, init?: RequestInit) =>
    config.send(new Request(input, init)),
  );
  return new Stripe(config.secretKey, {
    httpClient,
    protocol: "http",
    host: "127.0.0.1",
    maxNetworkRetries: 0,
    telemetry: false,
  });
}
