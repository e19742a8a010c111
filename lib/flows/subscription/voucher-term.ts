import { type Instant, parseInstant } from "../../core/time/instant";
import type { Ports } from "../ports/ports";
import type { OrderEntry } from "./order-records";

/** A voucher is short-lived: while it can be used on chain, its order can neither end nor be cancelled. */
export const VOUCHER_TERM_MS = 15 * 60_000;

/** A chain whose blocks stand still for so long takes no voucher of before. */
const STANDSTILL_MS = 10 * 60_000;

/**
 * Until when a voucher of the order may still be used on chain; null when none can be any more. The chain's own time
 * decides: no later block can have an earlier one.
 */
export async function usableVoucherUntil(
  ports: Pick<Ports, "chain" | "clock">,
  { purchase }: OrderEntry,
): Promise<Instant | null> {
  if (!purchase) return null;
  const until = parseInstant(purchase.voucherExpiresAt);
  const now = ports.clock.now();
  if (now >= until + STANDSTILL_MS) return null;
  if (now >= until && (await ports.chain.status.head()).blockTime >= until) return null;
  return until;
}
