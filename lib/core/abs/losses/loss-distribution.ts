import { WaterfallEngine } from "../engine/number/engine";
import type { WaterfallPlan } from "../engine/plan";
import { type CashPath, runPath } from "../projection/cash-path";

/** Many futures of a deal's cash, path by path: `collections[path * periods + period]` [minor]. */
export type CashPaths = CashPath & { readonly paths: number };

/** What a tranche loses over many paths. Fractions are of its original par. */
export type TrancheLosses = {
  readonly trancheId: string;
  /** Share of paths on which par or interest is unpaid at the end. */
  readonly defaultProbability: number;
  readonly expectedLoss: number;
  /** Expected loss over the probability of default; null where no path loses. */
  readonly lossGivenDefault: number | null;
  /** Mean of the paths' weighted average lives [periods]. */
  readonly averageLifePeriods: number | null;
  /** Loss of each path, ascending. */
  readonly losses: Float64Array;
};

export type LossDistribution = {
  readonly paths: number;
  readonly tranches: readonly TrancheLosses[];
  /** Loss of all tranches together over their par, by path, ascending: what attachment points are read from. */
  readonly dealLosses: Float64Array;
};

/** Runs a deal over every path by the engine over numbers. */
export function simulateLosses(plan: WaterfallPlan, cash: CashPaths): LossDistribution {
  const steps = lossSteps(plan, cash, cash.paths);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in parts, for whoever must answer something else in between: yields how many paths are done after each part.
 * @param part paths between two rests
 * @param onPath looks at the engine as a path has left it
 */
export function* lossSteps(
  plan: WaterfallPlan,
  cash: CashPaths,
  part: number,
  onPath?: (engine: WaterfallEngine, path: number) => void,
): Generator<number, LossDistribution, void> {
  const engine = new WaterfallEngine(plan);
  const { periods } = plan;
  const { paths } = cash;
  const losses = plan.tranches.map(() => new Float64Array(paths));
  const lives = plan.tranches.map(() => ({ sum: 0, count: 0 }));
  const dealLosses = new Float64Array(paths);
  const totalPar = engine.tranches.reduce((sum, { original }) => sum + original, 0);
  for (let path = 0; path < paths; path++) {
    runPath(engine, cash, path * periods);
    let lost = 0;
    for (const [index, tranche] of engine.tranches.entries()) {
      const loss = tranche.balance + tranche.unpaidInterest;
      lost += loss;
      (losses[index] as Float64Array)[path] = loss / tranche.original;
      const life = averageLife(tranche.principalByPeriod);
      const total = lives[index] as { sum: number; count: number };
      if (life !== null) {
        total.sum += life;
        total.count += 1;
      }
    }
    dealLosses[path] = lost / totalPar;
    onPath?.(engine, path);
    if ((path + 1) % part === 0 && path + 1 < paths) yield path + 1;
  }
  return {
    paths,
    tranches: plan.tranches.map(({ id }, index) =>
      summarize(id, losses[index] as Float64Array, lives[index] as { sum: number; count: number }),
    ),
    dealLosses: dealLosses.sort(),
  };
}

/** Life of repaid principal [periods from closing]; null where none is repaid. */
function averageLife(principal: ArrayLike<number>): number | null {
  let total = 0;
  let weighted = 0;
  for (let period = 0; period < principal.length; period++) {
    const amount = principal[period] as number;
    total += amount;
    weighted += amount * (period + 1);
  }
  return total === 0 ? null : weighted / total;
}

function summarize(trancheId: string, losses: Float64Array, life: { sum: number; count: number }): TrancheLosses {
  let defaults = 0;
  let sum = 0;
  for (const loss of losses) {
    sum += loss;
    if (loss > 0) defaults += 1;
  }
  const defaultProbability = defaults / losses.length;
  const expectedLoss = sum / losses.length;
  return {
    trancheId,
    defaultProbability,
    expectedLoss,
    lossGivenDefault: defaults === 0 ? null : expectedLoss / defaultProbability,
    averageLifePeriods: life.count === 0 ? null : life.sum / life.count,
    losses: losses.sort(),
  };
}

/**
 * Where a tranche must attach for its probability of a loss to stay at or below `probability`: the quantile of the pool's
 * losses that is exceeded so often. @param ascending losses as parts of the pool, ascending
 */
export function attachmentForProbability(ascending: Float64Array, probability: number): number {
  const exceeding = Math.floor(probability * ascending.length);
  return ascending[Math.max(0, ascending.length - 1 - exceeding)] ?? 0;
}

/** Expected loss of a slice of the pool between two points, as a part of the slice. */
export function sliceLoss(losses: Float64Array, attach: number, detach: number): number {
  let sum = 0;
  for (const loss of losses) sum += Math.min(Math.max(loss - attach, 0), detach - attach);
  return sum / losses.length / (detach - attach);
}
