import { getAddress } from "viem";
import { sha256 } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { Membership } from "../../core/identity/roles";
import { parseInstant } from "../../core/time/instant";
import { apiTokens, memberships } from "../../flows/identity/identity-records";
import type { Authenticator } from "../../flows/ports/authenticator";
import type { Book } from "../../flows/ports/book";
import type { Clock } from "../../flows/ports/clock";
import type { AuthRows } from "./auth-rows";
import type { Auth, SessionIdentity } from "./better-auth";

const BEARER = /^Bearer (hgt_[A-Za-z0-9_-]{43})$/;

/**
 * Who sends a request: the person of its session cookie, or the one who made its bearer token. Roles are read from the
 * book for each request, so that a revoked one ends at once.
 */
export function requestAuthenticator(parts: {
  auth: Auth;
  rows: AuthRows;
  book: Book;
  wallClock: Clock;
}): Authenticator {
  const { auth, rows, book, wallClock } = parts;

  async function ofToken(token: string): Promise<SessionIdentity | null> {
    const stored = await book.get(apiTokens, sha256(token));
    if (!stored || parseInstant(stored.value.expiresAt) <= wallClock.now()) return null;
    const { userId, email, createdAt } = stored.value;
    const [wallet] = await rows.byField("wallet", "userId", userId);
    const address = wallet?.row.address;
    return {
      userId,
      email,
      authenticatedAt: parseInstant(createdAt),
      ...(typeof address === "string" ? { walletAddress: getAddress(address) } : {}),
    };
  }

  return {
    async actorOf(headers): Promise<Actor | null> {
      const token = BEARER.exec(headers.get("authorization") ?? "")?.[1];
      const identity = token === undefined ? await auth.getSession(headers) : await ofToken(token);
      if (!identity) return null;
      const held = await book.listByParent(memberships, identity.userId, { limit: 200 });
      return {
        ...identity,
        memberships: held.items.map(({ value: { userId, orgId, role } }) => Membership.parse({ userId, orgId, role })),
      };
    },
  };
}
