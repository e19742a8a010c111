import type { CalendarPeriod } from "../../core/deal/terms";
import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { localDateOf } from "../../core/time/time-zone";
import { deals } from "../deals/deal-records";
import { type Offering, offerings, PUBLIC_OFFERINGS } from "../offerings/offering-records";
import type { Ports } from "../ports/ports";
import { readAll } from "../read-all";
import { requireStored } from "../require-stored";

export type Holding = {
  readonly offering: Offering;
  readonly tokens: bigint;
  /** The next period whose payment date is not over; null after the last one. */
  readonly next: Pick<CalendarPeriod, "period" | "record" | "payment"> | null;
};

/** What the person's wallet holds, as the chain says it; empty without a linked wallet. */
export async function readHoldings(
  ports: Pick<Ports, "book" | "chain" | "clock">,
  actor: Actor | null,
): Promise<readonly Holding[]> {
  const { walletAddress } = requireSignedIn(actor);
  if (walletAddress === undefined) return [];
  const all = await readAll((page) => ports.book.listByParent(offerings, PUBLIC_OFFERINGS, page));
  const held: Holding[] = [];
  for (const { value: offering } of all) {
    const tokens = await ports.chain.tranches.balanceOf(offering.token, walletAddress);
    if (tokens > 0n) held.push({ offering, tokens, next: await nextPayment(ports, offering) });
  }
  return held;
}

async function nextPayment(ports: Pick<Ports, "book" | "clock">, offering: Offering): Promise<Holding["next"]> {
  const { value } = await requireStored(ports.book, deals, offering.dealId);
  const today = localDateOf(ports.clock.now(), offering.timeZone);
  const next = value.deal.terms?.calendar.periods.find(({ payment }) => payment >= today);
  return next ? { period: next.period, record: next.record, payment: next.payment } : null;
}
