import { assertWaterfallSound } from "../waterfall/waterfall-soundness";
import type { JournalEntry } from "./bigint/cells";
import { WaterfallEngine as BigintEngine } from "./bigint/engine";
import { compilePlan } from "./compile-plan";
import { COLLECTION, PREPAYMENT, SUSPENSE } from "./movement";
import { WaterfallEngine as NumberEngine } from "./number/engine";
import type { RandomDeal } from "./random-deal.fixture";

const REDEEMING = [
  ...["scheduled-principal", "sequential-principal", "principal", "clean-up-call", "mandatory-prepayment"],
];

/** What of a deal's run is not as it must be: conservation, order of payment, signs. */
export function violations({ terms, periods }: RandomDeal): string[] {
  assertWaterfallSound(terms);
  const engine = new BigintEngine(compilePlan(terms));
  const found: string[] = [];
  for (const { enforced, ...input } of periods) {
    const before = holdings(engine);
    const balances = engine.tranches.map(({ balance }) => balance);
    engine.enforced ||= enforced;
    engine.journal = { transfers: [], tests: [] };
    engine.run(input);
    const { transfers } = engine.journal;
    const out = transfers
      .filter(({ kind }) => !/reserve|trap|release/.test(kind))
      .reduce((sum, { amount }) => sum + amount, 0n);
    const came = input.collections + (input.prepayment ?? 0n) + engine.suspenseUsed;
    if (came + before !== out + holdings(engine)) found.push("cash is made or lost");
    found.push(...prepaymentViolations(engine, input.prepayment ?? 0n, transfers));
    if (engine.suspenseUsed > input.suspense) found.push("more suspense than released");
    found.push(...orderViolations(input.collections, transfers));
    for (const [index, tranche] of engine.tranches.entries()) {
      const paid = transfers
        .filter(({ kind, to }) => REDEEMING.includes(kind) && to === index)
        .reduce((sum, { amount }) => sum + amount, 0n);
      if (tranche.balance !== (balances[index] ?? 0n) - paid || tranche.balance < 0n) found.push("principal");
      if (tranche.unpaidInterest < 0n || tranche.overduePrincipal < 0n) found.push("arrears");
      if (tranche.overduePrincipal > tranche.balance) found.push("more overdue than owed");
    }
    if (engine.accounts.some(({ cash }) => cash < 0n) || engine.arrears.some(({ unpaid }) => unpaid < 0n))
      found.push("an account or fee below zero");
  }
  return found;
}

/** Cash is never below zero, and nobody is left short of what is payable while cash is left for those below. */
function orderViolations(collections: bigint, transfers: readonly JournalEntry[]): string[] {
  const found: string[] = [];
  let left = collections;
  for (const { kind, from, amount, due, step } of transfers) {
    if (kind === "reserve-release" || kind === "prepayment-release") left += amount;
    else if (from === COLLECTION) left -= amount;
    if (amount < 0n || due < amount) found.push(`${step.id}: sums`);
    if (left < 0n) found.push(`${step.id}: pays more than there is`);
    const isSplit = step.kind === "pari-passu-interest" || step.isProRata;
    if (from === PREPAYMENT && !/prepayment/.test(kind)) found.push(`${step.id}: proceeds set aside`);
    if (from === COLLECTION && amount < due && left > 0n && step.caps.length === 0 && !isSplit)
      found.push(`${step.id}: short while cash is left`);
    if (from === SUSPENSE && !/fee|interest/.test(step.kind)) found.push(`${step.id}: suspended cash`);
  }
  return left === 0n ? found : [...found, "cash without an exit"];
}

/** What is set aside redeems notes to its last minor unit while any are outstanding, and only then is cash again. */
function prepaymentViolations(
  { tranches }: BigintEngine,
  prepayment: bigint,
  transfers: readonly JournalEntry[],
): string[] {
  const own = transfers.filter(({ from }) => from === PREPAYMENT);
  const spent = own.reduce((sum, { amount }) => sum + amount, 0n);
  const isReleased = own.some(({ kind }) => kind === "prepayment-release");
  return [
    ...(spent === prepayment ? [] : ["proceeds set aside are not all spent"]),
    ...(isReleased && tranches.some(({ balance }) => balance > 0n) ? ["proceeds set aside pass by the notes"] : []),
  ];
}

function holdings({ accounts }: BigintEngine): bigint {
  return accounts.reduce((sum, { cash }) => sum + cash, 0n);
}

/** Movements on which the two engines differ by more than a minor unit. */
export function disagreements({ terms, periods }: RandomDeal): string[] {
  const plan = compilePlan(terms);
  const exact = new BigintEngine(plan);
  const fast = new NumberEngine(plan);
  const found: string[] = [];
  for (const { enforced, ...input } of periods) {
    exact.enforced ||= enforced;
    fast.enforced ||= enforced;
    exact.journal = { transfers: [], tests: [] };
    fast.journal = { transfers: [], tests: [] };
    exact.run(input);
    fast.run({
      ...input,
      collections: Number(input.collections),
      costs: input.costs.map(Number),
      collateral: Number(input.collateral),
      suspense: Number(input.suspense),
      prepayment: Number(input.prepayment ?? 0n),
      availability: input.availability?.map(([measured, expected]) => [Number(measured), Number(expected)]),
    });
    const wanted = exact.journal.transfers;
    const got = fast.journal.transfers;
    if (wanted.length !== got.length) found.push(`${wanted.length} movements, ${got.length} by numbers`);
    for (const [index, { step, amount, due }] of wanted.entries()) {
      const other = got[index];
      const isNear = other && Math.abs(Number(amount) - other.amount) <= 1 && Math.abs(Number(due) - other.due) <= 1;
      if (other?.step.id !== step.id || !isNear) found.push(`${step.id}: ${amount} of ${due}`);
    }
  }
  return found;
}
