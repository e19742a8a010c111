import * as z from "zod";
import {
  AVAILABILITY_MONTHS_MAX,
  Conditions,
  DealEvent,
  DscrWindow,
  feeTerms,
  Minor,
  PrincipalAmount,
  Ratio,
  ReserveTarget,
  StepId,
  TrancheRef,
  testTerms,
} from "./step-parts";

const Tranches = z.array(TrancheRef).min(1);
/** One of `HOLDING_ACCOUNTS`; the check of the waterfall names the step that refers to another one. */
const Account = z.string().min(1).max(40);
const Share = Ratio.refine((text) => Number(text) <= 1, "at most 1");
const common = { id: StepId, when: Conditions };

/**
 * The waterfall is data: a list of steps, run from the top on the cash that is left. Every step emits its transfers;
 * unpaid fees and interest are carried. Amounts are rounded down to the minor unit. A trigger acts through the steps that
 * name it in `when`: sequential interest, cash trap, sweep, early amortisation and a replaced servicer are steps that run
 * while it is breached.
 */
export const WaterfallStep = z.discriminatedUnion("kind", [
  /** Operating costs and taxes of the period, each evidenced by an invoice; paid in the order given. */
  z.strictObject({
    ...common,
    kind: z.literal("operating-costs"),
    payee: feeTerms.payee,
    annualCapMinor: Minor.optional(),
  }),
  /** A fixed yearly amount x months of the period / 12. */
  z.strictObject({ ...common, kind: z.literal("fee"), ...feeTerms, annualMinor: Minor }),
  /** A yearly rate of balances at the start of the period x months / 12; without tranches of the collateral. */
  z.strictObject({
    ...common,
    kind: z.literal("balance-fee"),
    ...feeTerms,
    rate: Ratio,
    tranches: Tranches.optional(),
  }),
  /** A part of the cash that the period brought in, releases of accounts left out. */
  z.strictObject({ ...common, kind: z.literal("collections-fee"), ...feeTerms, rate: Share }),
  /** What a fee or cost step left unpaid, by its cap or for want of cash, further down the list. */
  z.strictObject({ ...common, kind: z.literal("arrears"), of: StepId, payee: feeTerms.payee }),
  /** Interest accrued on the tranche's balance at the start of the period, with what is unpaid from before. */
  z.strictObject({
    ...common,
    kind: z.literal("interest"),
    tranche: TrancheRef,
    /** Unpaid interest bears interest at the tranche's rate. */
    onUnpaid: z.boolean().optional(),
  }),
  /** Interest of classes that rank alike: by what is due to each, the odd minor units to those named first. */
  z.strictObject({
    ...common,
    kind: z.literal("pari-passu-interest"),
    tranches: Tranches,
    onUnpaid: z.boolean().optional(),
  }),
  /**
   * A step-up of a tranche's coupon: `rate` accrues as its interest does, on the balance at the start of the period, while
   * `trigger` is breached. What is unpaid is carried without interest and paid when cash allows, breached or not.
   */
  z.strictObject({ ...common, kind: z.literal("step-up"), tranche: TrancheRef, rate: Ratio, trigger: StepId }),
  /**
   * Fills the reserve to its target, or releases what is above it; a draw happens at an interest step that cash
   * cannot meet. The target is 0 in the last period and once the tranches that it supports are redeemed, unless it
   * `holdsToEnd`. With a `mode` it only fills or only releases: two steps of one account may stand apart.
   */
  z
    .strictObject({
      ...common,
      kind: z.literal("reserve"),
      account: Account.optional(),
      /** A fixed target. */
      targetMinor: Minor.optional(),
      /** Any other target. */
      target: ReserveTarget.optional(),
      supports: Tranches,
      mode: z.enum(["fill", "release"]).optional(),
      holdsToEnd: z.boolean().optional(),
    })
    .refine((step) => (step.targetMinor === undefined) !== (step.target === undefined), {
      message: "one of targetMinor and target",
    }),
  /** All that an account holds becomes cash again. */
  z.strictObject({ ...common, kind: z.literal("account-release"), account: Account }),
  /**
   * Cash without evidence of quantity that the trustee has released for this period: from here on it pays the fees and
   * interest of the steps named where cash and the accounts that support them do not suffice, and nothing else. What is
   * not used stays with the trustee. A list without this step has one at its top, for senior fees and senior interest.
   */
  z.strictObject({ ...common, kind: z.literal("suspense"), pays: z.array(StepId).min(1).max(20) }),
  /**
   * Period DSCR = (cash left by the operating costs and fees paid before this step) / (interest accrued and principal
   * scheduled in this period for the classes named, arrears left out). Below `minimum` the trigger `id` is breached.
   * With a `window` both are sums over the last or the next payment dates instead.
   */
  z.strictObject({ ...common, kind: z.literal("dscr-test"), tranches: Tranches, window: DscrWindow, ...testTerms }),
  /** Interest coverage: the same cash over the interest accrued for the classes named. */
  z.strictObject({ ...common, kind: z.literal("ic-test"), tranches: Tranches, ...testTerms }),
  /** Over-collateralisation: balance of the collateral / balances of the classes named, as they stand at this step. */
  z.strictObject({ ...common, kind: z.literal("oc-test"), tranches: Tranches, ...testTerms }),
  /** Cumulative shortfall: cash brought in since closing / cash expected at closing for the same periods. */
  z.strictObject({ ...common, kind: z.literal("shortfall-test"), ...testTerms }),
  /**
   * Availability of the pool: quarter hours that verified readings have measured / quarter hours due, over the last
   * `months` collection periods. Nothing due is a pass.
   */
  z.strictObject({
    ...common,
    kind: z.literal("availability-test"),
    months: z.number().int().min(1).max(AVAILABILITY_MONTHS_MAX),
    ...testTerms,
  }),
  /** A trigger that is breached while one of these events is stated, or from then on. */
  z.strictObject({
    ...common,
    kind: z.literal("event-trigger"),
    events: z.array(DealEvent).min(1),
    curable: z.boolean(),
  }),
  /** Scheduled principal of one tranche (with what is overdue). */
  z.strictObject({ ...common, kind: z.literal("scheduled-principal"), tranche: TrancheRef }),
  /** All cash left redeems the tranches in order, each to zero before the next; only while `whenBreached` is breached, if given. */
  z.strictObject({
    ...common,
    kind: z.literal("sequential-principal"),
    tranches: Tranches,
    whenBreached: StepId.optional(),
  }),
  /** Principal up to an amount, in order or pro rata by balance (the odd minor units to those named first). */
  z.strictObject({
    ...common,
    kind: z.literal("principal"),
    tranches: Tranches,
    order: z.enum(["sequential", "pro-rata"]),
    amount: PrincipalAmount,
  }),
  /**
   * Once the balances are at most `threshold` of the original ones and cash, with what the option's holder has paid in,
   * redeems all of them, it does.
   */
  z.strictObject({ ...common, kind: z.literal("clean-up-call"), tranches: Tranches, threshold: Share }),
  /**
   * The part of proceeds that the terms set aside redeems the tranches, in the order named or pro rata by balance. It takes
   * no other cash; what is left once all are redeemed is cash for the steps below.
   */
  z.strictObject({
    id: StepId,
    kind: z.literal("mandatory-prepayment"),
    tranches: Tranches,
    order: z.enum(["sequential", "pro-rata"]),
  }),
  /** All cash left stays in the account until an `account-release`. */
  z.strictObject({ ...common, kind: z.literal("cash-trap"), account: Account }),
  /** What is left. Nothing remains after it. */
  z.strictObject({ id: StepId, kind: z.literal("residual"), payee: z.string().min(1) }),
]);
export type WaterfallStep = z.infer<typeof WaterfallStep>;
