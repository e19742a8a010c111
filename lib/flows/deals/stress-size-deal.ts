import { type StressSizes, type StressSizing, stressSizes } from "../../core/abs/sizing/stress-sizing";
import type { Actor } from "../../core/identity/actor";
import type { Ports } from "../ports/ports";
import { projectedDeal } from "./projected-deal";

/** The largest classes that survive their stresses in the structured deal's own waterfall; nothing is stored. */
export async function stressSizeDeal(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  { dealId, classes }: StressSizing & { dealId: string },
): Promise<StressSizes> {
  const { terms, poolMonths } = await projectedDeal(ports, actor, dealId);
  return stressSizes(terms, poolMonths, { classes });
}
