import * as z from "zod";

/** What happened, in the past tense with a version; delivered at least once, so that every handler is idempotent. */
export const DomainEvent = z.strictObject({
  id: z.string().min(1),
  type: z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v\d+$/),
  occurredAt: z.iso.datetime(),
  orgId: z.string(),
  livemode: z.boolean(),
  chainId: z.number().int(),
  /** Ids only; a handler reads the state itself. */
  subject: z.record(z.string(), z.string()),
});
export type DomainEvent = z.infer<typeof DomainEvent>;
