import { periodInterval } from "../../core/deal/calendar";
import type { CalendarPeriod, DealTerms } from "../../core/deal/terms";
import { HeliographError } from "../../core/errors/heliograph-error";
import { type CashInterval, cashInterval } from "../../core/settlement/collection-lines";
import type { Instant } from "../../core/time/instant";
import { addDays } from "../../core/time/local-date";
import { startOfDay } from "../../core/time/time-zone";
import { type DealEntry, deals } from "../deals/deal-records";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";

/** A deal that is issued: its terms are frozen and its tokens stand on chain. */
export type IssuedDeal = {
  readonly entry: DealEntry;
  readonly terms: DealTerms;
  readonly issuance: NonNullable<DealEntry["issuance"]>;
};

/** A period of an issued deal with the instants that matter for it. */
export type IssuedPeriod = IssuedDeal & {
  readonly period: CalendarPeriod;
  /** Place in the calendar, which is the record index on the tokens. */
  readonly index: number;
  readonly interval: { readonly from: Instant; readonly to: Instant };
  readonly cash: CashInterval;
  /** End of the cut-off day: cash and data are taken until here. */
  readonly closesAt: Instant;
};

/** @throws HeliographError NOT_FOUND, DEAL_NOT_ISSUED */
export async function issuedDeal(ports: Pick<Ports, "book">, dealId: string): Promise<IssuedDeal> {
  const { value: entry } = await requireStored(ports.book, deals, dealId);
  return { entry, ...issuedParts(entry) };
}

/** What an issued deal has. @throws HeliographError DEAL_NOT_ISSUED */
export function issuedParts({ id, deal, issuance }: DealEntry): Omit<IssuedDeal, "entry"> {
  if (deal.terms && issuance) return { terms: deal.terms, issuance };
  throw new HeliographError({
    code: "DEAL_NOT_ISSUED",
    kind: "conflict",
    message: `The deal is ${deal.status}; it has no periods before it is issued.`,
    remedy: "Issue it through the Safe first.",
    data: { dealId: id, status: deal.status },
  });
}

/** @throws HeliographError PERIOD_UNKNOWN */
export function periodOf(deal: IssuedDeal, name: string): IssuedPeriod {
  const { terms } = deal;
  const index = terms.calendar.periods.findIndex((candidate) => candidate.period === name);
  const period = terms.calendar.periods[index];
  if (!period) {
    throw new HeliographError({
      code: "PERIOD_UNKNOWN",
      kind: "not-found",
      message: `${name} is no collection period of this deal.`,
      remedy: "Choose one of the periods of its calendar.",
      data: { dealId: terms.dealId, period: name },
    });
  }
  return {
    ...deal,
    period,
    index,
    interval: periodInterval(period, terms.timeZone),
    cash: cashInterval(terms, index, period),
    closesAt: startOfDay(addDays(period.cutOff, 1), terms.timeZone),
  };
}

/** @throws HeliographError PERIOD_NOT_OVER before the end of the cut-off day */
export function requireOver(issued: IssuedPeriod, now: Instant): void {
  if (now >= issued.closesAt) return;
  throw new HeliographError({
    code: "PERIOD_NOT_OVER",
    kind: "conflict",
    message: `Data and cash of ${issued.period.period} are taken until the end of ${issued.period.cutOff}.`,
    remedy: "Wait until the cut-off day is over.",
    data: { dealId: issued.terms.dealId, period: issued.period.period, cutOff: issued.period.cutOff },
  });
}
