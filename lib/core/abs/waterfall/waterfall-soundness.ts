import { TRANCHE_CLASSES } from "../../deal/terms";
import { HeliographError } from "../../errors/heliograph-error";
import { assertAccountsSound } from "./account-soundness";
import {
  conditionsOf,
  excludesEachOther,
  interestOf,
  principalOf,
  takesAllCash,
  tranchesNamed,
} from "./step-references";
import { assertTriggersSound } from "./trigger-soundness";
import type { WaterfallStep } from "./waterfall-step";
import type { WaterfallTerms } from "./waterfall-terms";
import { unsound } from "./waterfall-unsound";

/**
 * Refuses a waterfall that could lose money or never run as written: money with no exit or going in a circle, an unknown
 * tranche, trigger or account, a test before its input or after its use, a step that can never run, an id or obligation
 * given twice, a junior class paid interest before a senior one. Both priorities are checked.
 * @throws HeliographError WATERFALL_UNSOUND with the step and the reason
 */
export function assertWaterfallSound(terms: WaterfallTerms): void {
  assertPrioritySound(terms, terms.waterfall);
  if (terms.enforcementWaterfall) assertPrioritySound(terms, terms.enforcementWaterfall);
  assertStatesShared(terms);
}

/** The same as an answer: null when the waterfall is sound. For a page that shows it while it is edited. */
export function waterfallFault(terms: WaterfallTerms): { readonly step: string; readonly reason: string } | null {
  try {
    assertWaterfallSound(terms);
    return null;
  } catch (error) {
    if (!(error instanceof HeliographError) || error.code !== "WATERFALL_UNSOUND") throw error;
    return { step: String(error.data.step), reason: String(error.data.reason) };
  }
}

function assertPrioritySound(terms: WaterfallTerms, waterfall: readonly WaterfallStep[]): void {
  assertResidualLast(waterfall);
  assertReferences(terms, waterfall);
  assertTriggersSound(terms, waterfall);
  assertOncePerObligation(waterfall);
  assertReachable(waterfall);
  assertObligationsReachable(terms, waterfall);
  assertAccountsSound(terms, waterfall);
  assertSeniorInterestFirst(terms, waterfall);
}

function assertResidualLast(waterfall: readonly WaterfallStep[]): void {
  const last = waterfall.at(-1);
  if (last?.kind !== "residual") throw unsound(last?.id ?? "", "money has no exit: the last step must be the residual");
  const early = waterfall.find((step) => step.kind === "residual" && step !== last);
  if (early) throw unsound(early.id, "it takes all the cash, so that the steps after it can never run");
}

function assertReferences({ tranches }: WaterfallTerms, waterfall: readonly WaterfallStep[]): void {
  const trancheIds = new Set(tranches.map((tranche) => tranche.id));
  const stepIds = new Set<string>();
  for (const [index, step] of waterfall.entries()) {
    if (stepIds.has(step.id)) throw unsound(step.id, "its id is used twice");
    stepIds.add(step.id);
    const named = tranchesNamed(step);
    const unknown = named.find((id) => !trancheIds.has(id));
    if (unknown !== undefined) throw unsound(step.id, `it refers to the unknown tranche ${unknown}`);
    if (new Set(named).size !== named.length) throw unsound(step.id, "it names a tranche twice");
    if (step.kind === "arrears") assertArrears(waterfall, index, step);
    if (step.kind === "suspense") assertSuspense(waterfall, index, step);
  }
}

function assertArrears(
  waterfall: readonly WaterfallStep[],
  index: number,
  step: Extract<WaterfallStep, { kind: "arrears" }>,
): void {
  const place = waterfall.findIndex(({ id }) => id === step.of);
  const settled = waterfall[place];
  if (!settled) throw unsound(step.id, `it pays the arrears of the unknown step ${step.of}`);
  if (place > index) throw unsound(step.id, `it comes before its input: ${step.of} runs after it`);
  const isCarried =
    settled.kind === "operating-costs" ||
    ((settled.kind === "fee" || settled.kind === "balance-fee" || settled.kind === "collections-fee") &&
      settled.unpaid !== "lapses");
  if (!isCarried) throw unsound(step.id, `it can never pay: ${step.of} carries nothing`);
  if (!("annualCapMinor" in settled) || settled.annualCapMinor === undefined)
    throw unsound(step.id, `it can never pay: ${step.of} has no cap, so that no cash is left where it is short`);
}

function assertSuspense(
  waterfall: readonly WaterfallStep[],
  index: number,
  step: Extract<WaterfallStep, { kind: "suspense" }>,
): void {
  for (const id of step.pays) {
    const place = waterfall.findIndex((candidate) => candidate.id === id);
    const paid = waterfall[place];
    if (!paid) throw unsound(step.id, `it pays the unknown step ${id}`);
    if (place < index) throw unsound(step.id, `it can never pay ${id}, which runs before it`);
    if (!/fee$|interest$/.test(paid.kind))
      throw unsound(step.id, `suspended cash may pay fees and interest only, and ${id} is neither`);
  }
}

