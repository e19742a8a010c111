import { COST_LINES, type MonthlyCashFlow, REVENUE_STREAMS } from "../../cashflow/lines/monthly-cash-flow";
import { HeliographError } from "../../errors/heliograph-error";
import { mulDivDown } from "../../money/rounding";

/** A station's projected months and the share of them that belongs to the pool. */
export type PoolMemberCashFlow = { readonly shareBps: number; readonly months: readonly MonthlyCashFlow[] };

/**
 * Cash flow of a pool: each member's lines times its share, rounded down (towards negative infinity) per line, added by
 * month over the months that any member covers. CFADS is revenue - cost of the sum.
 * @throws HeliographError POOL_MONTHS_INVALID when a member gives a month twice
 */
export function poolCashFlow(members: readonly PoolMemberCashFlow[]): MonthlyCashFlow[] {
  const byMonth = new Map<string, { revenue: Map<string, bigint>; cost: Map<string, bigint> }>();
  for (const { shareBps, months } of members) {
    if (new Set(months.map(({ month }) => month)).size !== months.length) {
      throw new HeliographError({
        code: "POOL_MONTHS_INVALID",
        message: "A station of the pool gives a month twice.",
        remedy: "Give each month of a station's cash flow once.",
      });
    }
    const share = BigInt(shareBps);
    for (const { month, revenue, cost } of months) {
      const sum = byMonth.get(month) ?? { revenue: new Map(), cost: new Map() };
      byMonth.set(month, sum);
      addShare(sum.revenue, revenue, share);
      addShare(sum.cost, cost, share);
    }
  }
  return [...byMonth.keys()].sort().map((month) => {
    const sum = byMonth.get(month);
    const revenue = sum?.revenue ?? new Map<string, bigint>();
    const cost = sum?.cost ?? new Map<string, bigint>();
    return {
      month,
      revenue: linesInOrder(REVENUE_STREAMS, revenue),
      cost: linesInOrder(COST_LINES, cost),
      cfads: (totalOf(revenue) - totalOf(cost)).toString(),
    };
  });
}

/** Sum of the lines of one side of a month [minor]. */
export function totalOfLines(lines: Readonly<Partial<Record<string, string>>>): bigint {
  return Object.values(lines).reduce((total, minor) => total + BigInt(minor ?? "0"), 0n);
}

function addShare(sum: Map<string, bigint>, lines: Readonly<Partial<Record<string, string>>>, shareBps: bigint): void {
  for (const [line, minor] of Object.entries(lines)) {
    if (minor === undefined) continue;
    sum.set(line, (sum.get(line) ?? 0n) + mulDivDown(BigInt(minor), shareBps, 10_000n));
  }
}

function linesInOrder<Line extends string>(order: readonly Line[], sums: ReadonlyMap<string, bigint>) {
  const lines: Partial<Record<Line, string>> = {};
  for (const line of order) {
    const sum = sums.get(line);
    if (sum !== undefined) lines[line] = sum.toString();
  }
  return lines;
}

function totalOf(lines: ReadonlyMap<string, bigint>): bigint {
  let total = 0n;
  for (const minor of lines.values()) total += minor;
  return total;
}
