import { yearFraction } from "../bond/day-count";
import type { DealTerms } from "../deal/terms";
import { multiplyRational, parseRational, type Rational } from "../money/rational";
import { mulDivDown } from "../money/rounding";
import { partsOf } from "../time/local-date";
import type { WaterfallStep } from "./waterfall-step";

type StepOf<Kind extends WaterfallStep["kind"]> = Extract<WaterfallStep, { kind: Kind }>;

/** A step whose texts are read once. */
export type CompiledStep =
  | Exclude<WaterfallStep, { kind: "fee" | "reserve" | "dscr-test" }>
  | (StepOf<"fee"> & { readonly annual: bigint })
  | (StepOf<"reserve"> & { readonly target: bigint })
  | (StepOf<"dscr-test"> & { readonly minimumRate: Rational });

export type CompiledTranche = {
  readonly id: string;
  readonly originalPar: bigint;
  /** Scheduled principal by period index [minor]. */
  readonly schedule: readonly bigint[];
  /** Yearly rate x year fraction of each interest period, exact. */
  readonly accruals: readonly Rational[];
};

/** The terms of a deal with everything parsed that does not depend on cash. */
export type CompiledDeal = {
  readonly tranches: readonly CompiledTranche[];
  readonly steps: readonly CompiledStep[];
  /** Length of each period in months: fees are a yearly amount x months / 12. */
  readonly periodMonths: readonly bigint[];
  /** Tranches whose interest the reserve may pay. */
  readonly reserveSupports: ReadonlySet<string>;
  readonly initialReserve: bigint;
};

const compiled = new WeakMap<DealTerms, CompiledDeal>();

/** Parses terms once per object: terms are frozen by their hash, a changed deal is a new object. */
export function compileDeal(terms: DealTerms): CompiledDeal {
  const known = compiled.get(terms);
  if (known) return known;
  const deal: CompiledDeal = {
    tranches: terms.tranches.map((tranche) => {
      const rate = parseRational(tranche.couponRate);
      return {
        id: tranche.id,
        originalPar: BigInt(tranche.originalParMinor),
        schedule: tranche.schedule.map(BigInt),
        accruals: interestPeriods(terms).map(({ from, to }) =>
          multiplyRational(rate, yearFraction(tranche.dayCount, from, to, tranche.maturity)),
        ),
      };
    }),
    steps: terms.waterfall.map(compileStep),
    periodMonths: terms.calendar.periods.map(({ from, to }) => BigInt(wholeMonthsBetween(from, to))),
    reserveSupports: new Set(terms.waterfall.flatMap((step) => (step.kind === "reserve" ? step.supports : []))),
    initialReserve: BigInt(terms.initialReserveMinor),
  };
  compiled.set(terms, deal);
  return deal;
}

/**
 * Interest runs from closing, then from one interest date to the next (the payment date before its adjustment to a
 * business day, where the calendar states it), so that every balance bears interest until the day it is repaid.
 */
export function interestPeriods(terms: Pick<DealTerms, "calendar">): { from: string; to: string }[] {
  let from = terms.calendar.closing;
  return terms.calendar.periods.map((period) => {
    const interval = { from, to: period.interestTo ?? period.payment };
    from = interval.to;
    return interval;
  });
}

/** Fee of a period [minor], rounded down. */
export function feeOfPeriod(annual: bigint, months: bigint): bigint {
  return mulDivDown(annual, months, 12n);
}

function compileStep(step: WaterfallStep): CompiledStep {
  switch (step.kind) {
    case "fee":
      return { ...step, annual: BigInt(step.annualMinor) };
    case "reserve":
      return { ...step, target: BigInt(step.targetMinor) };
    case "dscr-test":
      return { ...step, minimumRate: parseRational(step.minimum) };
    case "operating-costs":
    case "interest":
    case "scheduled-principal":
    case "sequential-principal":
    case "residual":
      return step;
    default:
      return step satisfies never;
  }
}

function wholeMonthsBetween(from: string, to: string): number {
  const start = partsOf(from);
  const end = partsOf(to);
  return (end.year - start.year) * 12 + end.month - start.month;
}