function assertOncePerObligation(waterfall: readonly WaterfallStep[]): void {
  const seen = new Map<string, WaterfallStep[]>();
  for (const step of waterfall) {
    for (const obligation of obligationsOf(step)) {
      const others = seen.get(obligation) ?? [];
      if (others.some((other) => !excludesEachOther(other, step)))
        throw unsound(step.id, `a step before it already covers ${obligation}`);
      seen.set(obligation, [...others, step]);
    }
  }
}

function obligationsOf(step: WaterfallStep): string[] {
  if (step.kind === "operating-costs" || step.kind === "mandatory-prepayment") return [step.kind];
  if (step.kind === "reserve") {
    const { account = "reserve", mode } = step;
    return (mode ? [mode] : ["fill", "release"]).map((way) => `the ${way} of ${account}`);
  }
  if (step.kind === "scheduled-principal") return [`scheduled-principal ${step.tranche}`];
  return interestOf(step).map((tranche) => `interest ${tranche}`);
}

/** Nothing stands behind a step that takes all the cash in every period in which it could run. */
function assertReachable(waterfall: readonly WaterfallStep[]): void {
  for (const [index, step] of waterfall.entries()) {
    const contradictory = conditionsOf(step).find(({ trigger, breached }) =>
      conditionsOf(step).some((other) => other.trigger === trigger && other.breached !== breached),
    );
    if (contradictory) throw unsound(step.id, `it can never run: ${contradictory.trigger} cannot be both`);
    const trap = waterfall
      .slice(0, index)
      .find((before) => before.kind === "cash-trap" && impliedBy(before, step) && !startsAfresh(step));
    if (trap) throw unsound(step.id, `it can never run: ${trap.id} keeps all the cash`);
  }
}

/** Whether `before` runs whenever `step` does. */
function impliedBy(before: WaterfallStep, step: WaterfallStep): boolean {
  return conditionsOf(before).every(({ trigger, breached }) =>
    conditionsOf(step).some((own) => own.trigger === trigger && own.breached === breached),
  );
}

/** Steps that need no cash. */
function startsAfresh({ kind }: WaterfallStep): boolean {
  return (
    kind === "account-release" ||
    kind === "suspense" ||
    kind === "mandatory-prepayment" ||
    kind.endsWith("-test") ||
    kind === "event-trigger"
  );
}

function assertObligationsReachable({ tranches }: WaterfallTerms, waterfall: readonly WaterfallStep[]): void {
  for (const { id, couponRate } of tranches) {
    const swept = waterfall.findIndex(
      (step) => takesAllCash(step) && conditionsOf(step).length === 0 && principalOf(step).includes(id),
    );
    const interest = waterfall.filter((step) => interestOf(step).includes(id));
    if (interest.length === 0 && Number(couponRate) > 0) throw unsound("", `no step pays the interest of ${id}`);
    assertPrincipalCovered(waterfall, id);
    const later = waterfall.find(
      (step, index) =>
        swept >= 0 &&
        index > swept &&
        (interestOf(step).includes(id) || (step.kind === "scheduled-principal" && step.tranche === id)),
    );
    if (later)
      throw unsound(
        later.id,
        `it can never run: ${waterfall[swept]?.id} takes all the cash while ${id} is outstanding`,
      );
  }
}

/** Some step pays the principal outside of a breach: always, or while the trigger of another one is not breached. */
function assertPrincipalCovered(waterfall: readonly WaterfallStep[], id: string): void {
  const paying = waterfall.filter((step) => principalOf(step).includes(id) && step.kind !== "clean-up-call");
  const isCovered = paying.some((step) => conditionsOf(step).every(({ breached }) => !breached));
  if (!isCovered) throw unsound("", `no step pays the principal of ${id} outside of a breach`);
}

function assertSeniorInterestFirst({ tranches }: WaterfallTerms, waterfall: readonly WaterfallStep[]): void {
  const rankOf = (id: string) => {
    const tranche = tranches.find((candidate) => candidate.id === id);
    return tranche ? TRANCHE_CLASSES.indexOf(tranche.class) : 0;
  };
  for (const [index, step] of waterfall.entries()) {
    const rank = Math.min(...interestOf(step).map(rankOf), Number.POSITIVE_INFINITY);
    const junior = waterfall
      .slice(0, index)
      .find((before) => interestOf(before).some((id) => rankOf(id) > rank) && !excludesEachOther(before, step));
    if (junior) throw unsound(step.id, "interest of a class that ranks below is paid before it");
  }
}

/** A fee or trigger that both priorities name is one and the same, so that what is carried goes over. */
function assertStatesShared({ waterfall, enforcementWaterfall = [] }: WaterfallTerms): void {
  for (const step of enforcementWaterfall) {
    const twin = waterfall.find(({ id }) => id === step.id);
    if (twin && twin.kind !== step.kind)
      throw unsound(step.id, `it is ${twin.kind} before enforcement and ${step.kind} after it`);
  }
}
