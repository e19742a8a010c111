import type { WaterfallStep } from "../abs/waterfall-step";
import {
  bulletPrincipal,
  debtCapacity,
  levelPrincipal,
  linearPrincipal,
  sculptedPrincipal,
  weightedPrincipal,
} from "../bond/amortisation";
import type { MonthlyCashFlow } from "../cashflow/monthly-cash-flow";
import { HeliographError } from "../errors/heliograph-error";
import { parseRational, type Rational, timesDown } from "../money/rational";
import { couponRateAt, type SteppedCoupon } from "./coupon-steps";
import { prioritiesOf } from "./priorities";
import {
  commonTerms,
  type DealIdentity,
  maturityOf,
  reserveTarget,
  residualStep,
  type StructureBasis,
  seniorSteps,
  structureBasis,
  wholeTokens,
} from "./structure-basis";
import type { GreenBondRequest } from "./structure-request";
import type { DealTerms, TrancheTerms } from "./terms";
import { assertTermsSound } from "./terms-soundness";

/**
 * Terms of an amortising green bond on a pool: costs, fees, interest, reserve, scheduled principal, residual; after
 * enforcement the reserve is released and all principal is due.
 * @param months the pool's base case; sizes and sculpts the bond
 * @throws HeliographError STRUCTURE_NO_CAPACITY, STRUCTURE_TENOR_TOO_LONG, STRUCTURE_WEIGHTS_INVALID, BOND_NO_CASH,
 * PROJECTION_MONTH_MISSING or what `assertTermsSound` finds
 */
export function structureGreenBond(
  request: GreenBondRequest,
  identity: DealIdentity,
  months: readonly MonthlyCashFlow[],
): DealTerms {
  const basis = structureBasis(request, months);
  const couponSteps = request.couponSteps?.map(({ afterMonths, couponRate }) => ({
    fromPeriod: afterMonths,
    rate: couponRate,
  }));
  const coupon = { couponRate: request.note.couponRate, couponSteps };
  const accruals = stepAccruals(basis, coupon, request.tenorMonths);
  const par = wholeTokens(parOf(request, basis, accruals), request.currency);
  const schedule = scheduleOf(request, par, accruals, basis.cash);
  const tranche = identity.trancheIds.senior;
  const reserve = reserveTarget([{ parMinor: par, couponRate: request.note.couponRate }], request.reserveMonths);
  const terms: DealTerms = {
    ...commonTerms(request, identity, basis.calendar),
    tranches: [
      {
        id: tranche,
        class: "senior",
        ...request.note,
        ...(couponSteps && { couponSteps }),
        ...(request.makeWhole && { makeWhole: makeWholeTerms(request.makeWhole, basis) }),
        originalParMinor: par.toString(),
        dayCount: request.dayCount,
        maturity: maturityOf(basis.calendar, schedule),
        schedule: schedule.map(String),
      },
    ],
    ...prioritiesOf(request, identity, basis, {
      waterfall: [
        ...seniorSteps(request),
        { id: "interest", kind: "interest", tranche },
        { id: "reserve", kind: "reserve", targetMinor: reserve.toString(), supports: [tranche] },
        { id: "principal", kind: "scheduled-principal", tranche },
        ...kpiSteps(request, tranche),
        residualStep(request),
      ],
      enforcementWaterfall: [
        { id: "reserve-release", kind: "account-release", account: "reserve" },
        ...seniorSteps(request),
        { id: "enforced-interest", kind: "interest", tranche },
        { id: "enforced-principal", kind: "sequential-principal", tranches: [tranche] },
        ...kpiSteps(request, tranche),
        residualStep(request),
      ],
      reserveMinor: reserve,
    }),
  };
  assertTermsSound(terms);
  return terms;
}

/** Rate x year fraction of each period, by the rate that then holds. */
function stepAccruals(basis: StructureBasis, coupon: SteppedCoupon, periods: number): Rational[] {
  return Array.from({ length: periods }, (_, index) => {
    const accrual = basis.accruals(couponRateAt(coupon, index))[index];
    if (!accrual) throw new RangeError(`the tenor has no period ${index}`);
    return accrual;
  });
}

