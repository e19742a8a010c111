import type { OfferingFlow } from "@/lib/api/views/offering-view";
import type { Currency } from "@/lib/core/money/currency";
import { thousands } from "../../_charts/thousands";

export type FlowYears = {
  readonly years: readonly string[];
  /** Thousands of major units, for drawing and its table only. */
  readonly interest: readonly number[];
  readonly principal: readonly number[];
};

/** Payments of a tranche summed by calendar year until the last one in which anything is paid, exact until the last step. */
export function flowYears(flows: readonly OfferingFlow[], currency: Currency): FlowYears {
  const sums = new Map<string, { interest: bigint; principal: bigint }>();
  for (const flow of flows) {
    const year = flow.payment.slice(0, 4);
    const sum = sums.get(year) ?? { interest: 0n, principal: 0n };
    sums.set(year, {
      interest: sum.interest + BigInt(flow.interestMinor),
      principal: sum.principal + BigInt(flow.principalMinor),
    });
  }
  const years = [...sums].slice(
    0,
    1 + [...sums.values()].findLastIndex(({ interest, principal }) => interest + principal > 0n),
  );
  const rows = years.map(([, sum]) => sum);
  return {
    years: years.map(([year]) => year),
    interest: rows.map(({ interest }) => thousands(interest, currency)),
    principal: rows.map(({ principal }) => thousands(principal, currency)),
  };
}
