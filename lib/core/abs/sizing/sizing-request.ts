import * as z from "zod";
import { yearFraction } from "../../bond/day-count";
import { MinorText } from "../../cashflow/lines/monthly-cash-flow";
import { TrancheTerms } from "../../deal/terms";
import { multiplyRational, parseRational, type Rational } from "../../money/rational";
import { DecimalText } from "../../station/charging-tariff";
import { LocalDate } from "../../time/local-date";
import { type SizedClass, SizingCase, sizeTranches } from "./size-tranches";

/** What sizing needs and nothing else: dates, coupons and the cases' cash on them. */
export const SizingRequest = z.strictObject({
  closing: LocalDate,
  payments: z.array(LocalDate).min(1).max(480),
  dayCount: TrancheTerms.shape.dayCount,
  seniorCouponRate: DecimalText,
  mezzanineCouponRate: DecimalText,
  cases: z.array(SizingCase).min(1).max(20),
});
export type SizingRequest = z.infer<typeof SizingRequest>;

const SizedClassJson = z.strictObject({
  parMinor: MinorText,
  scheduleMinor: z.array(MinorText),
  serviceMinor: z.array(MinorText),
  capacityByCaseMinor: z.record(z.string(), MinorText),
  bindingCase: z.string(),
});

/** Both classes with their sculpted principal by payment date. */
export const SizingResult = z.strictObject({ senior: SizedClassJson, mezzanine: SizedClassJson });
export type SizingResult = z.infer<typeof SizingResult>;

/** @throws HeliographError SIZING_CASES_INVALID */
export function sizeFromRequest(request: SizingRequest): SizingResult {
  const accruals = {
    senior: accrualsOf(request, request.seniorCouponRate),
    mezzanine: accrualsOf(request, request.mezzanineCouponRate),
  };
  const { senior, mezzanine } = sizeTranches(accruals, request.cases);
  return { senior: toJson(senior), mezzanine: toJson(mezzanine) };
}

function accrualsOf({ closing, payments, dayCount }: SizingRequest, couponRate: string): Rational[] {
  const rate = parseRational(couponRate);
  return payments.map((payment, index) =>
    multiplyRational(rate, yearFraction(dayCount, payments[index - 1] ?? closing, payment)),
  );
}

function toJson({ parMinor, schedule, service, capacityByCase, bindingCase }: SizedClass): SizingResult["senior"] {
  return {
    parMinor: String(parMinor),
    scheduleMinor: schedule.map(String),
    serviceMinor: service.map(String),
    capacityByCaseMinor: Object.fromEntries(
      Object.entries(capacityByCase).map(([name, minor]) => [name, String(minor)]),
    ),
    bindingCase,
  };
}
