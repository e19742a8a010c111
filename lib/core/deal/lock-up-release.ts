import { HeliographError } from "../errors/heliograph-error";
import type { Instant } from "../time/instant";
import { addDays } from "../time/local-date";
import { startOfDay } from "../time/time-zone";
import type { LockUp } from "./lock-up";
import type { DealTerms } from "./terms";

type Locking = Pick<DealTerms, "timeZone" | "disclosure">;

/** Whether a lock-up still holds: to the end of its last day, in the deal's time zone. */
export function isLockedUp({ timeZone }: Pick<DealTerms, "timeZone">, { until }: LockUp, now: Instant): boolean {
  return now < startOfDay(addDays(until, 1), timeZone);
}

/**
 * The lock-up of a wallet that is over, so that its notes may be released.
 * @throws HeliographError LOCK_UP_UNKNOWN, LOCK_UP_RUNNING
 */
export function requireLockUpOver(terms: Locking, wallet: string, now: Instant): LockUp {
  const found = terms.disclosure?.lockUps.find((lockUp) => lockUp.wallet?.toLowerCase() === wallet.toLowerCase());
  if (!found) {
    throw new HeliographError({
      code: "LOCK_UP_UNKNOWN",
      kind: "not-found",
      message: `The terms lock up no notes of ${wallet}.`,
      remedy: "Name a wallet that the terms lock up.",
      data: { wallet },
    });
  }
  if (!isLockedUp(terms, found, now)) return found;
  throw new HeliographError({
    code: "LOCK_UP_RUNNING",
    kind: "conflict",
    message: `${found.holder} is locked up to the end of ${found.until}.`,
    remedy: "Propose the release after that day.",
    data: { wallet, until: found.until },
  });
}
