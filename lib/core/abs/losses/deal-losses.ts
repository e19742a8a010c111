import * as z from "zod";
import type { DealTerms } from "../../deal/terms";
import { YearMonth } from "../../time/local-date";
import { quantile } from "../../uncertainty/exceedance";
import { planOf } from "../engine/compile-plan";
import { poolFactorSteps } from "../outlook/pool-factors";
import type { PoolOutlook } from "../outlook/pool-outlook";
import { poolPaths } from "../pool/pool-paths";
import { GradeTable, IndicativeGrade, indicativeGrade } from "./indicative-grade";
import { attachmentForProbability, simulateLosses, type TrancheLosses } from "./loss-distribution";

const Probability = z.number().gt(0).lt(1);

/** How many futures are drawn, and what is read from their losses. */
export const LossOrder = z.strictObject({
  paths: z.number().int().min(100).max(10_000),
  seed: z
    .number()
    .int()
    .nonnegative()
    .max(2 ** 31),
  /** Probabilities of a loss that a tranche should not exceed: each gives the point where it would have to attach. */
  attachFor: z.array(Probability).max(20).optional(),
  /** The user's own table; the product brings none. */
  grades: GradeTable.optional(),
});
export type LossOrder = z.infer<typeof LossOrder>;

const Part = z.number().min(0).max(1);

/** What each tranche loses over the paths, in parts of its par. */
export const DealLosses = z.strictObject({
  paths: z.number().int(),
  seed: z.number().int(),
  firstMonth: YearMonth,
  tranches: z.array(
    z.strictObject({
      trancheId: z.string(),
      /** Share of paths on which par or interest is unpaid at the end. */
      defaultProbability: Part,
      expectedLoss: z.number().nonnegative(),
      /** Null where no path loses. */
      lossGivenDefault: z.number().nonnegative().nullable(),
      averageLifePeriods: z.number().nullable(),
      /** Loss exceeded on 50, 10, 5 and 1 % of the paths. */
      quantiles: z.strictObject({ p50: z.number(), p10: z.number(), p5: z.number(), p1: z.number() }),
      grade: IndicativeGrade.optional(),
    }),
  ),
  attachment: z.array(z.strictObject({ probability: Probability, attachesAt: z.number().nonnegative() })),
});
export type DealLosses = z.infer<typeof DealLosses>;

/**
 * Runs a deal over many futures of its pool, drawn from each station's own Monte Carlo run or, where it has none, from the
 * spreads that every run begins with. Same seed, same result within 1e-12 relative.
 */
export function dealLosses(terms: DealTerms, pool: PoolOutlook, order: LossOrder): DealLosses {
  const { paths, seed, grades, attachFor = [] } = order;
  const from = terms.calendar.periods[0]?.period ?? terms.calendar.closing.slice(0, 7);
  const years = Math.ceil(terms.calendar.periods.length / 12);
  const { factors } = drawn(poolFactorSteps(pool.stations, { seed, paths, from, years }, paths));
  const cash = poolPaths(terms, [{ shareBps: 10_000, months: pool.months, years, factors }]);
  const { tranches, dealLosses: losses } = simulateLosses(planOf(terms), cash);
  return {
    ...{ paths, seed, firstMonth: from },
    tranches: tranches.map((tranche) => ({
      ...figuresOf(tranche),
      ...(grades && { grade: indicativeGrade(grades, tranche) }),
    })),
    attachment: attachFor.map((probability) => ({
      probability,
      attachesAt: attachmentForProbability(losses, probability),
    })),
  };
}

function figuresOf(tranche: TrancheLosses) {
  const { trancheId, defaultProbability, expectedLoss, lossGivenDefault, averageLifePeriods, losses } = tranche;
  return {
    ...{ trancheId, defaultProbability, expectedLoss, lossGivenDefault, averageLifePeriods },
    quantiles: {
      p50: quantile(losses, 0.5),
      p10: quantile(losses, 0.9),
      p5: quantile(losses, 0.95),
      p1: quantile(losses, 0.99),
    },
  };
}

function drawn<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
