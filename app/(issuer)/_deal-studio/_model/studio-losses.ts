import { attachmentForProbability, type LossDistribution } from "@/lib/core/abs/losses/loss-distribution";
import type { PoolFactors } from "@/lib/core/abs/outlook/pool-factors";
import type { CashBand, CashFan } from "@/lib/core/abs/projection/cash-fan";
import { exceedance } from "@/lib/core/uncertainty/exceedance";

/** Probabilities of a loss for which the studio says where a tranche would have to attach. */
const PROBABILITIES = [0.001, 0.01, 0.05, 0.1] as const;

type TrancheRisk = {
  readonly trancheId: string;
  readonly defaultProbability: number;
  readonly expectedLoss: number;
  readonly lossGivenDefault: number | null;
};

/** What many futures do to a structure. */
export type StudioLosses = {
  readonly paths: number;
  readonly tranches: readonly TrancheRisk[];
  /** Of each tranche and then of the residual. */
  readonly bands: readonly CashBand[];
  /** Part of all par that is lost with at most this probability: where a tranche attaches that it must spare. */
  readonly attachments: readonly { readonly probability: number; readonly lossShare: number }[];
  /** How far revenue over the life falls below the base case, exceeded with so much [0 to 1, below 0 where it rises]. */
  readonly revenueDrop: { readonly p50: number; readonly p90: number; readonly p99: number };
};

export function lossesOf(
  { paths, tranches, dealLosses }: LossDistribution,
  fan: CashFan,
  factors: PoolFactors,
): StudioLosses {
  const means = Float64Array.from({ length: factors.paths }, (_, path) => {
    const own = factors.factors.subarray(path * factors.years, (path + 1) * factors.years);
    return own.reduce((sum, factor) => sum + factor, 0) / factors.years;
  });
  const { p50, p90, p99 } = exceedance(means);
  return {
    paths,
    tranches: tranches.map(({ trancheId, defaultProbability, expectedLoss, lossGivenDefault }) => ({
      ...{ trancheId, defaultProbability, expectedLoss, lossGivenDefault },
    })),
    bands: [...tranches.keys(), tranches.length].map((layer) => fan.band(layer)),
    attachments: PROBABILITIES.map((probability) => ({
      probability,
      lossShare: attachmentForProbability(dealLosses, probability),
    })),
    revenueDrop: { p50: 1 - p50, p90: 1 - p90, p99: 1 - p99 },
  };
}
