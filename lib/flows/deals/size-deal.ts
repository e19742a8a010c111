import { type CaseDefinitions, casesFromMonths } from "../../core/abs/sizing-cases";
import { type SizingResult, sizeFromRequest } from "../../core/abs/sizing-request";
import type { Actor } from "../../core/identity/actor";
import type { Ports } from "../ports/ports";
import { projectedDeal } from "./projected-deal";

/**
 * The largest senior and mezzanine that a structured deal's pool carries in the cases given, on the deal's own dates and
 * coupons (the senior's for a mezzanine that the deal does not have). Nothing is stored.
 * @throws HeliographError DEAL_NOT_STRUCTURED
 */
export async function sizeDeal(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  { dealId, ...definitions }: CaseDefinitions & { dealId: string },
): Promise<SizingResult> {
  const { terms, poolMonths } = await projectedDeal(ports, actor, dealId);
  const { calendar, tranches } = terms;
  const senior = tranches.find((tranche) => tranche.class === "senior") ?? tranches[0];
  const mezzanine = tranches.find((tranche) => tranche.class === "mezzanine") ?? senior;
  if (!senior || !mezzanine) throw new Error(`the structured deal ${dealId} has no tranches`);
  return sizeFromRequest({
    closing: calendar.closing,
    payments: calendar.periods.map(({ interestTo, payment }) => interestTo ?? payment),
    dayCount: senior.dayCount,
    seniorCouponRate: senior.couponRate,
    mezzanineCouponRate: mezzanine.couponRate,
    cases: casesFromMonths(calendar.periods, poolMonths, definitions),
  });
}
