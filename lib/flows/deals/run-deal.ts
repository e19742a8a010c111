import { type DealFigures, dealFigures } from "../../core/abs/projection/deal-figures";
import type { Scenario } from "../../core/abs/projection/scenario-table";
import type { Actor } from "../../core/identity/actor";
import type { Ports } from "../ports/ports";
import { projectedDeal } from "./projected-deal";

/** Runs a structured deal again, with scenarios of the reader's choice; nothing is stored. */
export async function runDeal(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  { dealId, scenarios }: { dealId: string; scenarios: readonly Scenario[] },
): Promise<DealFigures> {
  const { terms, poolMonths } = await projectedDeal(ports, actor, dealId);
  return dealFigures(terms, poolMonths, scenarios);
}
