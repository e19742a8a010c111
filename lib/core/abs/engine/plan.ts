import type { Rational } from "../../money/rational";
import type { DealEvent } from "../waterfall/step-parts";
import type { WaterfallStep } from "../waterfall/waterfall-step";

/** What the rate or the amounts of a step are applied to. */
export type Basis =
  | "none"
  | "fixed"
  | "collateral"
  | "balance"
  | "collections"
  | "interest-months"
  | "all"
  | "target-balance"
  | "cash"
  | "dscr"
  | "ic"
  | "oc"
  | "shortfall"
  | "availability";

export type PlanCondition = { readonly trigger: number; readonly breached: boolean };

/**
 * A step with every name resolved to an index and every text read: all steps have the same shape, so that the loop that
 * runs them stays fast. -1 is none.
 */
export type PlanStep = {
  /** Place in the list of the terms; -1 where the plan has added the step. */
  readonly index: number;
  readonly id: string;
  readonly kind: WaterfallStep["kind"];
  readonly conditions: readonly PlanCondition[];
  readonly tranches: readonly number[];
  readonly account: number;
  readonly trigger: number;
  /** Slot of unpaid fees and costs; `arrears` has that of the step it settles. */
  readonly arrears: number;
  readonly basis: Basis;
  readonly rate: Rational;
  /** By period: a fee's amount, a principal target, a fixed reserve target [minor]; empty where the basis has none. */
  readonly amounts: readonly bigint[];
  /** By period: the most that a fee or cost step pays [minor]; empty without a cap. */
  readonly caps: readonly bigint[];
  /** Of a fee of balances: its yearly rate x months / 12 by period. Of a reserve of months of interest: that of each tranche. */
  readonly rates: readonly Rational[];
  /** Tranches that a reserve is held for. */
  readonly supports: readonly number[];
  readonly lapses: boolean;
  readonly curable: boolean;
  readonly cureAfter: number;
  readonly gracePeriods: number;
  readonly isProRata: boolean;
  readonly holdsToEnd: boolean;
  readonly fills: boolean;
  readonly releases: boolean;
  /** Its shortfall may be met by what the trustee has released from suspense. */
  readonly takesSuspense: boolean;
  readonly events: readonly DealEvent[];
  /** Payment dates that a test looks at together. */
  readonly span: number;
  readonly looksForward: boolean;
};

export type PlanTranche = {
  readonly id: string;
  readonly par: bigint;
  /** Scheduled principal by period [minor]. */
  readonly schedule: readonly bigint[];
  /** Yearly rate x year fraction of each interest period, exact. */
  readonly accruals: readonly Rational[];
  readonly interestOnUnpaid: boolean;
  /** The coupon may step up. */
  readonly stepsUp: boolean;
  /** Accounts whose cash may pay its interest, in the order of the steps that fill them. */
  readonly supporters: readonly number[];
};

/** The terms of a deal with all that does not depend on cash read and resolved: what both engines run. */
export type WaterfallPlan = {
  readonly periods: number;
  readonly tranches: readonly PlanTranche[];
  readonly accounts: readonly string[];
  /** Cash of each account at closing [minor]. */
  readonly initialCash: readonly bigint[];
  readonly arrears: readonly string[];
  readonly triggers: readonly string[];
  readonly steps: readonly PlanStep[];
  /** What runs instead after enforcement; empty where the terms have no such priority. */
  readonly enforcementSteps: readonly PlanStep[];
  /** Balance of the collateral by period [minor]; empty where the terms state none. */
  readonly collateral: readonly bigint[];
  /** Cash expected at closing by period [minor]; empty where the terms state none. */
  readonly expected: readonly bigint[];
  /** Of it what was expected for debt service [minor]; empty where the terms state none. */
  readonly expectedForService: readonly bigint[];
};
