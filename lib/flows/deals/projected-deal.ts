import type { MonthlyCashFlow } from "../../core/cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../core/deal/terms";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import type { Ports } from "../ports/ports";
import { readDeal } from "./read-deals";

/** A structured deal's terms and its pool's months. @throws HeliographError DEAL_NOT_STRUCTURED */
export async function projectedDeal(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  dealId: string,
): Promise<{ readonly terms: DealTerms; readonly poolMonths: readonly MonthlyCashFlow[] }> {
  const { value, projection } = await readDeal(ports, actor, dealId);
  const { terms } = value.deal;
  if (terms && projection) return { terms, poolMonths: projection.poolMonths };
  throw new HeliographError({
    code: "DEAL_NOT_STRUCTURED",
    kind: "conflict",
    message: "This deal has no terms to run.",
    remedy: "Structure it first.",
    data: { dealId },
  });
}
