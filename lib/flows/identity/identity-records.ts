import * as z from "zod";
import { Sha256Hex } from "../../core/evidence/hash";
import { RoleInvitation } from "../../core/identity/role-invitation";
import { Membership } from "../../core/identity/roles";
import { idSchema } from "../../core/ids/ids";
import { InstantIso } from "../../core/time/instant";
import { defineCollection } from "../ports/book";

export const Organisation = z.strictObject({
  id: idSchema("organisation"),
  name: z.string().min(1).max(200),
  createdAt: InstantIso,
});
export type Organisation = z.infer<typeof Organisation>;

export const organisations = defineCollection<Organisation>({
  name: "organisation",
  schema: Organisation,
  keysOf: ({ id, name }) => ({ id, orgId: id, sort: name }),
});

/** A role that a person holds, with how it came to be. */
export const MembershipRecord = Membership.extend({
  grantedBy: z.string().min(1).max(100),
  grantedAt: InstantIso,
});
export type MembershipRecord = z.infer<typeof MembershipRecord>;

export const memberships = defineCollection<MembershipRecord>({
  name: "membership",
  schema: MembershipRecord,
  keysOf: ({ userId, orgId, role }) => ({ id: `${orgId}/${userId}/${role}`, orgId, parent: userId, sort: role }),
});

export const invitations = defineCollection<RoleInvitation>({
  name: "invitation",
  schema: RoleInvitation,
  keysOf: ({ id, payload }) => ({ id, orgId: payload.orgId, parent: payload.email, sort: payload.proposedAt }),
});

/** A bearer token of the command line, kept as its hash; it acts as the person who made it. */
export const ApiToken = z.strictObject({
  tokenHash: Sha256Hex,
  userId: idSchema("user"),
  email: z.email(),
  label: z.string().min(1).max(80),
  createdAt: InstantIso,
  /** By wall time. */
  expiresAt: InstantIso,
});
export type ApiToken = z.infer<typeof ApiToken>;

export const apiTokens = defineCollection<ApiToken>({
  name: "api-token",
  schema: ApiToken,
  keysOf: ({ tokenHash, userId, createdAt }) => ({ id: tokenHash, orgId: userId, sort: createdAt }),
});
