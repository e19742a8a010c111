import { planOf } from "@/lib/core/abs/engine/compile-plan";
import { breakEvenShock } from "@/lib/core/abs/losses/break-even";
import { lossSteps } from "@/lib/core/abs/losses/loss-distribution";
import { type PoolFactors, poolFactorSteps } from "@/lib/core/abs/outlook/pool-factors";
import type { PoolOutlook } from "@/lib/core/abs/outlook/pool-outlook";
import { shockRevenue } from "@/lib/core/abs/pool/period-inputs";
import { poolPaths } from "@/lib/core/abs/pool/pool-paths";
import { CashFan } from "@/lib/core/abs/projection/cash-fan";
import { type ShockableCash, scenarioCash, shockableCash } from "@/lib/core/abs/projection/cash-path";
import { type NumberProjection, projectNumbers } from "@/lib/core/abs/projection/number-projection";
import { projectPeriod } from "@/lib/core/abs/projection/project-period";
import { structureDeal } from "@/lib/core/deal/structure";
import type { DealIdentity } from "@/lib/core/deal/structure-basis";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { DealTerms } from "@/lib/core/deal/terms";
import { dateLedger, type LedgerStep } from "./date-ledger";
import type { StudioLosses } from "./studio-losses";
import { lossesOf } from "./studio-losses";

/** Futures that a structure is tried in; the same for every draft, so that what differs is the draft's. */
export const FAN_PATHS = 1_000;
export const FAN_SEED = 1;
/** Paths between two rests: some thousandths of a second. */
const PART = 5;

/** Which date is looked at, in which case. */
export type ChosenDate = { readonly case: "base" | "downside"; readonly period: number };

/** What a draft becomes on the pool's cash, at once. Tranches are named by their class. */
export type StudioAnswer = {
  readonly request: StructureRequest;
  readonly downsideBps: number;
  readonly terms: DealTerms;
  readonly base: NumberProjection;
  readonly downside: NumberProjection;
};

/** The names of a deal while it is tried: its tranches go by their class, as in the request's own waterfall. */
export const STUDIO_IDENTITY: DealIdentity = {
  ...{ dealId: "draft", orgId: "draft", livemode: false, chainId: 1 },
  trancheIds: { senior: "senior", mezzanine: "mezzanine", junior: "junior" },
};

/** A draft at work: everything that the studio shows of it, computed by the code that structures and pays real deals. */
export class StudioSession {
  #factors: { readonly key: string; readonly drawn: PoolFactors } | null = null;

  constructor(readonly outlook: PoolOutlook) {}

  /** @throws HeliographError what `structureDeal` refuses, a wrong waterfall with its step among it */
  answer(request: StructureRequest, downsideBps: number): StudioAnswer {
    const terms = structureDeal(request, STUDIO_IDENTITY, this.outlook.months);
    const cash = this.cashOf(terms);
    const under = (revenueDropBps: number) =>
      projectNumbers(terms, scenarioCash(cash, { revenueDropBps, costRiseBps: 0 }));
    return { request, downsideBps, terms, base: under(0), downside: under(downsideBps) };
  }

  cashOf(terms: DealTerms): ShockableCash {
    return shockableCash(terms, this.outlook.months);
  }

  ledger({ terms, downsideBps }: StudioAnswer, date: ChosenDate): readonly LedgerStep[] {
    const { months } = this.outlook;
    const last = terms.calendar.periods.length - 1;
    const shocked = date.case === "base" ? months : shockRevenue(months, downsideBps);
    return dateLedger(terms, projectPeriod(terms, shocked, Math.min(date.period, last)));
  }

  /** By tranche, in the order of the terms; rests after each. */
  *breakEven({ terms }: StudioAnswer): Generator<null, readonly (number | null)[], void> {
    const found: (number | null)[] = [];
    for (const { id } of terms.tranches) {
      found.push(breakEvenShock(terms, this.outlook.months, id));
      yield null;
    }
    return found;
  }

  /** Runs the deal over many futures; yields the share that is done. */
  *losses({ terms }: StudioAnswer): Generator<number, StudioLosses, void> {
    const factors = yield* this.factorsFor(terms);
    const months = this.outlook.months;
    const cash = poolPaths(terms, [{ shareBps: 10_000, months, years: factors.years, factors: factors.factors }]);
    const plan = planOf(terms);
    const fan = new CashFan(plan, FAN_PATHS);
    const steps = lossSteps(plan, cash, PART, (engine, path) => fan.note(engine, path));
    for (;;) {
      const step = steps.next();
      if (step.done) return lossesOf(step.value, fan, factors);
      yield 0.3 + (0.7 * step.value) / FAN_PATHS;
    }
  }

  /** The pool's futures do not depend on the draft but by its dates, so they are drawn once. */
  private *factorsFor({ calendar }: DealTerms): Generator<number, PoolFactors, void> {
    const from = calendar.periods[0]?.from.slice(0, 7) ?? "";
    const years = Math.ceil(calendar.periods.length / 12);
    const key = `${from} ${years}`;
    if (this.#factors?.key === key) return this.#factors.drawn;
    const steps = poolFactorSteps(this.outlook.stations, { seed: FAN_SEED, paths: FAN_PATHS, from, years }, PART);
    for (;;) {
      const step = steps.next();
      if (!step.done) {
        yield (0.3 * step.value) / FAN_PATHS;
        continue;
      }
      this.#factors = { key, drawn: step.value };
      return step.value;
    }
  }
}
