import { weightedAverageLife } from "../../bond/average-life";
import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms, TrancheTerms } from "../../deal/terms";
import { TRANCHE_CLASSES } from "../../deal/terms";
import { projectedInputs } from "../pool/period-inputs";
import { openingState, runWaterfall } from "../waterfall/waterfall";
import type { DealState, PeriodInputs, WaterfallResult } from "../waterfall/waterfall-shapes";
import { yearlyCovers } from "./yearly-covers";
import { yieldAtIssue } from "./yield-at-issue";

/** What a tranche gets on one payment date [minor]. */
export type TrancheFlow = {
  readonly period: string;
  readonly payment: string;
  readonly interestMinor: bigint;
  readonly principalMinor: bigint;
  readonly balanceMinor: bigint;
  /**
   * Cash after operating costs and fees over interest accrued and principal scheduled in the period for this class and
   * those that rank before it; null when nothing falls due.
   */
  readonly dscr: number | null;
  /** The same over the twelve months that end, and over the twelve that begin, with this date; see `yearlyCovers`. */
  readonly dscrHistoric: number | null;
  readonly dscrForward: number | null;
};

export type TrancheProjection = {
  readonly trancheId: string;
  readonly flows: readonly TrancheFlow[];
  readonly interestTotalMinor: bigint;
  readonly principalTotalMinor: bigint;
  /** Par and interest still unpaid after the last period [minor]. */
  readonly lossMinor: bigint;
  /** Years, act/365f from closing; null when nothing is repaid. */
  readonly walYears: number | null;
  /** Annual effective rate at the issue price, act/365f; null when there is none. */
  readonly yieldRate: number | null;
  readonly minimumDscr: number | null;
  readonly averageDscr: number | null;
};

export type PeriodProjection = {
  readonly period: string;
  readonly payment: string;
  readonly distributableMinor: bigint;
  readonly operatingCostsDueMinor: bigint;
  readonly feesPaidMinor: bigint;
  readonly reserveMinor: bigint;
  readonly residualMinor: bigint;
  /** Of all classes together: on this date, over twelve months back and ahead. */
  readonly dscr: number | null;
  readonly dscrHistoric: number | null;
  readonly dscrForward: number | null;
  readonly result: WaterfallResult;
};

export type DealProjection = {
  readonly periods: readonly PeriodProjection[];
  readonly tranches: Readonly<Record<string, TrancheProjection>>;
  readonly closing: DealState;
  readonly residualTotalMinor: bigint;
  /** First period in which a test is breached. */
  readonly firstBreach: string | null;
};

/**
 * Runs the waterfall over the deal's calendar on projected months: the same code that distributes real cash.
 * @throws HeliographError PROJECTION_MONTH_MISSING
 */
export function projectDeal(terms: DealTerms, poolMonths: readonly MonthlyCashFlow[]): DealProjection {
  return projectInputs(terms, projectedInputs(terms, poolMonths));
}

/** The same on what each period brings, from closing to the end of the calendar. */
export function projectInputs(terms: DealTerms, inputs: readonly PeriodInputs[]): DealProjection {
  const runs = runProjected(terms, inputs);
  const cash = runs.map(({ available }) => available);
  const coversOf = (name: string) => {
    const services = runs.map((run) => known(run.services.get(name)));
    const { historic, forward } = yearlyCovers(terms.calendar, cash, services);
    return runs.map((run, index) => ({
      dscr: ratio(run.available, known(services[index])),
      dscrHistoric: known(historic[index]),
      dscrForward: known(forward[index]),
    }));
  };
  const flows = new Map(
    terms.tranches.map(({ id }) => {
      const covers = coversOf(id);
      return [id, runs.map((run, index): TrancheFlow => ({ ...flowOf(run, id), ...known(covers[index]) }))];
    }),
  );
  const covers = coversOf("all");
  const periods = runs.map(({ input, result }, index) => ({
    ...describePeriod(input, result),
    ...known(covers[index]),
  }));
  const state = runs.at(-1)?.result.closing ?? openingState(terms);
  return {
    periods,
    tranches: Object.fromEntries(
      terms.tranches.map((tranche) => [
        tranche.id,
        summarizeTranche(terms, tranche, known(flows.get(tranche.id)), state),
      ]),
    ),
    closing: state,
    residualTotalMinor: state.residualPaidMinor,
    firstBreach: periods.find(({ result }) => result.tests.some((test) => test.breached))?.period ?? null,
  };
}

type ProjectedRun = {
  readonly input: PeriodInputs;
  readonly result: WaterfallResult;
  /** Cash after operating costs and fees [minor]. */
  readonly available: bigint;
  readonly services: ReadonlyMap<string, bigint>;
};

