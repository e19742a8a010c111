import type { WaterfallStep } from "./waterfall-step";

/** Tranches that a step names, whatever it does with them. */
export function tranchesNamed(step: WaterfallStep): readonly string[] {
  switch (step.kind) {
    case "interest":
    case "step-up":
    case "scheduled-principal":
      return [step.tranche];
    case "pari-passu-interest":
    case "dscr-test":
    case "ic-test":
    case "oc-test":
    case "sequential-principal":
    case "principal":
    case "clean-up-call":
    case "mandatory-prepayment":
      return step.tranches;
    case "balance-fee":
      return step.tranches ?? [];
    case "reserve":
      return [
        ...new Set([...step.supports, ...(step.target && "tranches" in step.target ? step.target.tranches : [])]),
      ];
    default:
      return [];
  }
}

/** Tranches whose interest a step pays. */
export function interestOf(step: WaterfallStep): readonly string[] {
  return step.kind === "interest" ? [step.tranche] : step.kind === "pari-passu-interest" ? step.tranches : [];
}

/** Tranches whose principal a step pays from the period's cash. */
export function principalOf(step: WaterfallStep): readonly string[] {
  switch (step.kind) {
    case "scheduled-principal":
      return [step.tranche];
    case "sequential-principal":
    case "principal":
    case "clean-up-call":
      return step.tranches;
    default:
      return [];
  }
}

/** Triggers whose state decides whether a step runs, with the state that it needs. */
export function conditionsOf(step: WaterfallStep): readonly { trigger: string; breached: boolean }[] {
  const when = "when" in step && step.when ? step.when : [];
  const conditions = when.map(({ trigger, is }) => ({ trigger, breached: is === "breached" }));
  return step.kind === "sequential-principal" && step.whenBreached !== undefined
    ? [...conditions, { trigger: step.whenBreached, breached: true }]
    : conditions;
}

/** Whether two steps can never run in the same period. */
export function excludesEachOther(a: WaterfallStep, b: WaterfallStep): boolean {
  return conditionsOf(a).some((first) =>
    conditionsOf(b).some((second) => first.trigger === second.trigger && first.breached !== second.breached),
  );
}

/** Whether, when it runs, a step takes all cash while the tranches it names are outstanding, or for ever. */
export function takesAllCash(step: WaterfallStep): boolean {
  switch (step.kind) {
    case "sequential-principal":
    case "cash-trap":
    case "residual":
      return true;
    case "principal":
      return step.amount.by === "all";
    default:
      return false;
  }
}
