import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../deal/terms";
import { mulDivDown } from "../../money/rounding";
import type { WaterfallEngine as BigintEngine } from "../engine/bigint/engine";
import type { WaterfallEngine as NumberEngine } from "../engine/number/engine";
import { monthsOf, projectedInputs } from "../pool/period-inputs";

/** Cash of a deal's periods in one future, for the engine over numbers: whole minor units. */
export type CashPath = {
  readonly collections: ArrayLike<number>;
  /** Operating costs by period. */
  readonly costs: ArrayLike<number>;
  /** Balance of the collateral by period; absent: as the terms state it. */
  readonly collateral?: ArrayLike<number>;
};

const NO_EVENTS: readonly string[] = [];

/**
 * Runs a deal from closing over a path; the engine's cells then hold the end, its `...ByPeriod` arrays the way there.
 * @param offset where the path begins in its arrays: many paths may lie in one
 */
export function runPath(engine: NumberEngine, { collections, costs, collateral }: CashPath, offset = 0): void {
  const { periods } = engine.plan;
  const cost = [0];
  const input = { collections: 0, costs: cost, collateral: -1, suspense: 0, events: NO_EVENTS };
  engine.reset();
  for (let period = 0; period < periods; period++) {
    input.collections = collections[offset + period] ?? 0;
    cost[0] = costs[offset + period] ?? 0;
    if (collateral) input.collateral = collateral[offset + period] ?? 0;
    engine.run(input);
  }
}

/** Projected cash by period with the revenue that a shock lowers apart from the rest [minor]. */
export type ShockableCash = readonly {
  readonly revenue: readonly bigint[];
  readonly otherCash: bigint;
  readonly costs: readonly bigint[];
}[];

/** The pool's months by the deal's periods. @throws HeliographError PROJECTION_MONTH_MISSING */
export function shockableCash(terms: Pick<DealTerms, "calendar">, months: readonly MonthlyCashFlow[]): ShockableCash {
  const byMonth = new Map(months.map((month) => [month.month, month]));
  return projectedInputs(terms, months).map(({ period, distributableMinor, operatingCosts }) => {
    const revenue = monthsOf(period).flatMap((name) =>
      Object.values(byMonth.get(name)?.revenue ?? {})
        .map((minor) => BigInt(minor ?? "0"))
        .filter((minor) => minor > 0n),
    );
    return {
      revenue,
      otherCash: revenue.reduce((rest, line) => rest - line, distributableMinor),
      costs: operatingCosts.map(({ amountMinor }) => amountMinor),
    };
  });
}

/** Cash of a future in which every revenue line is lower and every cost higher, as `underScenario` has them, for `runPath`. */
export function scenarioCash(
  cash: ShockableCash,
  { revenueDropBps, costRiseBps }: { readonly revenueDropBps: number; readonly costRiseBps: number },
): CashPath {
  const kept = 10_000n - BigInt(revenueDropBps);
  const rise = BigInt(costRiseBps);
  return {
    collections: cash.map(({ revenue, otherCash }) =>
      Number(revenue.reduce((sum, line) => sum + mulDivDown(line, kept, 10_000n), otherCash)),
    ),
    costs: cash.map(({ costs }) =>
      Number(costs.reduce((sum, line) => sum + line + mulDivDown(line, rise, 10_000n), 0n)),
    ),
  };
}

/** Runs a deal from closing on cash whose every revenue line is lower by `dropBps`, exactly as `shockRevenue` lowers it. */
export function runShocked(engine: BigintEngine, cash: ShockableCash, dropBps: number): void {
  engine.reset();
  const kept = 10_000n - BigInt(dropBps);
  for (const { revenue, otherCash, costs } of cash) {
    const collections = revenue.reduce((sum, line) => sum + mulDivDown(line, kept, 10_000n), otherCash);
    engine.run({ collections, costs, collateral: -1n, suspense: 0n, events: NO_EVENTS });
  }
}
