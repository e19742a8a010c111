import * as z from "zod";
import { idSchema } from "../ids/ids";

/**
 * What a person may do inside one organisation. An investor needs no role to invest: signing up gives an account and
 * nothing more; `investor` marks a holder whom an organisation has admitted.
 */
export const ROLES = ["issuer", "signer", "investor", "operator", "trustee", "auditor", "administrator"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const Membership = z.strictObject({
  userId: idSchema("user"),
  orgId: idSchema("organisation"),
  role: Role,
});
export type Membership = z.infer<typeof Membership>;