function runProjected(terms: DealTerms, inputs: readonly PeriodInputs[]): ProjectedRun[] {
  let state = openingState(terms);
  return inputs.map((input) => {
    const result = runWaterfall(terms, state, input);
    const services = debtServices(terms, state, result);
    const available = input.distributableMinor - paidBy(result, "operating-cost") - paidBy(result, "fee");
    state = result.closing;
    return { input, result, available, services };
  });
}

function flowOf({ input, result }: ProjectedRun, trancheId: string) {
  const {
    interestPaidMinor,
    stepUpPaidMinor = 0n,
    principalPaidMinor,
    balanceMinor,
  } = known(result.tranches[trancheId]);
  return {
    period: input.period.period,
    payment: input.period.payment,
    interestMinor: interestPaidMinor + stepUpPaidMinor,
    principalMinor: principalPaidMinor,
    balanceMinor,
  };
}

/** Par and interest that a tranche has not got when the calendar ends [minor]. */
export function lossOf(state: DealState, trancheId: string): bigint {
  const { balanceMinor, unpaidInterestMinor } = known(state.tranches[trancheId]);
  return balanceMinor + unpaidInterestMinor;
}

/** Interest accrued and principal scheduled in the period, per tranche with those that rank before or beside it. */
function debtServices(terms: DealTerms, opening: DealState, result: WaterfallResult): Map<string, bigint> {
  const services = new Map<string, bigint>();
  const byClass = TRANCHE_CLASSES.map(() => 0n);
  for (const tranche of terms.tranches) {
    const before = known(opening.tranches[tranche.id]);
    const { interestDueMinor } = known(result.tranches[tranche.id]);
    const scheduled = BigInt(tranche.schedule[opening.periodIndex] ?? "0");
    const principal = scheduled < before.balanceMinor ? scheduled : before.balanceMinor;
    const rank = TRANCHE_CLASSES.indexOf(tranche.class);
    byClass[rank] = (byClass[rank] ?? 0n) + interestDueMinor - before.unpaidInterestMinor + principal;
  }
  const upTo = (rank: number) => byClass.slice(0, rank + 1).reduce((total, service) => total + service, 0n);
  for (const { id, class: seniority } of terms.tranches) services.set(id, upTo(TRANCHE_CLASSES.indexOf(seniority)));
  services.set("all", upTo(TRANCHE_CLASSES.length - 1));
  return services;
}

function describePeriod(input: PeriodInputs, result: WaterfallResult) {
  return {
    period: input.period.period,
    payment: input.period.payment,
    distributableMinor: input.distributableMinor,
    operatingCostsDueMinor: input.operatingCosts.reduce((total, { amountMinor }) => total + amountMinor, 0n),
    feesPaidMinor: paidBy(result, "fee"),
    reserveMinor: result.closing.reserveMinor,
    residualMinor: paidBy(result, "residual"),
    result,
  };
}

function summarizeTranche(
  terms: DealTerms,
  tranche: TrancheTerms,
  flows: readonly TrancheFlow[],
  closing: DealState,
): TrancheProjection {
  const ratios = flows.flatMap(({ dscr }) => (dscr === null ? [] : [dscr]));
  return {
    trancheId: tranche.id,
    flows,
    interestTotalMinor: flows.reduce((total, { interestMinor }) => total + interestMinor, 0n),
    principalTotalMinor: flows.reduce((total, { principalMinor }) => total + principalMinor, 0n),
    lossMinor: lossOf(closing, tranche.id),
    walYears: weightedAverageLife(
      terms.calendar.closing,
      flows.map(({ payment, principalMinor }) => ({ date: payment, principalMinor })),
    ),
    yieldRate: yieldAtIssue(
      terms.calendar.closing,
      tranche,
      flows.map(({ payment, interestMinor, principalMinor }) => ({
        date: payment,
        amount: Number(interestMinor + principalMinor),
      })),
    ),
    minimumDscr: ratios.length === 0 ? null : Math.min(...ratios),
    averageDscr: ratios.length === 0 ? null : ratios.reduce((total, dscr) => total + dscr, 0) / ratios.length,
  };
}

function paidBy({ transfers }: WaterfallResult, kind: WaterfallResult["transfers"][number]["kind"]): bigint {
  let total = 0n;
  for (const transfer of transfers) if (transfer.kind === kind) total += transfer.amountMinor;
  return total;
}

function ratio(numerator: bigint, denominator: bigint): number | null {
  return denominator === 0n ? null : Number(numerator) / Number(denominator);
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError("the state belongs to other terms");
  return value;
}
