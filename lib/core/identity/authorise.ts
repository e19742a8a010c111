import { HeliographError } from "../errors/heliograph-error";
import type { Instant } from "../time/instant";
import type { Actor } from "./actor";
import type { Role } from "./roles";

/** Money, role and key actions ask for a sign-in that is no older than this. */
export const FRESH_AUTHENTICATION_MS = 15 * 60_000;

/** @throws HeliographError NOT_SIGNED_IN */
export function requireSignedIn(actor: Actor | null): Actor {
  if (actor) return actor;
  throw new HeliographError({
    code: "NOT_SIGNED_IN",
    kind: "unauthenticated",
    message: "Nobody is signed in.",
    remedy: "Sign in and try again.",
  });
}

/**
 * Lets through who has one of the roles in the organisation that owns the object. An outsider is told that there is no
 * such object, so that its existence does not leak; a member with another role is told that it is not theirs to do.
 * @throws HeliographError NOT_SIGNED_IN, NOT_FOUND, ROLE_MISSING
 */
export function requireRole(actor: Actor | null, orgId: string, roles: readonly Role[]): Actor {
  const person = requireSignedIn(actor);
  const held = person.memberships.filter(
    (membership) => membership.orgId === orgId && membership.userId === person.userId,
  );
  if (held.some((membership) => roles.includes(membership.role))) return person;
  if (held.length === 0) throw notFound();
  throw new HeliographError({
    code: "ROLE_MISSING",
    kind: "forbidden",
    message: `This needs the role ${roles.join(" or ")}.`,
    remedy: "Ask an administrator of the organisation for the role.",
    data: { orgId, roles: roles.join(" ") },
  });
}

/** For what belongs to one person. @throws HeliographError NOT_SIGNED_IN, NOT_FOUND */
export function requireSelf(actor: Actor | null, userId: string): Actor {
  const person = requireSignedIn(actor);
  if (person.userId === userId) return person;
  throw notFound();
}

/** @throws HeliographError FRESH_SIGN_IN_NEEDED when the last sign-in is too old, or lies in the future */
export function requireFreshSignIn(actor: Actor, wallNow: Instant): void {
  const age = wallNow - actor.authenticatedAt;
  if (age >= 0 && age <= FRESH_AUTHENTICATION_MS) return;
  throw new HeliographError({
    code: "FRESH_SIGN_IN_NEEDED",
    kind: "unauthenticated",
    message: "This action needs a recent sign-in.",
    remedy: "Sign in again, on the command line with `heliograph login`; what you typed is kept.",
    data: { maximumAgeMs: FRESH_AUTHENTICATION_MS },
  });
}

function notFound(): HeliographError {
  return new HeliographError({
    code: "NOT_FOUND",
    kind: "not-found",
    message: "There is no such object.",
    remedy: "Check the address, or sign in as somebody who may see it.",
  });
}
