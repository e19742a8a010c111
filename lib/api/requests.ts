import * as z from "zod";

/** Every POST that creates names its attempt, so that a repeated request makes nothing twice. */
export const CreateHeaders = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{8,128}$/, "8 to 128 printable characters, new for each new request"),
});

export const PageQuery = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

/** A page of the portal to come back to: a path of our own origin, never another site. */
export const PortalPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w\-./~%?=&]*$/, "a path of this portal");
