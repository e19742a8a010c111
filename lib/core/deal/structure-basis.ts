import { feeOfPeriod } from "../abs/engine/compile-step";
import { projectedInputs } from "../abs/pool/period-inputs";
import { interestPeriods } from "../abs/waterfall/interest-periods";
import type { WaterfallStep } from "../abs/waterfall/waterfall-step";
import { yearFraction } from "../bond/day-count";
import type { MonthlyCashFlow } from "../cashflow/lines/monthly-cash-flow";
import { HeliographError } from "../errors/heliograph-error";
import { CURRENCY_SCALE, type Currency } from "../money/currency";
import { parseRational, type Rational } from "../money/rational";
import { mulDivUp } from "../money/rounding";
import { buildCalendar } from "./calendar";
import { couponAccruals, type SteppedCoupon } from "./coupon-steps";
import type { StructureRequest } from "./structure-request";
import type { DealCalendar, DealTerms, TrancheClass } from "./terms";

/** What names a deal and where it lives; given by the caller, kept when the deal is structured again. */
export type DealIdentity = {
  readonly dealId: string;
  readonly orgId: string;
  readonly livemode: boolean;
  readonly chainId: number;
  /** A green bond uses `senior` only. */
  readonly trancheIds: Readonly<Record<TrancheClass, string>>;
};

/** What both kinds of structure start from. */
export type StructureBasis = {
  readonly calendar: DealCalendar;
  /** Cash brought in by each period of the calendar, and what costs and fees leave of it [minor]. */
  readonly collections: readonly bigint[];
  readonly netCash: readonly bigint[];
  /** Cash of each period of the tenor after operating costs and fees, for debt service [minor]. */
  readonly cash: readonly bigint[];
  /** Rate x year fraction of each period of the tenor, by the rate that then holds. */
  accruals(coupon: SteppedCoupon): Rational[];
};

/** @throws HeliographError STRUCTURE_TENOR_TOO_LONG, CALENDAR_NOT_ORDERED, PROJECTION_MONTH_MISSING */
export function structureBasis(request: StructureRequest, months: readonly MonthlyCashFlow[]): StructureBasis {
  const calendar = buildCalendar({ ...request.calendar, timeZone: request.timeZone });
  const { tenorMonths } = request;
  if (tenorMonths > calendar.periods.length) {
    throw new HeliographError({
      code: "STRUCTURE_TENOR_TOO_LONG",
      message: `The tenor of ${tenorMonths} months is longer than the calendar of ${calendar.periods.length}.`,
      remedy: "Lengthen the calendar or shorten the tenor.",
      data: { tenorMonths, calendarMonths: calendar.periods.length },
    });
  }
  const monthlyFees =
    feeOfPeriod(BigInt(request.trusteeFeeAnnualMinor), 1n) + feeOfPeriod(BigInt(request.servicerFeeAnnualMinor), 1n);
  const inputs = projectedInputs({ calendar }, months);
  const netCash = inputs.map(({ distributableMinor, operatingCosts }) =>
    operatingCosts.reduce((left, { amountMinor }) => left - amountMinor, distributableMinor - monthlyFees),
  );
  const fractions = interestPeriods({ calendar })
    .slice(0, tenorMonths)
    .map(({ from, to }) => yearFraction(request.dayCount, from, to));
  const accruals = (coupon: SteppedCoupon) => couponAccruals(coupon, fractions);
  const collections = inputs.map(({ distributableMinor }) => distributableMinor);
  return { calendar, collections, netCash, cash: netCash.slice(0, tenorMonths), accruals };
}

/** Operating costs and fees: what every structure pays first. */
export function seniorSteps(request: StructureRequest): WaterfallStep[] {
  return [
    { id: "operating-costs", kind: "operating-costs", payee: payeeOf(request, "servicer") },
    { id: "trustee-fee", kind: "fee", payee: payeeOf(request, "trustee"), annualMinor: request.trusteeFeeAnnualMinor },
    {
      id: "servicer-fee",
      kind: "fee",
      payee: payeeOf(request, "servicer"),
      annualMinor: request.servicerFeeAnnualMinor,
    },
  ];
}

/** The residual belongs to the originator, or to the issuer where there is none. */
export function residualStep(request: StructureRequest): WaterfallStep {
  const originator = request.parties.find(({ role }) => role === "originator");
  return { id: "residual", kind: "residual", payee: originator?.name ?? payeeOf(request, "issuer-spv") };
}

/** Months of interest on par [minor], rounded up. */
export function reserveTarget(classes: readonly { parMinor: bigint; couponRate: string }[], months: number): bigint {
  return classes.reduce((total, { parMinor, couponRate }) => {
    const { numerator, denominator } = parseRational(couponRate);
    return total + mulDivUp(parMinor, numerator * BigInt(months), denominator * 12n);
  }, 0n);
}

/** Par cut down to whole tokens. @throws HeliographError STRUCTURE_NO_CAPACITY when not one is left */
export function wholeTokens(parMinor: bigint, currency: Currency): bigint {
  const token = 10n ** BigInt(CURRENCY_SCALE[currency]);
  const whole = (parMinor / token) * token;
  if (whole > 0n) return whole;
  throw new HeliographError({
    code: "STRUCTURE_NO_CAPACITY",
    message: "The pool's cash carries no debt on these terms.",
    remedy: "Check the pool's cash flow, lower the DSCR or the fees, or lengthen the tenor.",
  });
}

/** The parts of the terms that are the same for every structure. */
export function commonTerms(request: StructureRequest, identity: DealIdentity, calendar: DealCalendar) {
  const { dealId, orgId, livemode, chainId } = identity;
  const { name, kind, currency, timeZone, parties, accounts, pool, useOfProceeds, disclosure } = request;
  return {
    schema: "heliograph.deal-terms.v1",
    ...{ dealId, orgId, name, kind, currency, timeZone, livemode, chainId },
    ...{ parties, accounts, calendar, pool, useOfProceeds },
    ...(disclosure && { disclosure }),
  } as const satisfies Partial<DealTerms>;
}

/** Payment date of the last period in which principal is scheduled. */
export function maturityOf(calendar: DealCalendar, schedule: readonly bigint[]): string {
  const last = schedule.findLastIndex((principal) => principal > 0n);
  return calendar.periods[last]?.payment ?? calendar.legalMaturity;
}

function payeeOf(request: StructureRequest, role: "issuer-spv" | "servicer" | "trustee"): string {
  const party = request.parties.find((candidate) => candidate.role === role);
  if (party) return party.name;
  throw new HeliographError({
    code: "TERMS_UNSOUND",
    message: `The deal has no ${role}.`,
    remedy: "Name the party, then structure the deal again.",
    data: { part: "parties", reason: `the deal has no ${role}` },
  });
}
