import * as z from "zod";
import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../deal/terms";
import { mulDivDown } from "../../money/rounding";
import { YearMonth } from "../../time/local-date";
import { shockRevenue } from "../pool/period-inputs";
import { projectDeal } from "./project";

/** A named future: revenue lower and costs higher by so much, from a month on. */
export const Scenario = z.strictObject({
  name: z.string().min(1).max(60),
  revenueDropBps: z.number().int().min(0).max(10_000),
  costRiseBps: z.number().int().min(0).max(100_000),
  from: YearMonth.optional(),
});
export type Scenario = z.infer<typeof Scenario>;

export type ScenarioRow = {
  readonly scenario: string;
  readonly trancheId: string;
  readonly yieldRate: number | null;
  readonly walYears: number | null;
  readonly minimumDscr: number | null;
  readonly lossMinor: string;
};

/** Yield, life, cover and loss of every tranche under every scenario: a sensitivity table, ready to be shown. */
export function scenarioTable(
  terms: DealTerms,
  months: readonly MonthlyCashFlow[],
  scenarios: readonly Scenario[],
): ScenarioRow[] {
  return scenarios.flatMap((scenario) => {
    const { tranches } = projectDeal(terms, underScenario(months, scenario));
    return terms.tranches.map(({ id }) => ({
      scenario: scenario.name,
      trancheId: id,
      yieldRate: tranches[id]?.yieldRate ?? null,
      walYears: tranches[id]?.walYears ?? null,
      minimumDscr: tranches[id]?.minimumDscr ?? null,
      lossMinor: String(tranches[id]?.lossMinor ?? 0n),
    }));
  });
}

/** The months as a scenario has them; cost lines that are costs rise, rounded down. */
export function underScenario(
  months: readonly MonthlyCashFlow[],
  { revenueDropBps, costRiseBps, from = "0000-01" }: Scenario,
): MonthlyCashFlow[] {
  return months.map((month) => {
    if (month.month < from) return month;
    const [shocked = month] = shockRevenue([month], revenueDropBps);
    let risen = 0n;
    const cost = { ...shocked.cost };
    for (const [line, minor] of Object.entries(shocked.cost) as [keyof typeof cost, string][]) {
      if (BigInt(minor) <= 0n) continue;
      const rise = mulDivDown(BigInt(minor), BigInt(costRiseBps), 10_000n);
      cost[line] = (BigInt(minor) + rise).toString();
      risen += rise;
    }
    return { ...shocked, cost, cfads: (BigInt(shocked.cfads) - risen).toString() };
  });
}
