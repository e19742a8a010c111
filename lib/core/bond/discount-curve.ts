import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { toNumber } from "../money/rational";
import { LocalDate } from "../time/local-date";
import { yearFraction } from "./day-count";
import { DayCount } from "./day-count-name";
import { Compounding, compoundFactor } from "./interest-rate";

/** Zero rates from a reference day: one for all times, or by day, linear between and flat beyond. */
export const DiscountCurve = z.strictObject({
  reference: LocalDate,
  dayCount: DayCount,
  compounding: Compounding,
  zeroRates: z.union([
    z.number(),
    z
      .array(z.strictObject({ date: LocalDate, rate: z.number() }))
      .min(1)
      .max(600),
  ]),
});
export type DiscountCurve = z.infer<typeof DiscountCurve>;

/**
 * What 1 on a day is worth on the curve's reference day. @param spread added to every zero rate (Z-spread)
 * @throws HeliographError BOND_CURVE_TOO_EARLY for a day before the reference
 */
export function discountFactor(curve: DiscountCurve, date: LocalDate, spread = 0): number {
  if (date < curve.reference) {
    throw new HeliographError({
      code: "BOND_CURVE_TOO_EARLY",
      message: `${date} lies before ${curve.reference}, from which the curve discounts.`,
      remedy: "Take a curve that begins on or before the settlement.",
      data: { date, reference: curve.reference },
    });
  }
  const years = yearsTo(curve, date);
  return 1 / compoundFactor(zeroRateAt(curve, years) + spread, years, curve.compounding);
}

function zeroRateAt(curve: DiscountCurve, years: number): number {
  const { zeroRates } = curve;
  if (typeof zeroRates === "number") return zeroRates;
  const nodes = zeroRates.map(({ date, rate }) => ({ years: yearsTo(curve, date), rate }));
  nodes.sort((a, b) => a.years - b.years);
  const after = nodes.findIndex((node) => node.years >= years);
  const right = nodes[after];
  const left = nodes[after - 1];
  if (!right) return nodes.at(-1)?.rate ?? 0;
  if (!left) return right.rate;
  return left.rate + ((right.rate - left.rate) * (years - left.years)) / (right.years - left.years);
}

function yearsTo({ dayCount, reference }: DiscountCurve, date: LocalDate): number {
  return toNumber(yearFraction(dayCount, reference, date));
}
