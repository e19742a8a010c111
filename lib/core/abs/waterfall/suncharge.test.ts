import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { describeWithReferenceData, referenceJson, referencePath } from "../../../../test/reference-data";
import { weightedAverageLife } from "../../bond/average-life";
import { onlyRateOfReturn } from "../../cashflow/returns/rate-of-return";
import { timedFlows } from "../../cashflow/returns/timed-flow";
import type { CalendarPeriod, DealTerms } from "../../deal/terms";
import { parseRational } from "../../money/rational";
import { poolBalances, presentBalance } from "../pool/pool-balance";
import { A, B, type Suncharge, type SunchargeRow, type SunchargeScenario, sunchargeTerms } from "./suncharge.fixture";
import { openingState, runWaterfall } from "./waterfall";
import type { WaterfallResult } from "./waterfall-shapes";
import { assertWaterfallSound } from "./waterfall-soundness";

const QUARTERLY_RATE = parseRational("0.015");

describeWithReferenceData("SUNCHARGE, every scenario of every file of its name", () => {
  const folder = dirname(referencePath("finance/suncharge_base.json"));
  const files = readdirSync(folder).filter((name) => /^suncharge.*\.json$/.test(name));
  const scenarios = files.flatMap((file) => {
    const suncharge = referenceJson<Suncharge>(`finance/${file}`);
    return Object.entries(suncharge.scenarios).map(([name, scenario]) => ({ file, name, suncharge, scenario }));
  });

  test.each(scenarios)(
    "$file, $name: every row of tranches, fees and accounts to the cent",
    ({ suncharge, scenario }) => {
      const terms = sunchargeTerms(suncharge, scenario.rows);
      assertWaterfallSound(terms);
      expect(rowsOf(terms, scenario.rows)).toEqual(scenario.rows);
    },
  );

  test.each(scenarios)("$file, $name: life and yield at par", ({ suncharge, scenario }) => {
    const { closing } = suncharge.deal;
    for (const [id, key, interest, principal] of [
      ["A", "balA", "intA", "prinA"],
      ["B", "balB", "intB", "prinB"],
    ] as const) {
      const { [id]: metrics } = scenario.metrics;
      const par = suncharge.deal.tranches.find((tranche) => tranche.id === id)?.balanceCents ?? 0;
      const flows = scenario.rows.map((row) => ({ date: row.date, amount: row[interest] + row[principal] }));
      const life = weightedAverageLife(
        closing,
        scenario.rows.map((row) => ({ date: row.date, principalMinor: BigInt(row[principal]) })),
      );
      expect(life).toBeCloseTo(metrics?.walAct365_ofPaidPrincipal ?? Number.NaN, 5);
      expect(scenario.rows.at(-1)?.[key]).toBe(metrics?.principalUnpaidCents);
      const rate = onlyRateOfReturn(timedFlows([{ date: closing, amount: -par }, ...flows]));
      expect(rate).toBeCloseTo(metrics?.xirrAtPar_Act365 ?? Number.NaN, 9);
    }
  });

  test.each(scenarios.filter(({ scenario }) => scenario.poolRows.every(([, , , , loss]) => loss === 0)))(
    "$file, $name: the pool's discounted balance",
    ({ suncharge, scenario }) => {
      const flows = scenario.poolFlowsCents.map(BigInt);
      const opening = BigInt(suncharge.deal.poolOpeningBalanceCents);
      expect(presentBalance(flows, QUARTERLY_RATE)).toBe(opening);
      expect(balancesOf(opening, scenario)).toEqual(scenario.poolRows.map((row) => row.slice(1)));
    },
  );
});

/** The run as the reference tells it. */
function rowsOf(terms: DealTerms, rows: readonly SunchargeRow[]): SunchargeRow[] {
  let state = openingState(terms);
  return rows.map((row, index) => {
    const result = runWaterfall(terms, state, {
      period: terms.calendar.periods[index] as CalendarPeriod,
      distributableMinor: BigInt(row.collections),
      operatingCosts: [],
    });
    state = result.closing;
    return rowOf(row, result);
  });
}

function rowOf(
  { date, collections, poolBalance }: SunchargeRow,
  { transfers, tranches, tests, closing }: WaterfallResult,
): SunchargeRow {
  const paid = (stepId: string, from?: string) =>
    transfers
      .filter((transfer) => transfer.stepId === stepId && (from === undefined || transfer.from === from))
      .reduce((total, { amountMinor }) => total + Number(amountMinor), 0);
  return {
    ...{ date, collections, poolBalance },
    reserveRelease: paid("reserve-release"),
    trustee: paid("trustee-fee"),
    servicer: paid("servicer-fee"),
    intA: Number(tranches[A]?.interestPaidMinor),
    reserveDraw: paid("interest-a", "reserve"),
    intB: Number(tranches[B]?.interestPaidMinor),
    intBShortfall: Number(closing.tranches[B]?.unpaidInterestMinor),
    reserveTopUp: paid("reserve-top-up"),
    ocTrigger: tests.find(({ stepId }) => stepId === "oc")?.failed ?? false,
    prinA: Number(tranches[A]?.principalPaidMinor),
    prinB: Number(tranches[B]?.principalPaidMinor),
    equity: paid("residual"),
    balA: Number(tranches[A]?.balanceMinor),
    balB: Number(tranches[B]?.balanceMinor),
    reserve: Number(closing.reserveMinor),
    collAccount: Number(closing.accounts?.trap),
  };
}

function balancesOf(opening: bigint, { poolFlowsCents }: SunchargeScenario): number[][] {
  return poolBalances(opening, poolFlowsCents.map(BigInt), QUARTERLY_RATE).map((row) =>
    [row.balanceMinor, row.principalMinor, row.interestMinor, row.lossMinor].map(Number),
  );
}
