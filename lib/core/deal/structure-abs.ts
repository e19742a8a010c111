import { sequentialCapacity, sequentialSchedule } from "../abs/waterfall/sequential-schedule";
import type { WaterfallStep } from "../abs/waterfall/waterfall-step";
import type { MonthlyCashFlow } from "../cashflow/lines/monthly-cash-flow";
import { HeliographError } from "../errors/heliograph-error";
import { fromBps, parseRational, timesDown } from "../money/rational";
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
import type { AbsRequest } from "./structure-request";
import { type DealTerms, TRANCHE_CLASSES, type TrancheClass } from "./terms";
import { assertTermsSound } from "./terms-soundness";

/**
 * Terms of an ABS with senior, mezzanine and junior notes. Order: costs, fees, senior and mezzanine interest, reserve,
 * DSCR test; while it is breached all cash redeems senior, then mezzanine; scheduled principal of both; then junior
 * interest and principal; residual.
 * @param months the pool's base case; sizes and schedules the notes
 * @throws HeliographError STRUCTURE_SIZES_INVALID, STRUCTURE_TOO_LARGE, STRUCTURE_NO_CAPACITY,
 * STRUCTURE_TENOR_TOO_LONG, PROJECTION_MONTH_MISSING or what `assertTermsSound` finds
 */
export function structureAbs(
  request: AbsRequest,
  identity: DealIdentity,
  months: readonly MonthlyCashFlow[],
): DealTerms {
  const basis = structureBasis(request, months);
  const cash = request.amortisation === "sculpted" ? basis.cash : levelled(basis.cash);
  const pars = parsOf(request, basis, cash);
  const classes = TRANCHE_CLASSES.map((seniority) => ({
    seniority,
    id: identity.trancheIds[seniority],
    parMinor: pars[seniority],
    couponRate: request[seniority].couponRate,
    accruals: basis.accruals({ couponRate: request[seniority].couponRate }),
  }));
  const schedules = sequentialSchedule(classes, cash);
  const supported = classes.filter(({ seniority }) => seniority !== "junior");
  const reserve = reserveTarget(supported, request.reserveMonths);
  const terms: DealTerms = {
    ...commonTerms(request, identity, basis.calendar),
    tranches: classes.map(({ seniority, id, parMinor }, index) => {
      const { name, symbol, couponRate, issuePrice, minimumTokens } = request[seniority];
      const schedule = schedules[index] ?? [];
      return {
        ...{ id, class: seniority, name, symbol, couponRate, issuePrice, minimumTokens },
        originalParMinor: parMinor.toString(),
        dayCount: request.dayCount,
        maturity: maturityOf(basis.calendar, schedule),
        schedule: schedule.map(String),
      };
    }),
    ...prioritiesOf(request, identity, basis, {
      waterfall: absWaterfall(request, identity, reserve),
      enforcementWaterfall: enforcedWaterfall(request, identity),
      reserveMinor: reserve,
    }),
  };
  assertTermsSound(terms);
  return terms;
}

function absWaterfall(request: AbsRequest, { trancheIds }: DealIdentity, reserve: bigint): WaterfallStep[] {
  const { senior, mezzanine, junior } = trancheIds;
  const protectedNotes = [senior, mezzanine];
  return [
    ...seniorSteps(request),
    { id: "senior-interest", kind: "interest", tranche: senior },
    { id: "mezzanine-interest", kind: "interest", tranche: mezzanine },
    { id: "reserve", kind: "reserve", targetMinor: reserve.toString(), supports: protectedNotes },
    {
      id: "dscr-trigger",
      kind: "dscr-test",
      tranches: protectedNotes,
      ...(request.dscrWindow && { window: request.dscrWindow }),
      minimum: request.dscrTrigger,
      curable: request.triggerCurable,
    },
    { id: "turbo", kind: "sequential-principal", tranches: protectedNotes, whenBreached: "dscr-trigger" },
    { id: "senior-principal", kind: "scheduled-principal", tranche: senior },
    { id: "mezzanine-principal", kind: "scheduled-principal", tranche: mezzanine },
    { id: "junior-interest", kind: "interest", tranche: junior },
    { id: "junior-principal", kind: "scheduled-principal", tranche: junior },
    residualStep(request),
  ];
}

/** After enforcement: costs and fees, then each class its interest and all its principal, senior first; no more reserve. */
function enforcedWaterfall(request: AbsRequest, { trancheIds }: DealIdentity): WaterfallStep[] {
  return [
    { id: "reserve-release", kind: "account-release", account: "reserve" },
    ...seniorSteps(request),
    ...TRANCHE_CLASSES.flatMap((seniority): WaterfallStep[] => [
      { id: `enforced-${seniority}-interest`, kind: "interest", tranche: trancheIds[seniority] },
      { id: `enforced-${seniority}-principal`, kind: "sequential-principal", tranches: [trancheIds[seniority]] },
    ]),
    residualStep(request),
  ];
}

/** The mean of the cash in every period, so that debt service is level. */
function levelled(cash: readonly bigint[]): bigint[] {
  const mean = cash.reduce((total, amount) => total + amount, 0n) / BigInt(cash.length);
  return cash.map(() => mean);
}

function parsOf(request: AbsRequest, basis: StructureBasis, cash: readonly bigint[]): Record<TrancheClass, bigint> {
  const bySeniority = (par: (seniority: TrancheClass) => bigint): Record<TrancheClass, bigint> => ({
    senior: wholeTokens(par("senior"), request.currency),
    mezzanine: wholeTokens(par("mezzanine"), request.currency),
    junior: wholeTokens(par("junior"), request.currency),
  });
  const sizes = { senior: request.senior.size, mezzanine: request.mezzanine.size, junior: request.junior.size };
  const shares = TRANCHE_CLASSES.flatMap((seniority) => {
    const size = sizes[seniority];
    return size.by === "share" ? [size.shareBps] : [];
  });
  if (shares.length === 0) {
    return bySeniority((seniority) => {
      const size = sizes[seniority];
      return size.by === "par" ? BigInt(size.parMinor) : 0n;
    });
  }
  const { total } = request;
  if (!total || shares.length !== 3 || shares.reduce((sum, share) => sum + share, 0) !== 10_000) {
    throw new HeliographError({
      code: "STRUCTURE_SIZES_INVALID",
      message: "The notes are sized neither all by par nor all by shares of a total.",
      remedy: "Give three pars, or a total with three shares that add up to 10000 basis points.",
    });
  }
  const shareOf = (seniority: TrancheClass) => {
    const size = sizes[seniority];
    return fromBps(size.by === "share" ? BigInt(size.shareBps) : 0n);
  };
  const totalPar =
    total.by === "par"
      ? BigInt(total.parMinor)
      : sequentialCapacity(
          TRANCHE_CLASSES.map((seniority) => ({
            share: shareOf(seniority),
            accruals: basis.accruals({ couponRate: request[seniority].couponRate }),
          })),
          cash,
          parseRational(total.dscr),
        );
  return bySeniority((seniority) => timesDown(totalPar, shareOf(seniority)));
}
