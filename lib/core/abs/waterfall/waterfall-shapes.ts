import * as z from "zod";
import { MinorText as SignedMinor } from "../../cashflow/lines/monthly-cash-flow";
import type { CalendarPeriod } from "../../deal/terms";
import { NonNegativeMinor } from "../../deal/terms";
import { YearMonth } from "../../time/local-date";
import type { DealEvent, HoldingAccount } from "./step-parts";

/** What a tranche carries from one period into the next [minor]. */
export type TrancheState = { balanceMinor: bigint; unpaidInterestMinor: bigint; overduePrincipalMinor: bigint };

/** A trigger's state; `since` is the period of the breach that still stands, `passes` how often its test was met since. */
export type TriggerState = { breached: boolean; since?: string; passes?: number };

/** Cash and debt service of one payment date, as a cover test has seen them [minor]. */
export type CoverState = { availableMinor: bigint; debtServiceMinor: bigint };

/** The whole memory of a deal between two distributions. All amounts in minor units of the deal's currency. */
export type DealState = {
  /** Index in the calendar of the period that runs next. */
  periodIndex: number;
  tranches: Record<string, TrancheState>;
  /** Unpaid fees and operating costs by step: paid before what falls due later in the same step. */
  unpaidFees: Record<string, bigint>;
  reserveMinor: bigint;
  /** Cash of the other accounts that the waterfall fills; absent where it has none. */
  accounts?: Record<string, bigint>;
  triggers: Record<string, TriggerState>;
  residualPaidMinor: bigint;
  /** Cash brought in since closing; kept where a test needs it. */
  collectedMinor?: bigint;
  /** What a cover over several payment dates has seen on the last ones, newest last; kept where a test needs it. */
  covers?: Record<string, CoverState[]>;
  /** The trustee has enforced: the other priority runs. */
  enforced?: boolean;
};

/** A deal's state as evidence and tables hold it. */
export const DealStateJson = z.strictObject({
  periodIndex: z.number().int().nonnegative(),
  tranches: z.record(
    z.string(),
    z.strictObject({
      balanceMinor: NonNegativeMinor,
      unpaidInterestMinor: NonNegativeMinor,
      overduePrincipalMinor: NonNegativeMinor,
    }),
  ),
  unpaidFees: z.record(z.string(), NonNegativeMinor),
  reserveMinor: NonNegativeMinor,
  accounts: z.record(z.string(), NonNegativeMinor).optional(),
  triggers: z.record(
    z.string(),
    z.strictObject({
      breached: z.boolean(),
      since: YearMonth.optional(),
      passes: z.number().int().positive().optional(),
    }),
  ),
  residualPaidMinor: NonNegativeMinor,
  collectedMinor: NonNegativeMinor.optional(),
  covers: z
    .record(
      z.string(),
      z.array(z.strictObject({ availableMinor: SignedMinor, debtServiceMinor: NonNegativeMinor })).max(24),
    )
    .optional(),
  enforced: z.literal(true).optional(),
});
export type DealStateJson = z.infer<typeof DealStateJson>;

/** An operating cost or tax of the period with the invoice that it stands on. */
export type OperatingCost = {
  readonly id: string;
  readonly payee: string;
  readonly amountMinor: bigint;
  /** Hash or id of the invoice. */
  readonly evidence: string;
};

/** Quarter hours of a collection period: due, and measured by verified readings. */
export type Availability = { readonly measured: number; readonly expected: number };

export type PeriodInputs = {
  readonly period: CalendarPeriod;
  /** Cash that may be distributed [minor], >= 0: the statement's Available Funds without the reserve. */
  readonly distributableMinor: bigint;
  /** New costs only: what a period leaves unpaid is carried in the state and must not be presented again. */
  readonly operatingCosts: readonly OperatingCost[];
  /** Balance of the collateral at the end of the period; where absent, as the terms state it. */
  readonly collateralMinor?: bigint;
  /** Suspended cash that the trustee releases for fees and interest; what they do not need stays with him. */
  readonly suspenseReleaseMinor?: bigint;
  /** Proceeds that the terms set aside for principal; they are not in `distributableMinor`. */
  readonly prepaymentMinor?: bigint;
  /** The pool's availability by collection period, newest last; without it an availability test passes. */
  readonly availability?: readonly Availability[];
  /** Events stated for this period. */
  readonly events?: readonly DealEvent[];
  /** The trustee enforces the security from this period on. */
  readonly enforced?: boolean;
};

export type TransferKind =
  | "operating-cost"
  | "fee"
  | "interest"
  | "step-up"
  | "reserve-fill"
  | "reserve-release"
  | "scheduled-principal"
  | "sequential-principal"
  | "principal"
  | "clean-up-call"
  | "mandatory-prepayment"
  | "prepayment-release"
  | "cash-trap"
  | "residual";

/** Accounts between which a waterfall moves cash; `prepayment` is what of proceeds is set aside for principal. */
export type WaterfallAccount = "collection" | "suspense" | "prepayment" | HoldingAccount;

export type TransferTarget =
  | { readonly type: "payee"; readonly payee: string }
  | { readonly type: "tranche"; readonly trancheId: string }
  | { readonly type: "account"; readonly account: "collection" | HoldingAccount };

/**
 * One movement of cash. Emitted wherever something was due or moved, so `amountMinor` may be 0 with a shortfall; a
 * posting is made of those above 0. An interest payment helped by the reserve is two transfers of the same step.
 */
export type Transfer = {
  readonly stepId: string;
  readonly kind: TransferKind;
  readonly from: WaterfallAccount;
  readonly to: TransferTarget;
  readonly amountMinor: bigint;
  /** What was due when the step was reached [minor]; for the reserve's part of interest, what cash left open. */
  readonly dueMinor: bigint;
  /** dueMinor - amountMinor. */
  readonly shortfallMinor: bigint;
  /** The cost's id and invoice, for operating costs of this period. */
  readonly cost?: { readonly id: string; readonly evidence: string };
};

export type TrancheResult = {
  /** Accrued in this period with what was unpaid before. */
  readonly interestDueMinor: bigint;
  readonly interestPaidMinor: bigint;
  /** Paid of the coupon's step-up; where the terms have one. */
  readonly stepUpPaidMinor?: bigint;
  /** Scheduled in this period with what was overdue, at most the balance. */
  readonly principalDueMinor: bigint;
  readonly principalPaidMinor: bigint;
  /** After this period's principal. */
  readonly balanceMinor: bigint;
};

/**
 * A test of one period as an exact fraction of two amounts [minor]; nothing due is a pass without a value. Of an
 * availability test both are counts of quarter hours.
 */
export type TestResult = {
  readonly stepId: string;
  /** Absent where the fraction is one of amounts. */
  readonly counts?: "quarter-hours";
  /** Cash after costs and fees, or the collateral, or all cash since closing. */
  readonly availableMinor: bigint;
  /** What it is measured against: debt service, interest, balances, or the cash expected since closing. */
  readonly debtServiceMinor: bigint;
  /** The quotient rounded down to six decimals, for people; null when nothing is due. */
  readonly value: string | null;
  readonly minimum: string;
  /** Whether the value is below the minimum in this period. */
  readonly failed: boolean;
  /** The trigger's state after the test: a breach that cannot be cured stays. */
  readonly breached: boolean;
};

export type WaterfallResult = {
  readonly transfers: readonly Transfer[];
  readonly tranches: Readonly<Record<string, TrancheResult>>;
  readonly closing: DealState;
  readonly tests: readonly TestResult[];
};
