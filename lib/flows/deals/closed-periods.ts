import type { PeriodInputs } from "../../core/abs/waterfall/waterfall-shapes";
import type { DealTerms } from "../../core/deal/terms";
import { waterfallInputs } from "../../core/settlement/waterfall-inputs";
import { distributions, periodDistributionId } from "../distribution/distribution-records";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { readStatement, statements } from "../settlement/statement-records";

/** What the statements of the distributed periods gave to the waterfall, in the order of the calendar. */
export async function closedPeriods(ports: Pick<Ports, "book" | "storage">, terms: DealTerms): Promise<PeriodInputs[]> {
  const closed: PeriodInputs[] = [];
  for (const { period } of terms.calendar.periods) {
    const distribution = await ports.book.get(distributions, periodDistributionId(terms.dealId, period));
    if (!distribution?.value.anchor) break;
    const { value: statement } = await requireStored(ports.book, statements, distribution.value.statementId);
    closed.push(waterfallInputs(terms, await readStatement(ports, statement)));
  }
  return closed;
}
