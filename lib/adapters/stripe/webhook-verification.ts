import type Stripe from "stripe";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Instant } from "../../core/time/instant";

/** How old a webhook's signature may be, and how far ahead the sender's clock. The SDK checks only the former. */
const TOLERANCE_S = 300;
const CLOCK_SKEW_S = 30;

/** @throws HeliographError WEBHOOK_SIGNATURE_INVALID, WEBHOOK_TIMESTAMP_INVALID, WEBHOOK_LIVEMODE_MISMATCH */
export async function verifyWebhook(
  stripe: Stripe,
  rawBody: string,
  signature: string,
  options: { readonly secret: string; readonly isLive: boolean; readonly now: Instant },
): Promise<Stripe.Event> {
  const timestamps = [...signature.matchAll(/(?:^|,)t=([^,]*)/g)].map((match) => match[1] ?? "");
  const timestamp = Number(timestamps[0]);
  if (timestamps.length !== 1 || !/^\d{1,12}$/.test(timestamps[0] ?? ""))
    throw refused("SIGNATURE", "has no single timestamp");
  const age = Math.floor(options.now / 1_000) - timestamp;
  if (age > TOLERANCE_S || age < -CLOCK_SKEW_S) throw refused("TIMESTAMP", `is ${age} seconds old`);
  const event = await construct(stripe, rawBody, signature, options);
  if (event.livemode !== options.isLive) {
    throw refused("LIVEMODE", `is of ${event.livemode ? "live" : "test"} mode`);
  }
  return event;
}

async function construct(
  stripe: Stripe,
  rawBody: string,
  signature: string,
  options: { readonly secret: string; readonly now: Instant },
): Promise<Stripe.Event> {
  try {
    return await stripe.webhooks.constructEventAsync(
      rawBody,
      signature,
      options.secret,
      TOLERANCE_S,
      undefined,
      options.now,
    );
  } catch (cause) {
    throw refused("SIGNATURE", "is not signed with our secret", cause);
  }
}

const CODES = {
  SIGNATURE: "WEBHOOK_SIGNATURE_INVALID",
  TIMESTAMP: "WEBHOOK_TIMESTAMP_INVALID",
  LIVEMODE: "WEBHOOK_LIVEMODE_MISMATCH",
} as const;

function refused(what: keyof typeof CODES, reason: string, cause?: unknown): HeliographError {
  return new HeliographError({
    code: CODES[what],
    kind: "forbidden",
    message: `The webhook ${reason}.`,
    remedy: "Check the endpoint's secret, its mode and the clock.",
    cause,
  });
}
