import type { DealTerms } from "../../deal/terms";
import type { DealState, TriggerState } from "../waterfall/waterfall-shapes";
import type { WaterfallEngine } from "./bigint/engine";

/** Puts a state into the engine's cells. @throws RangeError where it lacks a tranche, fee or trigger: it is of other terms */
export function loadState(engine: WaterfallEngine, terms: DealTerms, state: DealState): void {
  const { plan } = engine;
  engine.period = state.periodIndex;
  engine.enforced = state.enforced ?? false;
  engine.residualPaid = state.residualPaidMinor;
  engine.collected = state.collectedMinor ?? 0n;
  engine.expectedSinceClosing = plan.expected.slice(0, state.periodIndex).reduce((sum, cash) => sum + cash, 0n);
  loadCovers(engine, state);
  for (const cell of engine.tranches) {
    const { id } = plan.tranches[cell.index] as { id: string };
    const tranche = known(state.tranches[id], id);
    cell.balance = tranche.balanceMinor;
    cell.unpaidInterest = tranche.unpaidInterestMinor;
    cell.overduePrincipal = tranche.overduePrincipalMinor;
  }
  for (const cell of engine.accounts) {
    const account = plan.accounts[cell.index] as string;
    cell.cash = account === "reserve" ? state.reserveMinor : known(state.accounts?.[account], account);
  }
  for (const [index, id] of plan.arrears.entries()) {
    const cell = known(engine.arrears[index], id);
    cell.unpaid = state.unpaidFees[id] ?? 0n;
  }
  for (const [index, id] of plan.triggers.entries()) {
    const cell = known(engine.triggers[index], id);
    const { breached, since, passes } = known(state.triggers[id], id);
    cell.breached = breached;
    cell.passes = passes ?? 0;
    cell.since = breached ? terms.calendar.periods.findIndex(({ period }) => period === since) : -1;
  }
}

/** Earlier payment dates of a cover: the newest stands right before the period that runs next. */
function loadCovers({ covers, period }: WaterfallEngine, state: DealState): void {
  for (const { id, available, needed } of covers) {
    available.fill(0n);
    needed.fill(0n);
    const rows = state.covers?.[id] ?? [];
    for (const [index, { availableMinor, debtServiceMinor }] of rows.entries()) {
      available[period - rows.length + index] = availableMinor;
      needed[period - rows.length + index] = debtServiceMinor;
    }
  }
}

function savedCovers({ covers, period }: WaterfallEngine): DealState["covers"] {
  return Object.fromEntries(
    covers.map(({ id, span, available, needed }) => {
      const from = Math.max(0, period - span + 1);
      const dates = Array.from({ length: period - from }, (_, index) => from + index);
      return [id, dates.map((at) => ({ availableMinor: available[at] ?? 0n, debtServiceMinor: needed[at] ?? 0n }))];
    }),
  );
}

/** The engine's cells as the memory between two distributions. */
export function saveState(engine: WaterfallEngine, terms: DealTerms): DealState {
  const { plan, tranches, accounts, arrears, triggers } = engine;
  const others = plan.accounts.slice(1);
  const needsCollected = plan.steps.some(({ kind, looksForward }) => kind === "shortfall-test" || looksForward);
  return {
    periodIndex: engine.period,
    tranches: record(
      plan.tranches.map(({ id }) => id),
      tranches,
      (cell) => ({
        balanceMinor: cell.balance,
        unpaidInterestMinor: cell.unpaidInterest,
        overduePrincipalMinor: cell.overduePrincipal,
      }),
    ),
    unpaidFees: record(plan.arrears, arrears, ({ unpaid }) => unpaid),
    reserveMinor: accounts[0]?.cash ?? 0n,
    ...(others.length > 0 && { accounts: record(others, accounts.slice(1), ({ cash }) => cash) }),
    triggers: record(plan.triggers, triggers, ({ breached, since, passes }): TriggerState => {
      const period = terms.calendar.periods[since]?.period;
      return {
        breached,
        ...(breached && period !== undefined && { since: period }),
        ...(passes > 0 && { passes }),
      };
    }),
    residualPaidMinor: engine.residualPaid,
    ...(needsCollected && { collectedMinor: engine.collected }),
    ...(engine.covers.length > 0 && { covers: savedCovers(engine) }),
    ...(engine.enforced && { enforced: true }),
  };
}

function record<Cell, Value>(
  names: readonly string[],
  cells: readonly Cell[],
  toValue: (cell: Cell) => Value,
): Record<string, Value> {
  return Object.fromEntries(names.map((name, index) => [name, toValue(known(cells[index], name))]));
}

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new RangeError(`the state or the terms do not know ${name}`);
  return value;
}
