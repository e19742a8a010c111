import * as z from "zod";
import { DecimalText } from "../../station/charging-tariff";

/** Names a step in reports, postings and evidence. */
export const StepId = z.string().regex(/^[a-z0-9-]{1,60}$/, "lower case letters, digits and dashes");

export const Minor = z.string().regex(/^(0|[1-9]\d{0,30})$/);

export const TrancheRef = z.string().min(1);

/** A rate or ratio, zero or above. */
export const Ratio = DecimalText;

/**
 * Accounts of a deal that may hold cash between two payment dates. The collection account itself is empty after each run:
 * what a trap keeps is held under `trap`, be it a bank account of its own or a part of the collection account.
 */
export const HOLDING_ACCOUNTS = ["reserve", "liquidity", "maintenance", "trap"] as const;
export type HoldingAccount = (typeof HOLDING_ACCOUNTS)[number];

/** Events that the trustee or the servicer states; a period brings them in, the waterfall does not find them by itself. */
export const DEAL_EVENTS = [
  "servicer-default",
  "account-bank-downgrade",
  "meter-failure",
  "availability-shortfall",
  "insurance-lapse",
  "event-of-default",
] as const;
export const DealEvent = z.enum(DEAL_EVENTS);
export type DealEvent = z.infer<typeof DealEvent>;

/** When a step runs: while a trigger is breached, or while it is not. The trigger's test stands before the step. */
export const StepCondition = z.strictObject({ trigger: StepId, is: z.enum(["breached", "passed"]) });
export type StepCondition = z.infer<typeof StepCondition>;

/** All conditions must hold; without any the step always runs. */
export const Conditions = z.array(StepCondition).min(1).max(4).optional();

/** What a reserve is filled up to, rounded down, on balances as they stand when the step is reached. */
export const ReserveTarget = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("fixed"), minor: Minor }),
  /** A part of the tranches' balances. */
  z.strictObject({ by: z.literal("balance"), rate: Ratio, tranches: z.array(TrancheRef).min(1) }),
  /** Months of the tranches' yearly interest on their balances. */
  z.strictObject({
    by: z.literal("interest-months"),
    months: z.number().int().min(1).max(24),
    tranches: z.array(TrancheRef).min(1),
  }),
]);
export type ReserveTarget = z.infer<typeof ReserveTarget>;

/** How much principal a step pays at most; cash permitting. */
export const PrincipalAmount = z.discriminatedUnion("by", [
  /** Everything: a turbo. */
  z.strictObject({ by: z.literal("all") }),
  /** Down to a part of the collateral's balance: sum(balances) - rate x collateral, rounded down. */
  z.strictObject({ by: z.literal("collateral"), rate: Ratio }),
  /** Down to a stated sum of balances by period index; after the last it is 0. */
  z.strictObject({ by: z.literal("target-balance"), balancesMinor: z.array(Minor).min(1).max(480) }),
  /** A part of the cash that is left, rounded down: a sweep. */
  z.strictObject({ by: z.literal("cash"), rate: Ratio }),
]);
export type PrincipalAmount = z.infer<typeof PrincipalAmount>;

/** What every fee has. A cap bounds what a period pays; what is beyond it, or unpaid, is carried unless it lapses. */
export const feeTerms = {
  payee: z.string().min(1),
  /** Yearly; a period's part is by its months, rounded down. */
  annualCapMinor: Minor.optional(),
  unpaid: z.enum(["carried", "lapses"]).optional(),
};

/** What every test has. Its place in the list is its time: it sees balances and cash as they are there. */
export const testTerms = {
  minimum: Ratio,
  /** A breach ends when the test is met again. */
  curable: z.boolean(),
  /** How often in a row it must be met for that; once where absent. */
  cureAfter: z.number().int().min(1).max(24).optional(),
  /** Payment dates at the beginning on which it is not made. */
  gracePeriods: z.number().int().min(0).max(120).optional(),
};

/**
 * Payment dates that a debt-service cover looks at together: the last ones with this one, or the next ones. Cash of the next
 * ones is what the terms expected at closing, in the proportion in which cash has come in since then.
 */
export const DscrWindow = z
  .strictObject({ of: z.enum(["historic", "forward"]), periods: z.number().int().min(2).max(24) })
  .optional();

/** Longest observation of availability [collection periods]. */
export const AVAILABILITY_MONTHS_MAX = 12;
