import { sizeFromTerms } from "../../core/abs/sizing/size-from-terms";
import type { CaseDefinitions } from "../../core/abs/sizing/sizing-cases";
import type { SizingResult } from "../../core/abs/sizing/sizing-request";
import type { Actor } from "../../core/identity/actor";
import type { Ports } from "../ports/ports";
import { projectedDeal } from "./projected-deal";

/**
 * The largest senior and mezzanine that a structured deal's pool carries in the cases given. Nothing is stored.
 * @throws HeliographError DEAL_NOT_STRUCTURED, and what `sizeFromTerms` refuses
 */
export async function sizeDeal(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  { dealId, ...definitions }: CaseDefinitions & { dealId: string },
): Promise<SizingResult> {
  const { terms, poolMonths } = await projectedDeal(ports, actor, dealId);
  return sizeFromTerms(terms, poolMonths, definitions);
}
