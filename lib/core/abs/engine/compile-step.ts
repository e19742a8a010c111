import { multiplyRational, parseRational, type Rational, rational } from "../../money/rational";
import { mulDivDown } from "../../money/rounding";
import type { WaterfallStep } from "../waterfall/waterfall-step";
import type { PlanStep } from "./plan";

/** Where the names of a deal stand in its plan. */
export type PlanNames = {
  readonly tranches: ReadonlyMap<string, number>;
  readonly accounts: ReadonlyMap<string, number>;
  readonly arrears: ReadonlyMap<string, number>;
  readonly triggers: ReadonlyMap<string, number>;
  /** Steps that released suspense may pay. */
  readonly takesSuspense: ReadonlySet<string>;
  readonly couponRates: readonly Rational[];
  /** Length of each period in months. */
  readonly months: readonly bigint[];
  /** Year fraction of each interest period, by tranche. */
  readonly fractions: readonly (readonly Rational[])[];
};

const NONE = -1;
const ONE = rational(1n, 1n);

/** A step in the plan's one shape; what its kind does not have is empty. */
export function compileStep(step: WaterfallStep, index: number, names: PlanNames): PlanStep {
  const conditions = "when" in step && step.when ? step.when : [];
  const legacy =
    step.kind === "sequential-principal" && step.whenBreached !== undefined
      ? [{ trigger: step.whenBreached, is: "breached" as const }]
      : [];
  return {
    index,
    id: step.id,
    kind: step.kind,
    conditions: [...conditions, ...legacy].map(({ trigger, is }) => ({
      trigger: known(names.triggers, trigger),
      breached: is === "breached",
    })),
    ...{ tranches: [], supports: [], account: NONE, trigger: NONE, arrears: NONE },
    ...{ basis: "none", rate: ONE, amounts: [], caps: [], rates: [], events: [] },
    ...{ lapses: false, curable: false, cureAfter: 1, gracePeriods: 0, isProRata: false },
    ...{ holdsToEnd: false, fills: false, releases: false, span: 1, looksForward: false },
    takesSuspense: names.takesSuspense.has(step.id),
    ...partsOf(step, names),
  };
}

/** Part of a yearly amount that falls on a period [minor], rounded down. */
export function feeOfPeriod(annual: bigint, months: bigint): bigint {
  return mulDivDown(annual, months, 12n);
}

function partsOf(step: WaterfallStep, names: PlanNames): Partial<PlanStep> {
  switch (step.kind) {
    case "operating-costs":
      return { arrears: known(names.arrears, step.id), caps: yearly(step.annualCapMinor, names) };
    case "fee":
      return { ...feeParts(step, names), basis: "fixed", amounts: yearly(step.annualMinor, names) };
    case "balance-fee": {
      const rate = parseRational(step.rate);
      return {
        ...feeParts(step, names),
        basis: step.tranches ? "balance" : "collateral",
        tranches: tranchesOf(step.tranches ?? [], names),
        rates: names.months.map((months) => multiplyRational(rate, rational(months, 12n))),
      };
    }
    case "collections-fee":
      return { ...feeParts(step, names), basis: "collections", rate: parseRational(step.rate) };
    case "arrears":
      return { arrears: known(names.arrears, step.of) };
    case "interest":
    case "scheduled-principal":
      return { tranches: tranchesOf([step.tranche], names) };
    case "pari-passu-interest":
    case "sequential-principal":
      return { tranches: tranchesOf(step.tranches, names) };
    case "step-up": {
      const tranche = known(names.tranches, step.tranche);
      const rate = parseRational(step.rate);
      return {
        ...{
          tranches: [tranche],
          arrears: known(names.arrears, step.id),
          trigger: known(names.triggers, step.trigger),
        },
        rates: (names.fractions[tranche] ?? []).map((fraction) => multiplyRational(rate, fraction)),
      };
    }
    case "reserve":
      return reserveParts(step, names);
    case "account-release":
    case "cash-trap":
      return { account: known(names.accounts, step.account) };
    case "dscr-test":
    case "ic-test":
    case "oc-test":
    case "shortfall-test":
    case "availability-test":
      return {
        ...("window" in step && step.window
          ? { span: step.window.periods, looksForward: step.window.of === "forward" }
          : {}),
        ...("months" in step && { span: step.months }),
        trigger: known(names.triggers, step.id),
        basis: step.kind.slice(0, -"-test".length) as PlanStep["basis"],
        tranches: "tranches" in step ? tranchesOf(step.tranches, names) : [],
        rate: parseRational(step.minimum),
        ...{ curable: step.curable, cureAfter: step.cureAfter ?? 1, gracePeriods: step.gracePeriods ?? 0 },
      };
    case "event-trigger":
      return { trigger: known(names.triggers, step.id), events: step.events, curable: step.curable };
    case "principal":
      return {
        tranches: tranchesOf(step.tranches, names),
        isProRata: step.order === "pro-rata",
        basis: step.amount.by,
        ...("rate" in step.amount && { rate: parseRational(step.amount.rate) }),
        ...("balancesMinor" in step.amount && { amounts: step.amount.balancesMinor.map(BigInt) }),
      };
    case "mandatory-prepayment":
      return { tranches: tranchesOf(step.tranches, names), isProRata: step.order === "pro-rata" };
    case "clean-up-call":
      return { tranches: tranchesOf(step.tranches, names), rate: parseRational(step.threshold) };
    case "suspense":
    case "residual":
      return {};
    default:
      return step satisfies never;
  }
}

function feeParts(
  step: Extract<WaterfallStep, { kind: "fee" | "balance-fee" | "collections-fee" }>,
  names: PlanNames,
): Partial<PlanStep> {
  return {
    arrears: known(names.arrears, step.id),
    caps: yearly(step.annualCapMinor, names),
    lapses: step.unpaid === "lapses",
  };
}

function reserveParts(step: Extract<WaterfallStep, { kind: "reserve" }>, names: PlanNames): Partial<PlanStep> {
  const common = {
    account: known(names.accounts, step.account ?? "reserve"),
    supports: tranchesOf(step.supports, names),
    fills: step.mode !== "release",
    releases: step.mode !== "fill",
    holdsToEnd: step.holdsToEnd ?? false,
  };
  const target = step.target ?? { by: "fixed", minor: step.targetMinor ?? "0" };
  switch (target.by) {
    case "fixed":
      return { ...common, basis: "fixed", amounts: [BigInt(target.minor)] };
    case "balance":
      return {
        ...{ ...common, basis: "balance", tranches: tranchesOf(target.tranches, names) },
        rate: parseRational(target.rate),
      };
    case "interest-months": {
      const tranches = tranchesOf(target.tranches, names);
      const part = rational(BigInt(target.months), 12n);
      const rates = tranches.map((index) => multiplyRational(names.couponRates[index] ?? ONE, part));
      return { ...common, basis: "interest-months", tranches, rates };
    }
    default:
      return target satisfies never;
  }
}

function yearly(annualMinor: string | undefined, { months }: PlanNames): bigint[] {
  if (annualMinor === undefined) return [];
  const annual = BigInt(annualMinor);
  return months.map((count) => feeOfPeriod(annual, count));
}

function tranchesOf(ids: readonly string[], { tranches }: PlanNames): number[] {
  return ids.map((id) => known(tranches, id));
}

function known(names: ReadonlyMap<string, number>, name: string): number {
  const index = names.get(name);
  if (index === undefined) throw new RangeError(`the waterfall names ${name}, which it lacks: it was not checked`);
  return index;
}
