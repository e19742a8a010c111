import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import { allocate } from "../../money/rounding";
import { totalOfLines } from "./pool-cash-flow";

/**
 * The months with each replacement paid for in equal parts beforehand: from the month after the replacement before it (or
 * the first month) up to its own, as the contributions to a major maintenance reserve. Every total over the life stays
 * what it was, to the minor unit; a month that carries debt is no longer struck by a lump.
 */
export function fundReplacements(months: readonly MonthlyCashFlow[]): MonthlyCashFlow[] {
  const contributions = months.map(() => 0n);
  let begin = 0;
  for (const [index, { cost }] of months.entries()) {
    const lump = BigInt(cost.replacement ?? "0");
    if (lump <= 0n) continue;
    const parts = allocate(
      lump,
      Array.from({ length: index - begin + 1 }, () => 1n),
    );
    for (const [offset, part] of parts.entries()) contributions[begin + offset] = part;
    begin = index + 1;
  }
  return months.map((month, index) => {
    const cost = { ...month.cost, replacement: (contributions[index] ?? 0n).toString() };
    return { ...month, cost, cfads: (totalOfLines(month.revenue) - totalOfLines(cost)).toString() };
  });
}
