import type { DealTerms } from "../deal/terms";
import { TRANCHE_CLASSES } from "../deal/terms";
import { HeliographError } from "../errors/heliograph-error";
import type { WaterfallStep } from "./waterfall-step";

/** What the check of a waterfall looks at. */
export type WaterfallTerms = Pick<DealTerms, "tranches" | "waterfall" | "initialReserveMinor">;

/**
 * Refuses a waterfall that could lose money or never run as written: money with no exit, an unknown tranche or trigger,
 * a test before its input or after its use, a step that can never run, an id or obligation given twice, a junior class
 * paid interest before a senior one.
 * @throws HeliographError WATERFALL_UNSOUND with the step and the reason
 */
export function assertWaterfallSound(terms: WaterfallTerms): void {
  const { waterfall } = terms;
  assertResidualLast(waterfall);
  assertReferences(terms);
  assertOncePerObligation(waterfall);
  assertTestsInOrder(waterfall);
  assertObligationsReachable(terms);
  assertReserve(terms);
  assertSeniorInterestFirst(terms);
}

function assertResidualLast(waterfall: readonly WaterfallStep[]): void {
  const last = waterfall.at(-1);
  if (last?.kind !== "residual") throw unsound(last?.id ?? "", "money has no exit: the last step must be the residual");
  const early = waterfall.find((step) => step.kind === "residual" && step !== last);
  if (early) throw unsound(early.id, "it takes all the cash, so that the steps after it can never run");
}

function assertReferences({ tranches, waterfall }: WaterfallTerms): void {
  const trancheIds = new Set(tranches.map((tranche) => tranche.id));
  const stepIds = new Set<string>();
  for (const step of waterfall) {
    if (stepIds.has(step.id)) throw unsound(step.id, "its id is used twice");
    stepIds.add(step.id);
    const named = tranchesOf(step);
    const unknown = named.find((id) => !trancheIds.has(id));
    if (unknown !== undefined) throw unsound(step.id, `it refers to the unknown tranche ${unknown}`);
    if (new Set(named).size !== named.length) throw unsound(step.id, "it names a tranche twice");
  }
}

function assertOncePerObligation(waterfall: readonly WaterfallStep[]): void {
  const seen = new Set<string>();
  for (const step of waterfall) {
    const obligation =
      step.kind === "operating-costs" || step.kind === "reserve"
        ? step.kind
        : step.kind === "interest" || step.kind === "scheduled-principal"
          ? `${step.kind} ${step.tranche}`
          : undefined;
    if (obligation === undefined) continue;
    if (seen.has(obligation)) throw unsound(step.id, `a step before it already covers ${obligation}`);
    seen.add(obligation);
  }
}

function assertTestsInOrder(waterfall: readonly WaterfallStep[]): void {
  const tested = new Set<string>();
  const tests = new Set(waterfall.flatMap((step) => (step.kind === "dscr-test" ? [step.id] : [])));
  for (const step of waterfall) {
    if (step.kind === "dscr-test") tested.add(step.id);
    if (step.kind === "operating-costs" && tested.size > 0) {
      throw unsound([...tested].join(), `it tests before its input: the operating costs are paid later, at ${step.id}`);
    }
    if (step.kind !== "sequential-principal" || step.whenBreached === undefined) continue;
    if (!tests.has(step.whenBreached)) throw unsound(step.id, `it refers to the unknown trigger ${step.whenBreached}`);
    if (!tested.has(step.whenBreached)) throw unsound(step.id, `its trigger ${step.whenBreached} is tested after it`);
  }
}

function assertObligationsReachable({ tranches, waterfall }: WaterfallTerms): void {
  for (const { id, couponRate } of tranches) {
    const swept = waterfall.findIndex(
      (step) => step.kind === "sequential-principal" && step.whenBreached === undefined && step.tranches.includes(id),
    );
    const interest = waterfall.findIndex((step) => step.kind === "interest" && step.tranche === id);
    const scheduled = waterfall.findIndex((step) => step.kind === "scheduled-principal" && step.tranche === id);
    if (interest < 0 && Number(couponRate) > 0) throw unsound("", `no step pays the interest of ${id}`);
    if (scheduled < 0 && swept < 0) throw unsound("", `no step pays the principal of ${id} outside of a breach`);
    for (const index of [interest, scheduled]) {
      const step = waterfall[index];
      if (step && swept >= 0 && index > swept) {
        throw unsound(
          step.id,
          `it can never run: ${waterfall[swept]?.id} takes all the cash while ${id} is outstanding`,
        );
      }
    }
  }
}

function assertReserve({ waterfall, initialReserveMinor }: WaterfallTerms): void {
  const index = waterfall.findIndex((step) => step.kind === "reserve");
  const reserve = waterfall[index];
  if (reserve?.kind !== "reserve") {
    if (BigInt(initialReserveMinor) > 0n) throw unsound("", "the initial reserve has no exit: no step holds a reserve");
    return;
  }
  const early = waterfall
    .slice(0, index)
    .find(
      (step) =>
        (step.kind === "scheduled-principal" || step.kind === "sequential-principal") &&
        tranchesOf(step).some((id) => reserve.supports.includes(id)),
    );
  if (early)
    throw unsound(reserve.id, `what it releases at the end would miss the principal paid before it, at ${early.id}`);
}

function assertSeniorInterestFirst({ tranches, waterfall }: WaterfallTerms): void {
  let rankPaid = 0;
  for (const step of waterfall) {
    if (step.kind !== "interest") continue;
    const tranche = tranches.find(({ id }) => id === step.tranche);
    const rank = tranche ? TRANCHE_CLASSES.indexOf(tranche.class) : rankPaid;
    if (rank < rankPaid) throw unsound(step.id, "interest of a class that ranks below is paid before it");
    rankPaid = rank;
  }
}

function tranchesOf(step: WaterfallStep): readonly string[] {
  switch (step.kind) {
    case "interest":
    case "scheduled-principal":
      return [step.tranche];
    case "dscr-test":
    case "sequential-principal":
      return step.tranches;
    case "reserve":
      return step.supports;
    case "operating-costs":
    case "fee":
    case "residual":
      return [];
    default:
      return step satisfies never;
  }
}

function unsound(step: string, reason: string): HeliographError {
  return new HeliographError({
    code: "WATERFALL_UNSOUND",
    message: step === "" ? `The waterfall is wrong: ${reason}.` : `Step ${step} of the waterfall is wrong: ${reason}.`,
    remedy: "Change the step or its place, then run the check again.",
    data: { step, reason },
  });
}