function makeWholeTerms(
  { afterMonths, marginRate, floorPrice }: NonNullable<GreenBondRequest["makeWhole"]>,
  { calendar }: StructureBasis,
): TrancheTerms["makeWhole"] {
  const firstCall = calendar.periods[Math.min(afterMonths, calendar.periods.length - 1)]?.payment;
  return { firstCall: firstCall ?? calendar.legalMaturity, marginRate, floorPrice };
}

/** Availability is tested on the verified readings of the observation; its step-up ranks below principal. */
function kpiSteps({ kpiStepUp }: GreenBondRequest, tranche: string): WaterfallStep[] {
  if (!kpiStepUp) return [];
  const { minimumAvailability: minimum, stepUpRate: rate, observationMonths: months = 12 } = kpiStepUp;
  const trigger = "availability";
  return [
    { id: trigger, kind: "availability-test", months, minimum, curable: true },
    { id: "kpi-step-up", kind: "step-up", tranche, rate, trigger },
  ];
}

function scheduleOf(
  { amortisation, graceMonths, tenorMonths }: GreenBondRequest,
  par: bigint,
  accruals: readonly Rational[],
  cash: readonly bigint[],
): bigint[] {
  const periods = tenorMonths - graceMonths;
  if (periods < 1)
    throw invalidWeights("grace leaves no period for principal", "Shorten the grace or lengthen the tenor.");
  const repaying = accruals.slice(graceMonths);
  const grace = Array.from({ length: graceMonths }, () => 0n);
  switch (amortisation.profile) {
    case "level":
      return [...grace, ...levelPrincipal(par, repaying)];
    case "linear":
      return [...grace, ...linearPrincipal(par, periods)];
    case "bullet":
      return [...grace, ...bulletPrincipal(par, periods)];
    case "sculpted":
      return [...grace, ...sculptedPrincipal(par, repaying, cash.slice(graceMonths))];
    case "custom": {
      const { weights } = amortisation;
      if (weights.length > periods || weights.every((weight) => weight === 0)) {
        throw invalidWeights("weights are all zero or more than the periods", "Give one weight a period after grace.");
      }
      return [...grace, ...weightedPrincipal(par, weights.map(BigInt))];
    }
    default:
      return amortisation satisfies never;
  }
}

function parOf(request: GreenBondRequest, basis: StructureBasis, accruals: readonly Rational[]): bigint {
  const { size } = request;
  if (size.by === "par") return BigInt(size.parMinor);
  const dscr = parseRational(size.dscr);
  const isCarried = (par: bigint) =>
    carries(scheduleOf(request, par, accruals, basis.cash), par, accruals, basis.cash, dscr);
  let fits = 0n;
  let tooMuch = debtCapacity(accruals, basis.cash, dscr) + 1n;
  while (tooMuch - fits > 1n) {
    const middle = (fits + tooMuch) / 2n;
    if (isCarried(middle)) fits = middle;
    else tooMuch = middle;
  }
  return fits;
}

/**
 * Whether cash / (interest + principal) reaches the DSCR in every period, but for what rounding leaves to the last one:
 * at most a minor unit a period.
 */
function carries(
  schedule: readonly bigint[],
  par: bigint,
  accruals: readonly Rational[],
  cash: readonly bigint[],
  dscr: Rational,
): boolean {
  const rounding = BigInt(accruals.length);
  let balance = par;
  return accruals.every((accrual, index) => {
    const service = timesDown(balance, accrual) + (schedule[index] ?? 0n) - rounding;
    balance -= schedule[index] ?? 0n;
    return (cash[index] ?? 0n) * dscr.denominator >= service * dscr.numerator;
  });
}

function invalidWeights(reason: string, remedy: string): HeliographError {
  return new HeliographError({
    code: "STRUCTURE_WEIGHTS_INVALID",
    message: `The amortisation is wrong: ${reason}.`,
    remedy,
    data: { reason },
  });
}
