import type { WaterfallStep } from "../abs/waterfall/waterfall-step";
import {
  bulletPrincipal,
  debtCapacity,
  levelPrincipal,
  linearPrincipal,
  sculptedPrincipal,
  weightedPrincipal,
} from "../bond/amortisation";
import type { MonthlyCashFlow } from "../cashflow/lines/monthly-cash-flow";
import { HeliographError } from "../errors/heliograph-error";
import { largestAmount } from "../money/largest-amount";
import { parseRational, type Rational, timesDown, toNumber } from "../money/rational";
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
  const accruals = basis.accruals({ couponRate: request.note.couponRate, couponSteps });
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
  const { cash } = basis;
  const servicesOf = (par: bigint) => debtServices(scheduleOf(request, par, accruals, cash), par, accruals);
  // What rounding leaves to the last period is not held against the cover: at most a minor unit a period.
  const rounding = BigInt(accruals.length);
  const isCarried = (par: bigint) =>
    servicesOf(par).every(
      (service, index) => (cash[index] ?? 0n) * dscr.denominator >= (service - rounding) * dscr.numerator,
    );
  const capacity = debtCapacity(accruals, cash, dscr);
  if (capacity === 0n) return 0n;
  // Debt service is in proportion to par but for rounding: the weakest period says how much of the capacity it carries.
  const carried = servicesOf(capacity).map((service, index) =>
    service === 0n ? 1 : (Number(cash[index] ?? 0n) / toNumber(dscr) + accruals.length) / Number(service),
  );
  const near = BigInt(Math.floor(Number(capacity) * Math.min(1, ...carried)));
  return largestAmount(isCarried, capacity + 1n, near);
}

/** Interest and principal of each period [minor]. */
function debtServices(schedule: readonly bigint[], par: bigint, accruals: readonly Rational[]): bigint[] {
  let balance = par;
  return accruals.map((accrual, index) => {
    const principal = schedule[index] ?? 0n;
    const service = timesDown(balance, accrual) + principal;
    balance -= principal;
    return service;
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
