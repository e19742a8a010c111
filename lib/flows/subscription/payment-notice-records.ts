import * as z from "zod";
import { Sha256Hex } from "../../core/evidence/hash";
import { PaymentEvent } from "../../core/subscription/payment-event";
import { InstantIso } from "../../core/time/instant";
import { defineCollection } from "../ports/book";

/** Notices belong to no organisation before they are matched with an order. */
const NOTICES = "payment-notices";

/** A genuine notice of the payment provider, kept before anything is done with it; `rawHash` names its exact bytes. */
export const PaymentNoticeRecord = z.strictObject({
  eventId: z.string().min(1).max(200),
  rawHash: Sha256Hex,
  livemode: z.boolean(),
  receivedAt: InstantIso,
  content: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("order"), event: PaymentEvent }),
    z.strictObject({ kind: z.literal("payout-paid"), payoutId: z.string() }),
    z.strictObject({ kind: z.literal("noted"), type: z.string() }),
  ]),
  /** `refused`: it does not fit its order; a person must look. */
  state: z.enum(["received", "applied", "refused"]),
  refusal: z.string().nullable(),
});
export type PaymentNoticeRecord = z.infer<typeof PaymentNoticeRecord>;

export const paymentNotices = defineCollection<PaymentNoticeRecord>({
  name: "payment-notice",
  schema: PaymentNoticeRecord,
  keysOf: ({ eventId, content, receivedAt, state }) => ({
    id: eventId,
    orgId: `${NOTICES}-${state}`,
    sort: `${receivedAt} ${eventId}`,
    ...(content.kind === "order" ? { parent: content.event.orderId } : {}),
  }),
});
