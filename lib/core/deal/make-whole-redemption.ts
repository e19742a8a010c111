import { interestPeriods } from "../abs/waterfall/interest-periods";
import { yearFraction } from "../bond/day-count";
import { makeWholeMinor } from "../bond/make-whole-amount";
import { HeliographError } from "../errors/heliograph-error";
import { addRational, multiplyRational, parseRational } from "../money/rational";
import { couponRateAt } from "./coupon-steps";
import type { DealTerms, TrancheTerms } from "./terms";

/** What redeeming a tranche early costs on a payment date, after that date's own interest and principal [minor]. */
export type MakeWholeRedemption = {
  readonly period: string;
  readonly payment: string;
  readonly balanceMinor: bigint;
  readonly redemptionMinor: bigint;
  readonly premiumMinor: bigint;
};

/**
 * Early redemption of a tranche with a make-whole call at the end of a period, with principal paid as scheduled until
 * then. @param benchmarkRate yield of the reference security, a decimal text, compounded by interest period
 * @throws HeliographError CALL_NOT_ALLOWED where the terms or the date do not allow it
 */
export function makeWholeRedemption(
  { calendar }: DealTerms,
  tranche: TrancheTerms,
  periodIndex: number,
  benchmarkRate: string,
): MakeWholeRedemption {
  const period = calendar.periods[periodIndex];
  const { makeWhole } = tranche;
  if (!period || !makeWhole || period.payment < makeWhole.firstCall) throw callNotAllowed(tranche, period?.payment);
  const left = tranche.schedule.slice(periodIndex + 1).map(BigInt);
  const balanceMinor = left.reduce((sum, principal) => sum + principal, 0n);
  const discountRate = addRational(parseRational(benchmarkRate), parseRational(makeWhole.marginRate));
  const remaining = interestPeriods({ calendar }).slice(periodIndex + 1, periodIndex + 1 + left.length);
  const fractions = remaining.map(({ from, to }) => yearFraction(tranche.dayCount, from, to, tranche.maturity));
  const redemptionMinor = makeWholeMinor({
    principal: left,
    accruals: fractions.map((fraction, index) =>
      multiplyRational(parseRational(couponRateAt(tranche, periodIndex + 1 + index)), fraction),
    ),
    discounts: fractions.map((fraction) => multiplyRational(discountRate, fraction)),
    floorPrice: parseRational(makeWhole.floorPrice),
  });
  return {
    ...{ period: period.period, payment: period.payment, balanceMinor, redemptionMinor },
    premiumMinor: redemptionMinor - balanceMinor,
  };
}

function callNotAllowed({ id, makeWhole }: TrancheTerms, payment: string | undefined): HeliographError {
  return new HeliographError({
    code: "CALL_NOT_ALLOWED",
    message: makeWhole
      ? `Tranche ${id} cannot be called on ${payment ?? "a period that the deal does not have"}.`
      : `Tranche ${id} has no make-whole call.`,
    remedy: makeWhole ? `Call it on a payment date from ${makeWhole.firstCall} on.` : "Keep to its schedule.",
    data: { trancheId: id, payment: payment ?? null },
  });
}
