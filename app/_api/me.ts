import { forbidden, unauthorized } from "next/navigation";
import { cache } from "react";
import * as z from "zod";
import { Membership, type Role } from "@/lib/core/identity/roles";
import { ApiError } from "./api-error";
import { readResource } from "./request";

const Me = z.object({
  userId: z.string(),
  email: z.string(),
  memberships: z.array(z.object(Membership.shape)),
  walletAddress: z.string().nullable(),
});
export type Me = z.infer<typeof Me>;

const readMyself = cache(() => readResource("/me", Me));

/** Who is signed in, read once a request; null for nobody, and where the API cannot tell just now. */
export const readMe = cache(async (): Promise<Me | null> => {
  const result = await readMyself();
  return result.ok ? result.value : null;
});

/**
 * Who is signed in, with one of these roles (any account where none is named). It decides what is shown; what is allowed,
 * the API decides.
 * @throws ApiError when the API does not answer; otherwise ends in the sign-in or the role page
 */
export async function requireMe(roles: readonly Role[] = []): Promise<Me> {
  const result = await readMyself();
  if (!result.ok) {
    if (result.problem.status === 401) unauthorized();
    throw new ApiError(result.problem, "refused");
  }
  if (roles.length > 0 && !hasRole(result.value, roles)) forbidden();
  return result.value;
}

export function hasRole(me: Me, roles: readonly Role[]): boolean {
  return me.memberships.some((membership) => roles.includes(membership.role));
}

/** The organisations in which this person has one of the roles, each once, in the order given by the API. */
export function organisationsOf(me: Me, roles: readonly Role[]): readonly string[] {
  const held = me.memberships.filter((membership) => roles.includes(membership.role));
  return [...new Set(held.map((membership) => membership.orgId))];
}
