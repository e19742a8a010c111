import { weightedAverageLife } from "../../bond/average-life";
import { type DealTerms, TRANCHE_CLASSES } from "../../deal/terms";
import { planOf } from "../engine/compile-plan";
import { WaterfallEngine } from "../engine/number/engine";
import type { CashPath } from "./cash-path";
import { yieldAtIssue } from "./yield-at-issue";

/** A tranche by period of the calendar [minor], and its figures. */
export type NumberTranche = {
  readonly trancheId: string;
  readonly interest: Float64Array;
  readonly principal: Float64Array;
  readonly balance: Float64Array;
  /** NaN where nothing falls due. */
  readonly dscr: Float64Array;
  readonly minimumDscr: number | null;
  readonly averageDscr: number | null;
  readonly walYears: number | null;
  readonly yieldRate: number | null;
  /** Par and interest unpaid at the end [minor]. */
  readonly loss: number;
};

/** A deal by period [minor]: what `projectDeal` says, without its transfers and many times as fast. */
export type NumberProjection = {
  readonly tranches: readonly NumberTranche[];
  readonly collections: Float64Array;
  readonly costs: Float64Array;
  readonly fees: Float64Array;
  readonly reserve: Float64Array;
  readonly residual: Float64Array;
  readonly residualTotal: number;
  /** Index of the first period in which a test is breached; null where none is. */
  readonly firstBreach: number | null;
};

/** Runs the deal over one future by the engine over numbers. DSCR, life and yield are those of `projectDeal`. */
export function projectNumbers(terms: DealTerms, cash: CashPath): NumberProjection {
  const plan = planOf(terms);
  const engine = new WaterfallEngine(plan);
  const { periods } = plan;
  const ranks = terms.tranches.map((tranche) => TRANCHE_CLASSES.indexOf(tranche.class));
  const dscr = terms.tranches.map(() => new Float64Array(periods).fill(Number.NaN));
  const reserve = new Float64Array(periods);
  const tests = testTriggers(plan.steps);
  let firstBreach: number | null = null;
  for (let period = 0; period < periods; period++) {
    const collections = cash.collections[period] ?? 0;
    engine.run({ collections, costs: [cash.costs[period] ?? 0], collateral: -1, suspense: 0, events: [] });
    const available = collections - (engine.costsByPeriod[period] ?? 0) - (engine.feesByPeriod[period] ?? 0);
    for (const [index, rank] of ranks.entries()) {
      let service = 0;
      for (const { accrued, scheduled, index: other } of engine.tranches)
        if ((ranks[other] ?? 0) <= rank) service += accrued + scheduled;
      if (service > 0) (dscr[index] as Float64Array)[period] = available / service;
    }
    reserve[period] = engine.accounts[0]?.cash ?? 0;
    if (firstBreach === null && tests.some((trigger) => engine.triggers[trigger]?.breached)) firstBreach = period;
  }
  return {
    tranches: engine.tranches.map((cell, index) => summarize(terms, cell, dscr[index] as Float64Array)),
    collections: Float64Array.from({ length: periods }, (_, period) => cash.collections[period] ?? 0),
    costs: engine.costsByPeriod,
    fees: engine.feesByPeriod,
    reserve,
    residual: engine.residualByPeriod,
    residualTotal: engine.residualPaid,
    firstBreach,
  };
}

function summarize(terms: DealTerms, cell: WaterfallEngine["tranches"][number], dscr: Float64Array): NumberTranche {
  const tranche = terms.tranches[cell.index];
  if (!tranche) throw new RangeError("the engine runs other terms");
  const { closing, periods } = terms.calendar;
  const known = dscr.filter((value) => !Number.isNaN(value));
  return {
    trancheId: tranche.id,
    interest: cell.interestByPeriod,
    principal: cell.principalByPeriod,
    balance: cell.balanceByPeriod,
    dscr,
    minimumDscr: known.length === 0 ? null : known.reduce((least, value) => Math.min(least, value)),
    averageDscr: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length,
    walYears: weightedAverageLife(
      closing,
      periods.map(({ payment }, period) => ({
        date: payment,
        principalMinor: BigInt(cell.principalByPeriod[period] ?? 0),
      })),
    ),
    yieldRate: yieldAtIssue(
      closing,
      tranche,
      periods.map(({ payment }, period) => ({
        date: payment,
        amount: (cell.interestByPeriod[period] ?? 0) + (cell.principalByPeriod[period] ?? 0),
      })),
    ),
    loss: cell.balance + cell.unpaidInterest,
  };
}

/** Triggers that a test sets; those that follow a stated event are no tests. */
function testTriggers(steps: ReturnType<typeof planOf>["steps"]): readonly number[] {
  return steps.flatMap(({ kind, trigger }) => (kind.endsWith("-test") ? [trigger] : []));
}
