import { WaterfallEngine } from "../engine/number/engine";
import type { WaterfallPlan } from "../engine/plan";
import type { CashPath } from "../projection/cash-path";
import { runPath } from "../projection/cash-path";

/** A case that a class must survive. */
export type StressCase = { readonly name: string; readonly cash: CashPath };

/** A class to size, by its index in the terms, with the cases that its rating or its buyers ask it to survive. */
export type SizedByStress = {
  readonly tranche: number;
  readonly cases: readonly StressCase[];
  /** Bound of the search, such as an advance rate; without it 64 times the par of the terms [minor]. */
  readonly atMostMinor?: number;
};

export type WaterfallSize = {
  readonly trancheId: string;
  readonly parMinor: bigint;
  /** The case in which a par one unit larger fails first, in the order given; null where the search's bound was reached. */
  readonly bindingCase: string | null;
};

/** A par is searched up to this multiple of the one in the terms. */
const LARGEST_MULTIPLE = 64;

/**
 * The largest par of each class, one after the other and each kept for the next, at which its cases pay it in full and on
 * time and those before it still hold in theirs: the deal's own waterfall with its reserve, fees and triggers. A schedule
 * keeps its shape. Whole tokens only.
 * @param classes senior first, each with harder cases than the next; tranches not named have no par
 * @param tokenMinor minor units of a token
 */
export function sizeByWaterfall(
  plan: WaterfallPlan,
  classes: readonly SizedByStress[],
  tokenMinor: number,
): WaterfallSize[] {
  const engine = new WaterfallEngine(plan);
  for (const tranche of engine.tranches) setPar(engine, tranche.index, 0);
  return classes.map(({ tranche: index, atMostMinor }, place) => {
    const standing = classes.slice(0, place + 1);
    const failingCase = (tokens: number): string | null => {
      setPar(engine, index, tokens * tokenMinor);
      for (const { tranche, cases } of standing) {
        const failing = cases.find(({ cash }) => !paysOnTime(engine, cash, tranche));
        if (failing) return failing.name;
      }
      return null;
    };
    const bound = atMostMinor ?? (engine.tranches[index]?.par ?? 0) * LARGEST_MULTIPLE;
    let fits = 0;
    let tooMuch = Math.floor(bound / tokenMinor) + 1;
    let bindingCase: string | null = null;
    while (tooMuch - fits > 1) {
      const middle = Math.floor((fits + tooMuch) / 2);
      const failing = failingCase(middle);
      if (failing === null) fits = middle;
      else {
        tooMuch = middle;
        bindingCase = failing;
      }
    }
    setPar(engine, index, fits * tokenMinor);
    return { trancheId: plan.tranches[index]?.id ?? "", parMinor: BigInt(fits * tokenMinor), bindingCase };
  });
}

/** Gives a tranche another par and its schedule the same shape; what rounding leaves falls on the last period that has any. */
function setPar(engine: WaterfallEngine, index: number, par: number): void {
  const tranche = engine.tranches[index];
  const planned = engine.plan.tranches[index];
  if (!tranche || !planned) throw new RangeError("the plan has no such tranche");
  const scale = par / tranche.par;
  let left = par;
  let last = 0;
  tranche.original = par;
  for (const [period, principal] of planned.schedule.entries()) {
    const part = Math.min(left, Math.floor(Number(principal) * scale));
    tranche.schedule[period] = part;
    left -= part;
    if (principal > 0n) last = period;
  }
  if (planned.schedule.some((principal) => principal > 0n))
    tranche.schedule[last] = (tranche.schedule[last] ?? 0) + left;
}

/** Interest of every period, and par by the end, arrive in full: no arrears stand after any payment date. */
function paysOnTime(engine: WaterfallEngine, cash: CashPath, index: number): boolean {
  runPath(engine, cash);
  const tranche = engine.tranches[index];
  return tranche !== undefined && tranche.balance === 0 && tranche.largestArrears === 0;
}
