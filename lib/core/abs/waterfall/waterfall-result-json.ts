import * as z from "zod";
import { NonNegativeMinor } from "../../deal/terms";
import { dealStateToJson } from "./deal-state-json";
import { HOLDING_ACCOUNTS } from "./step-parts";
import { DealStateJson, type WaterfallResult } from "./waterfall-shapes";

/** A transfer as evidence, API and documents carry it. */
export const TransferJson = z.strictObject({
  stepId: z.string(),
  kind: z.enum([
    "operating-cost",
    "fee",
    "interest",
    "step-up",
    "reserve-fill",
    "reserve-release",
    "scheduled-principal",
    "sequential-principal",
    "principal",
    "clean-up-call",
    "mandatory-prepayment",
    "prepayment-release",
    "cash-trap",
    "residual",
  ]),
  from: z.enum(["collection", "suspense", "prepayment", ...HOLDING_ACCOUNTS]),
  to: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("payee"), payee: z.string() }),
    z.strictObject({ type: z.literal("tranche"), trancheId: z.string() }),
    z.strictObject({ type: z.literal("account"), account: z.enum(["collection", ...HOLDING_ACCOUNTS]) }),
  ]),
  amountMinor: NonNegativeMinor,
  dueMinor: NonNegativeMinor,
  shortfallMinor: NonNegativeMinor,
  cost: z.strictObject({ id: z.string(), evidence: z.string() }).optional(),
});
export type TransferJson = z.infer<typeof TransferJson>;

/** Result of one period, complete: transfers in the order paid, tranches, tests and the closing state. */
export const WaterfallResultJson = z.strictObject({
  transfers: z.array(TransferJson),
  tranches: z.record(
    z.string(),
    z.strictObject({
      interestDueMinor: NonNegativeMinor,
      interestPaidMinor: NonNegativeMinor,
      stepUpPaidMinor: NonNegativeMinor.optional(),
      principalDueMinor: NonNegativeMinor,
      principalPaidMinor: NonNegativeMinor,
      balanceMinor: NonNegativeMinor,
    }),
  ),
  closing: DealStateJson,
  tests: z.array(
    z.strictObject({
      stepId: z.string(),
      counts: z.literal("quarter-hours").optional(),
      availableMinor: NonNegativeMinor,
      debtServiceMinor: NonNegativeMinor,
      value: z.string().nullable(),
      minimum: z.string(),
      failed: z.boolean(),
      breached: z.boolean(),
    }),
  ),
});
export type WaterfallResultJson = z.infer<typeof WaterfallResultJson>;

export function waterfallResultToJson(result: WaterfallResult): WaterfallResultJson {
  return {
    transfers: result.transfers.map((transfer) => ({
      ...transfer,
      amountMinor: transfer.amountMinor.toString(),
      dueMinor: transfer.dueMinor.toString(),
      shortfallMinor: transfer.shortfallMinor.toString(),
    })),
    tranches: Object.fromEntries(
      Object.entries(result.tranches).map(([id, tranche]) => [
        id,
        {
          interestDueMinor: tranche.interestDueMinor.toString(),
          interestPaidMinor: tranche.interestPaidMinor.toString(),
          ...(tranche.stepUpPaidMinor !== undefined && { stepUpPaidMinor: tranche.stepUpPaidMinor.toString() }),
          principalDueMinor: tranche.principalDueMinor.toString(),
          principalPaidMinor: tranche.principalPaidMinor.toString(),
          balanceMinor: tranche.balanceMinor.toString(),
        },
      ]),
    ),
    closing: dealStateToJson(result.closing),
    tests: result.tests.map((test) => ({
      ...test,
      availableMinor: test.availableMinor.toString(),
      debtServiceMinor: test.debtServiceMinor.toString(),
    })),
  };
}
