import * as z from "zod";
import { DecimalText } from "../station/charging-tariff";

const StepId = z.string().regex(/^[a-z0-9-]{1,60}$/, "lower case letters, digits and dashes");
const Minor = z.string().regex(/^(0|[1-9]\d{0,30})$/);
const TrancheRef = z.string().min(1);

/**
 * The waterfall is data: a list of steps, run from the top on the cash that is left. Every step emits its transfers;
 * unpaid fees and interest are carried. `id` names the step in reports, postings and evidence.
 */
export const WaterfallStep = z.discriminatedUnion("kind", [
  /** Operating costs and taxes of the period, each evidenced by an invoice; paid in the order given. */
  z.strictObject({ id: StepId, kind: z.literal("operating-costs"), payee: z.string().min(1) }),
  /** A fee: fixed yearly amount x months of the period / 12, rounded down; unpaid is carried. */
  z.strictObject({ id: StepId, kind: z.literal("fee"), payee: z.string().min(1), annualMinor: Minor }),
  /** Interest accrued on the tranche's balance at the start of the period, with what is unpaid from before. */
  z.strictObject({ id: StepId, kind: z.literal("interest"), tranche: TrancheRef }),
  /**
   * Fills the reserve to `targetMinor`, or releases what is above it; a draw happens at an interest step that cash
   * cannot meet. The target is 0 in the last period and once the tranches that it supports are redeemed.
   */
  z.strictObject({
    id: StepId,
    kind: z.literal("reserve"),
    targetMinor: Minor,
    supports: z.array(TrancheRef).min(1),
  }),
  /**
   * Period DSCR = (cash left by the operating costs and fees paid before this step) / (interest accrued and principal
   * scheduled in this period for the classes named, arrears left out). Below `minimum` the trigger `id` is breached for this period; `curable` ends it when met again.
   */
  z.strictObject({
    id: StepId,
    kind: z.literal("dscr-test"),
    tranches: z.array(TrancheRef).min(1),
    minimum: DecimalText,
    curable: z.boolean(),
  }),
  /** Scheduled principal of one tranche (with what is overdue). */
  z.strictObject({ id: StepId, kind: z.literal("scheduled-principal"), tranche: TrancheRef }),
  /** All cash left redeems the tranches in order, each to zero before the next; only while `whenBreached` is breached, if given. */
  z.strictObject({
    id: StepId,
    kind: z.literal("sequential-principal"),
    tranches: z.array(TrancheRef).min(1),
    whenBreached: StepId.optional(),
  }),
  /** What is left. Nothing remains after it. */
  z.strictObject({ id: StepId, kind: z.literal("residual"), payee: z.string().min(1) }),
]);
export type WaterfallStep = z.infer<typeof WaterfallStep>;
