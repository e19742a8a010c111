import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";

/** How a bond for pricing repays: what is outstanding in each period, per 100 of original face. */
export const NotionalProfile = z.discriminatedUnion("profile", [
  z.strictObject({ profile: z.literal("bullet") }),
  /** Interest only for some periods, then equal principal. */
  z.strictObject({ profile: z.literal("linear"), gracePeriods: z.number().int().min(0).default(0) }),
  /** Interest only for some periods, then equal service. */
  z.strictObject({ profile: z.literal("level"), gracePeriods: z.number().int().min(0).default(0) }),
  /** Service in proportion to the cash of each period, the same cover throughout. */
  z.strictObject({ profile: z.literal("sculpted"), cash: z.array(z.number()).min(1).max(600) }),
  z.strictObject({ profile: z.literal("notionals"), notionals: z.array(z.number().min(0)).min(1).max(600) }),
]);
export type NotionalProfile = z.infer<typeof NotionalProfile>;

/**
 * Outstanding face at the begin of each period. @param accruals rate x year fraction of each period
 * @throws HeliographError BOND_PROFILE_INVALID
 */
export function notionalsOf(profile: NotionalProfile, accruals: readonly number[]): number[] {
  const periods = accruals.length;
  switch (profile.profile) {
    case "bullet":
      return accruals.map(() => 100);
    case "linear": {
      const repaying = repayingPeriods(periods, profile.gracePeriods);
      return accruals.map((_, index) => 100 - (100 * Math.max(0, index - profile.gracePeriods)) / repaying);
    }
    case "level": {
      repayingPeriods(periods, profile.gracePeriods);
      const service = accruals.map((_, index) => (index < profile.gracePeriods ? 0 : 1));
      return sculptedNotionals(accruals, service, profile.gracePeriods);
    }
    case "sculpted":
      if (profile.cash.length !== periods)
        throw invalid(`there are ${periods} periods and ${profile.cash.length} amounts`);
      return sculptedNotionals(
        accruals,
        profile.cash.map((cash) => Math.max(0, cash)),
        0,
      );
    case "notionals":
      if (profile.notionals.length > periods) throw invalid("there are more notionals than periods");
      return [...profile.notionals];
    default:
      return profile satisfies never;
  }
}

/** Balances that a service in proportion to `weights` repays exactly; in the grace only interest is paid. */
function sculptedNotionals(accruals: readonly number[], weights: readonly number[], grace: number): number[] {
  let discount = 1;
  let present = 0;
  for (const [index, accrual] of accruals.entries()) {
    if (index < grace) continue;
    discount /= 1 + accrual;
    present += (weights[index] ?? 0) * discount;
  }
  if (!(present > 0)) throw invalid("there is no cash to repay from");
  let balance = 100;
  return accruals.map((accrual, index) => {
    const outstanding = balance;
    if (index >= grace) balance = balance * (1 + accrual) - (100 * (weights[index] ?? 0)) / present;
    return outstanding;
  });
}

function repayingPeriods(periods: number, grace: number): number {
  if (grace < periods) return periods - grace;
  throw invalid("the grace leaves no period for principal");
}

function invalid(reason: string): HeliographError {
  return new HeliographError({
    code: "BOND_PROFILE_INVALID",
    message: `The bond cannot repay so: ${reason}.`,
    remedy: "Match the amortisation to the periods of the schedule.",
    data: { reason },
  });
}
