import type { Actor } from "../core/identity/actor";
import { requireFreshSignIn, requireRole } from "../core/identity/authorise";
import type { Role } from "../core/identity/roles";
import type { Ports } from "./ports/ports";

/**
 * For money, signatures and keys: the role, and a sign-in of the last 15 minutes by wall time. The role comes first, so that
 * an outsider learns nothing. A bearer token counts as a sign-in of the moment it was made.
 * @throws HeliographError NOT_SIGNED_IN, NOT_FOUND, ROLE_MISSING, FRESH_SIGN_IN_NEEDED
 */
export function requireFreshRole(
  { wallClock }: Pick<Ports, "wallClock">,
  actor: Actor | null,
  orgId: string,
  roles: readonly Role[],
): Actor {
  const person = requireRole(actor, orgId, roles);
  requireFreshSignIn(person, wallClock.now());
  return person;
}
