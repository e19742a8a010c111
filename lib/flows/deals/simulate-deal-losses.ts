import { type DealLosses, dealLosses, type LossOrder } from "../../core/abs/losses/deal-losses";
import type { Actor } from "../../core/identity/actor";
import type { Ports } from "../ports/ports";
import { projectedDeal } from "./projected-deal";
import { readPoolOutlook } from "./read-pool-outlook";

/** What each tranche of a structured deal loses over many futures of its pool; nothing is stored. */
export async function simulateDealLosses(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  { dealId, ...order }: LossOrder & { dealId: string },
): Promise<DealLosses> {
  const { terms, poolMonths } = await projectedDeal(ports, actor, dealId);
  const { stations } = await readPoolOutlook(ports, actor, dealId);
  return dealLosses(terms, { stations, months: [...poolMonths] }, order);
}
