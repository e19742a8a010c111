import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../deal/terms";
import { type CaseDefinitions, casesFromMonths } from "./sizing-cases";
import { type SizingResult, sizeFromRequest } from "./sizing-request";

/**
 * The largest senior and mezzanine that a pool carries in the cases given, on a deal's own dates and coupons (the senior's
 * for a mezzanine that the deal does not have).
 * @throws HeliographError SIZING_CASES_INVALID @throws RangeError where the terms have no tranche
 */
export function sizeFromTerms(
  { calendar, tranches }: Pick<DealTerms, "calendar" | "tranches">,
  months: readonly MonthlyCashFlow[],
  definitions: CaseDefinitions,
): SizingResult {
  const senior = tranches.find((tranche) => tranche.class === "senior") ?? tranches[0];
  const mezzanine = tranches.find((tranche) => tranche.class === "mezzanine") ?? senior;
  if (!senior || !mezzanine) throw new RangeError("the terms have no tranche");
  return sizeFromRequest({
    closing: calendar.closing,
    payments: calendar.periods.map(({ interestTo, payment }) => interestTo ?? payment),
    dayCount: senior.dayCount,
    seniorCouponRate: senior.couponRate,
    mezzanineCouponRate: mezzanine.couponRate,
    cases: casesFromMonths(calendar.periods, months, definitions),
  });
}
