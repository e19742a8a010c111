import { addRational, type Rational, rational } from "../money/rational";
import { addMonths, daysBetween, type LocalDate } from "../time/local-date";

/** The regular coupon period that a fraction is measured against. */
export type ReferencePeriod = { readonly start: LocalDate; readonly end: LocalDate };

/**
 * Year fraction by Act/Act ICMA (ISMA rule 251), exact: days over (days of the reference period x periods a year); an
 * irregular period is cut at the regular dates before or after its reference.
 * @see ICMA rule 251.1; QuantLib ActualActual::Old_ISMA_Impl
 */
export function icmaFraction(from: LocalDate, to: LocalDate, reference: ReferencePeriod): Rational {
  if (from >= to) return from === to ? rational(0n, 1n) : negate(icmaFraction(to, from, reference));
  const { start, end } = reference;
  const months = Math.round((12 * daysBetween(start, end)) / 365);
  if (months === 0) return icmaFraction(from, to, { start: from, end: addMonths(from, 12) });
  if (to <= end) {
    if (from >= start) return rational(BigInt(months * daysBetween(from, to)), BigInt(12 * daysBetween(start, end)));
    const before = { start: addMonths(start, -months), end: start };
    if (to <= start) return icmaFraction(from, to, before);
    return addRational(icmaFraction(from, start, before), icmaFraction(start, to, reference));
  }
  let sum = icmaFraction(from, end, reference);
  for (let step = 0; ; step++) {
    const next = { start: addMonths(end, months * step), end: addMonths(end, months * (step + 1)) };
    if (to < next.end) return addRational(sum, icmaFraction(next.start, to, next));
    sum = addRational(sum, rational(BigInt(months), 12n));
  }
}

function negate({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}
