import * as z from "zod";
import { MinorText, type MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import { type DealTerms, TRANCHE_CLASSES } from "../../deal/terms";
import { HeliographError } from "../../errors/heliograph-error";
import { mulDivDown } from "../../money/rounding";
import { LocalDate, YearMonth } from "../../time/local-date";
import { projectedInputs } from "../pool/period-inputs";
import { paidFrom } from "../waterfall/paid-from";
import type { DealEvent } from "../waterfall/step-parts";
import { openingState, runWaterfall } from "../waterfall/waterfall";
import type { DealState, PeriodInputs, WaterfallResult } from "../waterfall/waterfall-shapes";

const Bps = z.number().int().min(0).max(10_000);
const Periods = z.number().int().min(1).max(480);

/** What fails, from which period on, and how badly. */
export const Rehearsal = z.strictObject({
  from: YearMonth,
  failure: z.discriminatedUnion("kind", [
    /** Until a back-up takes over part of the cash is not collected; afterwards operating costs are higher. */
    z.strictObject({ kind: z.literal("servicer"), lostBps: Bps, replacedAfter: Periods, extraCostBps: Bps }),
    /** Part of the cash has no evidence of quantity: it waits in suspense, and the trustee may release it for fees and interest. */
    z.strictObject({ kind: z.literal("meter"), unprovenBps: Bps, repairedAfter: Periods, isReleased: z.boolean() }),
    /** Cash at the bank is blocked; what the bank repays of it comes in one sum afterwards. */
    z.strictObject({ kind: z.literal("account-bank"), blockedFor: Periods, recoveredBps: Bps }),
    /** All cash is lower for good. */
    z.strictObject({ kind: z.literal("price"), dropBps: Bps }),
  ]),
  /** The trustee enforces once senior interest is unpaid on so many payment dates in a row; never where absent. */
  enforceAfter: Periods.optional(),
});
export type Rehearsal = z.infer<typeof Rehearsal>;

/** A tranche on one payment date, amounts in minor units as text, ready for JSON. */
const RehearsedTranche = z.strictObject({
  trancheId: z.string(),
  interestDueMinor: MinorText,
  interestPaidMinor: MinorText,
  principalPaidMinor: MinorText,
  balanceMinor: MinorText,
  unpaidInterestMinor: MinorText,
  /** What this date brings less than the deal without the failure; below zero where it brings more. */
  missedMinor: MinorText,
});

const RehearsedPeriod = z.strictObject({
  period: YearMonth,
  payment: LocalDate,
  cashMinor: MinorText,
  /** With the trustee, at the end of the period. */
  suspenseMinor: MinorText,
  reserveMinor: MinorText,
  residualMinor: MinorText,
  enforced: z.boolean(),
  /** Triggers that stand breached after the period. */
  breached: z.array(z.string()),
  tranches: z.array(RehearsedTranche),
});
type RehearsedPeriod = z.infer<typeof RehearsedPeriod>;

export const RehearsalResult = z.strictObject({
  periods: z.array(RehearsedPeriod),
  tranches: z.array(
    z.strictObject({
      trancheId: z.string(),
      /** Par and interest unpaid at the end, with the failure and without. */
      lossMinor: MinorText,
      lossWithoutMinor: MinorText,
      /** First period from the failure on in which interest is left unpaid. */
      firstMissed: YearMonth.nullable(),
    }),
  ),
});
export type RehearsalResult = z.infer<typeof RehearsalResult>;

/**
 * Plays a failure through the deal's own waterfall, period by period, beside the same deal without it. Nothing is
 * assumed of the parties but what the rehearsal states.
 * @throws HeliographError PROJECTION_MONTH_MISSING, or REHEARSAL_PERIOD_UNKNOWN
 */
export function rehearseDefault(
  terms: DealTerms,
  months: readonly MonthlyCashFlow[],
  rehearsal: Rehearsal,
): RehearsalResult {
  const planned = projectedInputs(terms, months);
  const start = planned.findIndex(({ period }) => period.period === rehearsal.from);
  if (start < 0) {
    throw new HeliographError({
      code: "REHEARSAL_PERIOD_UNKNOWN",
      message: `${rehearsal.from} is no period of the deal.`,
      remedy: "Name one of the deal's collection periods.",
      data: { from: rehearsal.from },
    });
  }
  const without = runAll(terms, planned.map(undisturbed), undefined);
  const disturbed = planned.map((input, index) => disturb(planned, input, index - start, rehearsal));
  const played = runAll(terms, disturbed, rehearsal.enforceAfter);
  return {
    periods: played.map((run, index) => describe(terms, run, without[index])),
    tranches: terms.tranches.map(({ id }) => ({
      trancheId: id,
      lossMinor: String(lossAtEnd(played, id)),
      lossWithoutMinor: String(lossAtEnd(without, id)),
      firstMissed:
        played.find(({ result, before }, index) => index >= start && missesInterest(result, before, id))?.input.period
          .period ?? null,
    })),
  };
}

type Disturbed = { readonly input: PeriodInputs; readonly suspendedMinor: bigint; readonly isReleased: boolean };
type Run = {
  readonly input: PeriodInputs;
  readonly before: DealState;
  readonly result: WaterfallResult;
  readonly suspenseMinor: bigint;
};

function undisturbed(input: PeriodInputs): Disturbed {
  return { input, suspendedMinor: 0n, isReleased: false };
}

/** @param since periods since the failure, below 0 before it */
function disturb(
  planned: readonly PeriodInputs[],
  input: PeriodInputs,
  since: number,
  { failure }: Rehearsal,
): Disturbed {
  if (since < 0) return undisturbed(input);
  const part = (bps: number) => mulDivDown(input.distributableMinor, BigInt(bps), 10_000n);
  const less = (lost: bigint, event: DealEvent) => ({
    ...input,
    distributableMinor: input.distributableMinor - lost,
    events: [event],
  });
  switch (failure.kind) {
    case "servicer": {
      if (since < failure.replacedAfter) return undisturbed(less(part(failure.lostBps), "servicer-default"));
      const operatingCosts = input.operatingCosts.map((cost) => ({
        ...cost,
        amountMinor: mulDivDown(cost.amountMinor, BigInt(10_000 + failure.extraCostBps), 10_000n),
      }));
      return undisturbed({ ...input, operatingCosts, events: ["servicer-default"] });
    }
    case "meter": {
      if (since >= failure.repairedAfter) return { ...undisturbed(input), isReleased: failure.isReleased };
      const suspendedMinor = part(failure.unprovenBps);
      return { input: less(suspendedMinor, "meter-failure"), suspendedMinor, isReleased: failure.isReleased };
    }
    case "account-bank": {
      if (since < failure.blockedFor) return undisturbed(less(input.distributableMinor, "account-bank-downgrade"));
      if (since > failure.blockedFor) return undisturbed(input);
      const index = planned.indexOf(input);
      const blocked = planned
        .slice(index - failure.blockedFor, index)
        .reduce((sum, { distributableMinor }) => sum + distributableMinor, 0n);
      const recovered = mulDivDown(blocked, BigInt(failure.recoveredBps), 10_000n);
      return undisturbed({ ...input, distributableMinor: input.distributableMinor + recovered });
    }
    case "price":
      return undisturbed({ ...input, distributableMinor: input.distributableMinor - part(failure.dropBps) });
    default:
      return failure satisfies never;
  }
}

function runAll(terms: DealTerms, inputs: readonly Disturbed[], enforceAfter: number | undefined): Run[] {
  const senior = terms.tranches.find(({ class: seniority }) => seniority === TRANCHE_CLASSES[0])?.id;
  let state = openingState(terms);
  let suspense = 0n;
  let missed = 0;
  return inputs.map(({ input, suspendedMinor, isReleased }) => {
    const before = state;
    suspense += suspendedMinor;
    const enforced = enforceAfter !== undefined && missed >= enforceAfter && terms.enforcementWaterfall !== undefined;
    const result = runWaterfall(terms, state, {
      ...input,
      ...(isReleased && { suspenseReleaseMinor: suspense }),
      ...(enforced && { enforced }),
    });
    suspense -= paidFrom("suspense", result);
    state = result.closing;
    missed = senior !== undefined && (state.tranches[senior]?.unpaidInterestMinor ?? 0n) > 0n ? missed + 1 : 0;
    return { input, before, result, suspenseMinor: suspense };
  });
}

function describe(terms: DealTerms, { input, result, suspenseMinor }: Run, without: Run | undefined): RehearsedPeriod {
  const { closing, transfers } = result;
  const residual = transfers.reduce(
    (sum, { kind, amountMinor }) => (kind === "residual" ? sum + amountMinor : sum),
    0n,
  );
  return {
    period: input.period.period,
    payment: input.period.payment,
    cashMinor: String(input.distributableMinor),
    suspenseMinor: String(suspenseMinor),
    reserveMinor: String(closing.reserveMinor),
    residualMinor: String(residual),
    enforced: closing.enforced ?? false,
    breached: Object.entries(closing.triggers).flatMap(([id, { breached }]) => (breached ? [id] : [])),
    tranches: terms.tranches.map(({ id }) => ({
      trancheId: id,
      interestDueMinor: String(result.tranches[id]?.interestDueMinor ?? 0n),
      interestPaidMinor: String(result.tranches[id]?.interestPaidMinor ?? 0n),
      principalPaidMinor: String(result.tranches[id]?.principalPaidMinor ?? 0n),
      balanceMinor: String(closing.tranches[id]?.balanceMinor ?? 0n),
      unpaidInterestMinor: String(closing.tranches[id]?.unpaidInterestMinor ?? 0n),
      missedMinor: String(paidTo(without?.result, id) - paidTo(result, id)),
    })),
  };
}

function paidTo(result: WaterfallResult | undefined, trancheId: string): bigint {
  const tranche = result?.tranches[trancheId];
  return tranche ? tranche.interestPaidMinor + tranche.principalPaidMinor : 0n;
}

/** Whether interest of this date is left unpaid beyond what was unpaid before. */
function missesInterest({ closing }: WaterfallResult, before: DealState, trancheId: string): boolean {
  return (
    (closing.tranches[trancheId]?.unpaidInterestMinor ?? 0n) > (before.tranches[trancheId]?.unpaidInterestMinor ?? 0n)
  );
}

function lossAtEnd(runs: readonly Run[], trancheId: string): bigint {
  const tranche = runs.at(-1)?.result.closing.tranches[trancheId];
  return tranche ? tranche.balanceMinor + tranche.unpaidInterestMinor : 0n;
}
