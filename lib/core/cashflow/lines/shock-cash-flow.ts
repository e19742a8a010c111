import { mulDivHalfUp } from "../../money/rounding";
import {
  COST_LINES,
  type CostLine,
  type MonthlyCashFlow,
  REVENUE_STREAMS,
  type RevenueStream,
} from "./monthly-cash-flow";

/** Factors in basis points, 10 000 = unchanged; a line of its own overrides the factor for all. */
export type CashFlowShock = {
  readonly revenueBps?: number;
  readonly costBps?: number;
  readonly streamBps?: Partial<Record<RevenueStream, number>>;
  readonly lineBps?: Partial<Record<CostLine, number>>;
};

/**
 * A downside (or upside) of monthly cash flows for structuring: every line scaled exactly and rounded half up, CFADS summed
 * again. Tax is scaled like any cost line unless told otherwise: with `revenueBps` alone it stays, which is on the safe side.
 */
export function shockCashFlow(months: readonly MonthlyCashFlow[], shock: CashFlowShock): MonthlyCashFlow[] {
  return months.map((month) => {
    const scaled: MonthlyCashFlow = { month: month.month, revenue: {}, cost: {}, cfads: "0" };
    let cfads = 0n;
    for (const stream of REVENUE_STREAMS) {
      const minor = month.revenue[stream];
      if (minor === undefined) continue;
      const value = scale(minor, shock.streamBps?.[stream] ?? shock.revenueBps);
      scaled.revenue[stream] = value.toString();
      cfads += value;
    }
    for (const line of COST_LINES) {
      const minor = month.cost[line];
      if (minor === undefined) continue;
      const value = scale(minor, shock.lineBps?.[line] ?? shock.costBps);
      scaled.cost[line] = value.toString();
      cfads -= value;
    }
    return { ...scaled, cfads: cfads.toString() };
  });
}

function scale(minor: string, bps = 10_000): bigint {
  return mulDivHalfUp(BigInt(minor), BigInt(bps), 10_000n);
}
