import { yearFraction } from "../../bond/day-count";
import { couponAccruals } from "../../deal/coupon-steps";
import type { DealTerms, TrancheTerms } from "../../deal/terms";
import { parseRational, type Rational } from "../../money/rational";
import { interestPeriods, monthsOfPeriods } from "../waterfall/interest-periods";
import { impliedSuspenseClaims } from "../waterfall/suspense-claims";
import type { WaterfallStep } from "../waterfall/waterfall-step";
import { compileStep, type PlanNames } from "./compile-step";
import type { PlanStep, PlanTranche, WaterfallPlan } from "./plan";

const plans = new WeakMap<DealTerms, WaterfallPlan>();

/** What of the terms a plan is made of. */
export type PlannedTerms = Pick<
  DealTerms,
  | "calendar"
  | "tranches"
  | "waterfall"
  | "enforcementWaterfall"
  | "initialReserveMinor"
  | "initialCashMinor"
  | "collateralMinor"
  | "expectedCashMinor"
  | "expectedCfadsMinor"
>;

/** The plan of a deal, made once an object: terms are frozen by their hash, a changed deal is a new object. */
export function planOf(terms: DealTerms): WaterfallPlan {
  const known = plans.get(terms);
  if (known) return known;
  const plan = compilePlan(terms);
  plans.set(terms, plan);
  return plan;
}

/** Resolves every name and reads every text of sound terms, see `assertWaterfallSound`. */
export function compilePlan(terms: PlannedTerms): WaterfallPlan {
  const { calendar, waterfall, enforcementWaterfall = [] } = terms;
  const every = [...waterfall, ...enforcementWaterfall];
  const accounts = accountsOf(every);
  const names: Omit<PlanNames, "takesSuspense"> = {
    tranches: new Map(terms.tranches.map(({ id }, index) => [id, index])),
    accounts: indexOf(accounts),
    arrears: indexOf(every.flatMap((step) => (leavesArrears(step) ? [step.id] : []))),
    triggers: indexOf(every.flatMap((step) => (isTrigger(step) ? [step.id] : []))),
    couponRates: terms.tranches.map(({ couponRate }) => parseRational(couponRate)),
    months: monthsOfPeriods(calendar),
    fractions: terms.tranches.map((tranche) => interestFractions(terms, tranche)),
  };
  return {
    periods: calendar.periods.length,
    tranches: terms.tranches.map((tranche, index) =>
      planTranche(terms, tranche, every, { accounts: names.accounts, fractions: names.fractions[index] ?? [] }),
    ),
    accounts,
    initialCash: accounts.map((account) =>
      BigInt(
        account === "reserve" ? terms.initialReserveMinor : (terms.initialCashMinor?.[account as "liquidity"] ?? "0"),
      ),
    ),
    arrears: [...names.arrears.keys()],
    triggers: [...names.triggers.keys()],
    steps: planSteps(terms, waterfall, names),
    enforcementSteps: planSteps(terms, enforcementWaterfall, names),
    collateral: (terms.collateralMinor ?? []).map(BigInt),
    expected: (terms.expectedCashMinor ?? []).map(BigInt),
    expectedForService: (terms.expectedCfadsMinor ?? []).map(BigInt),
  };
}

/** Whether a step carries what it leaves unpaid. */
export function leavesArrears({ kind }: WaterfallStep): boolean {
  switch (kind) {
    case "operating-costs":
    case "fee":
    case "balance-fee":
    case "collections-fee":
    case "step-up":
      return true;
    default:
      return false;
  }
}

/** Whether a step sets a trigger by its id. */
export function isTrigger({ kind }: WaterfallStep): boolean {
  return kind.endsWith("-test") || kind === "event-trigger";
}

/** The holding account that a step moves; undefined where it moves none. */
export function accountOf(step: WaterfallStep): string | undefined {
  switch (step.kind) {
    case "reserve":
      return step.account ?? "reserve";
    case "account-release":
    case "cash-trap":
      return step.account;
    default:
      return undefined;
  }
}

/** A list that does not say where released suspense is paid begins with a step that says so. */
function planSteps(
  terms: PlannedTerms,
  steps: readonly WaterfallStep[],
  names: Omit<PlanNames, "takesSuspense">,
): PlanStep[] {
  const implied = impliedSuspenseClaims(terms, steps);
  const stated = steps.flatMap((step) => (step.kind === "suspense" ? step.pays : []));
  const own: PlanNames = { ...names, takesSuspense: new Set([...implied, ...stated]) };
  const planned = steps.map((step, index) => compileStep(step, index, own));
  if (implied.length === 0) return planned;
  return [compileStep({ id: "released-suspense", kind: "suspense", pays: [...implied] }, -1, own), ...planned];
}

function accountsOf(steps: readonly WaterfallStep[]): string[] {
  const named = steps.flatMap((step) => accountOf(step) ?? []);
  return [...new Set(["reserve", ...named])];
}

function planTranche(
  { calendar }: PlannedTerms,
  tranche: TrancheTerms,
  steps: readonly WaterfallStep[],
  names: Pick<PlanNames, "accounts"> & { readonly fractions: readonly Rational[] },
): PlanTranche {
  const { id } = tranche;
  const supporters = steps.flatMap((step) =>
    step.kind === "reserve" && step.supports.includes(id) ? [names.accounts.get(step.account ?? "reserve") ?? -1] : [],
  );
  return {
    id,
    par: BigInt(tranche.originalParMinor),
    schedule: calendar.periods.map((_, index) => BigInt(tranche.schedule[index] ?? "0")),
    accruals: couponAccruals(tranche, names.fractions),
    interestOnUnpaid: steps.some(
      (step) =>
        (step.kind === "interest" && step.tranche === id && step.onUnpaid === true) ||
        (step.kind === "pari-passu-interest" && step.tranches.includes(id) && step.onUnpaid === true),
    ),
    stepsUp: steps.some((step) => step.kind === "step-up" && step.tranche === id),
    supporters: [...new Set(supporters)],
  };
}

/** Year fraction of each interest period, as the tranche counts days. */
function interestFractions({ calendar }: Pick<PlannedTerms, "calendar">, tranche: TrancheTerms): Rational[] {
  return interestPeriods({ calendar }).map(({ from, to }) =>
    yearFraction(tranche.dayCount, from, to, tranche.maturity),
  );
}

function indexOf(names: readonly string[]): Map<string, number> {
  return new Map([...new Set(names)].map((name, index) => [name, index]));
}
