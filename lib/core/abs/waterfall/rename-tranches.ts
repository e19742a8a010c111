import type { WaterfallStep } from "./waterfall-step";

/** The same steps with every tranche under another name; what is not renamed keeps its own. */
export function renameTranches(
  steps: readonly WaterfallStep[],
  names: Readonly<Partial<Record<string, string>>>,
): WaterfallStep[] {
  const one = (name: string) => names[name] ?? name;
  return steps.map((step) => renamed(step, one));
}

function renamed(step: WaterfallStep, one: (name: string) => string): WaterfallStep {
  switch (step.kind) {
    case "interest":
    case "step-up":
    case "scheduled-principal":
      return { ...step, tranche: one(step.tranche) };
    case "pari-passu-interest":
    case "dscr-test":
    case "ic-test":
    case "oc-test":
    case "sequential-principal":
    case "principal":
    case "clean-up-call":
    case "mandatory-prepayment":
      return { ...step, tranches: step.tranches.map(one) };
    case "balance-fee":
      return step.tranches ? { ...step, tranches: step.tranches.map(one) } : step;
    case "reserve": {
      const { target } = step;
      const of = target && "tranches" in target ? { ...target, tranches: target.tranches.map(one) } : target;
      return { ...step, supports: step.supports.map(one), ...(of && { target: of }) };
    }
    case "operating-costs":
    case "fee":
    case "collections-fee":
    case "arrears":
    case "account-release":
    case "suspense":
    case "shortfall-test":
    case "availability-test":
    case "event-trigger":
    case "cash-trap":
    case "residual":
      return step;
    default:
      return step satisfies never;
  }
}
