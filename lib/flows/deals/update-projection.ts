import { type UpdatedProjection, updatedProjection } from "../../core/abs/projection/updated-projection";
import type { Actor } from "../../core/identity/actor";
import type { Ports } from "../ports/ports";
import { closedPeriods } from "./closed-periods";
import { projectedDeal } from "./projected-deal";

/** A deal's projection with its distributed periods as they were; nothing is stored. */
export async function updateProjection(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  dealId: string,
): Promise<UpdatedProjection> {
  const { terms, poolMonths } = await projectedDeal(ports, actor, dealId);
  return updatedProjection(terms, poolMonths, await closedPeriods(ports, terms));
}
