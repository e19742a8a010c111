import { type Rehearsal, type RehearsalResult, rehearseDefault } from "../../core/abs/losses/default-rehearsal";
import type { Actor } from "../../core/identity/actor";
import type { Ports } from "../ports/ports";
import { projectedDeal } from "./projected-deal";

/** Plays a failure through a structured deal, period by period; nothing is stored. */
export async function rehearseDeal(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  { dealId, rehearsal }: { dealId: string; rehearsal: Rehearsal },
): Promise<RehearsalResult> {
  const { terms, poolMonths } = await projectedDeal(ports, actor, dealId);
  return rehearseDefault(terms, poolMonths, rehearsal);
}
