import { type UpdatedProjection, updatedProjection } from "../../core/abs/updated-projection";
import type { PeriodInputs } from "../../core/abs/waterfall-shapes";
import type { DealTerms } from "../../core/deal/terms";
import type { Actor } from "../../core/identity/actor";
import { waterfallInputs } from "../../core/settlement/waterfall-inputs";
import { distributions, periodDistributionId } from "../distribution/distribution-records";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { readStatement, statements } from "../settlement/statement-records";
import { projectedDeal } from "./projected-deal";

type Needs = Pick<Ports, "book" | "storage">;

/** A deal's projection with its distributed periods as they were; nothing is stored. */
export async function updateProjection(ports: Needs, actor: Actor | null, dealId: string): Promise<UpdatedProjection> {
  const { terms, poolMonths } = await projectedDeal(ports, actor, dealId);
  return updatedProjection(terms, poolMonths, await closedPeriods(ports, terms));
}

/** What the statements of the distributed periods gave to the waterfall, in the order of the calendar. */
async function closedPeriods(ports: Needs, terms: DealTerms): Promise<PeriodInputs[]> {
  const closed: PeriodInputs[] = [];
  for (const { period } of terms.calendar.periods) {
    const distribution = await ports.book.get(distributions, periodDistributionId(terms.dealId, period));
    if (!distribution?.value.anchor) break;
    const { value: statement } = await requireStored(ports.book, statements, distribution.value.statementId);
    closed.push(waterfallInputs(terms, await readStatement(ports, statement)));
  }
  return closed;
}
