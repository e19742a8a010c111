import * as z from "zod";
import { DealDisclosure } from "./disclosure";
import { LockUp } from "./lock-up";
import { type DealTerms, MakeWholeTerms, type TrancheTerms } from "./terms";

/** What of a note an investor must know beside its first coupon. */
export const NoteTerms = z.strictObject({
  /** Other yearly rates, each from the day on which its first interest period begins. */
  couponSteps: z.array(z.strictObject({ from: z.iso.date(), rate: z.string() })),
  /** The coupon is higher by `rate` while availability over so many months is below `minimum`. */
  stepUps: z.array(z.strictObject({ rate: z.string(), minimum: z.string(), months: z.number().int() })),
  /** The issuer may redeem early, at the make-whole amount. */
  makeWhole: MakeWholeTerms.nullable(),
  lockUps: z.array(LockUp),
  /** What may redeem notes before their schedule, and how much of it. */
  mandatoryPrepayments: DealDisclosure.shape.mandatoryPrepayments,
});
export type NoteTerms = z.infer<typeof NoteTerms>;

export function noteTerms(
  {
    calendar,
    waterfall,
    disclosure,
  }: Pick<DealTerms, "calendar" | "waterfall"> & { disclosure?: DealDisclosure | undefined },
  tranche: Pick<TrancheTerms, "id" | "couponSteps" | "makeWhole">,
): NoteTerms {
  const beginOf = (period: number) => {
    const before = calendar.periods[period - 1];
    return before ? (before.interestTo ?? before.payment) : calendar.closing;
  };
  return {
    couponSteps: (tranche.couponSteps ?? []).map(({ fromPeriod, rate }) => ({ from: beginOf(fromPeriod), rate })),
    stepUps: waterfall.flatMap((step) => {
      if (step.kind !== "step-up" || step.tranche !== tranche.id) return [];
      const test = waterfall.find(({ id }) => id === step.trigger);
      return test?.kind === "availability-test"
        ? [{ rate: step.rate, minimum: test.minimum, months: test.months }]
        : [];
    }),
    makeWhole: tranche.makeWhole ?? null,
    lockUps: disclosure?.lockUps ?? [],
    mandatoryPrepayments: disclosure?.mandatoryPrepayments ?? [],
  };
}
