import type { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { DealTerms } from "@/lib/core/deal/terms";

/** Which of a deal's two priorities is meant. */
export type Priority = "waterfall" | "enforcementWaterfall";

export const STEP_KINDS = [
  "operating-costs",
  "fee",
  "balance-fee",
  "collections-fee",
  "arrears",
  "interest",
  "pari-passu-interest",
  "reserve",
  "account-release",
  "suspense",
  "step-up",
  "dscr-test",
  "ic-test",
  "oc-test",
  "shortfall-test",
  "availability-test",
  "event-trigger",
  "scheduled-principal",
  "sequential-principal",
  "principal",
  "clean-up-call",
  "mandatory-prepayment",
  "cash-trap",
  "residual",
] as const satisfies readonly WaterfallStep["kind"][];
export type StepKind = (typeof STEP_KINDS)[number];

/** Value of the collateral that its tests begin with, until the issuer states a rate. */
const COLLATERAL_RATE = "0.06";

/** The steps as the draft has them: its own, else those that its kind of structure is paid by. */
export function stepsOf(request: StructureRequest, terms: DealTerms, priority: Priority): readonly WaterfallStep[] {
  return request[priority] ?? terms[priority] ?? [];
}

/** The draft with other steps; tests of the collateral get a rate to value it at. */
export function withSteps(
  request: StructureRequest,
  priority: Priority,
  steps: readonly WaterfallStep[],
): StructureRequest {
  const needsRate = steps.some(({ kind }) => kind === "oc-test");
  return {
    ...request,
    [priority]: [...steps],
    ...(needsRate && request.collateralRate === undefined && { collateralRate: COLLATERAL_RATE }),
  };
}

/** The draft on the usual priorities again. */
export function withUsualSteps(request: StructureRequest): StructureRequest {
  const { waterfall: _waterfall, enforcementWaterfall: _enforced, ...rest } = request;
  return rest;
}

export function movedStep(steps: readonly WaterfallStep[], index: number, by: 1 | -1): readonly WaterfallStep[] {
  const [here, there] = [steps[index], steps[index + by]];
  if (!here || !there) return steps;
  return steps.map((step, place) => (place === index ? there : place === index + by ? here : step));
}

export function withoutStep(steps: readonly WaterfallStep[], index: number): readonly WaterfallStep[] {
  return steps.filter((_, place) => place !== index);
}

export function withStepAt(
  steps: readonly WaterfallStep[],
  index: number,
  changed: WaterfallStep,
): readonly WaterfallStep[] {
  return steps.map((step, place) => (place === index ? changed : step));
}

/** A new step of a kind before the residual, with values to begin with and an id of its own. */
export function withNewStep(
  steps: readonly WaterfallStep[],
  kind: StepKind,
  terms: Pick<DealTerms, "tranches">,
): { readonly steps: readonly WaterfallStep[]; readonly index: number } {
  const last = steps.at(-1)?.kind === "residual" ? steps.length - 1 : steps.length;
  const step = newStep(kind, freeId(steps, kind), steps, terms);
  return { steps: [...steps.slice(0, last), step, ...steps.slice(last)], index: last };
}

function freeId(steps: readonly WaterfallStep[], kind: StepKind): string {
  const isTaken = (id: string) => steps.some((step) => step.id === id);
  if (!isTaken(kind)) return kind;
  let number = 2;
  while (isTaken(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}

function newStep(
  kind: StepKind,
  id: string,
  steps: readonly WaterfallStep[],
  { tranches }: Pick<DealTerms, "tranches">,
): WaterfallStep {
  const tranche = tranches[0]?.id ?? "senior";
  const payee = steps.find((step) => "payee" in step);
  const paid = { payee: payee && "payee" in payee ? payee.payee : "Payee" };
  const test = { minimum: "1.05", curable: true };
  const fee = steps.find((step) => step.kind === "fee");
  switch (kind) {
    case "operating-costs":
      return { id, kind, ...paid };
    case "fee":
      return { id, kind, ...paid, annualMinor: "100000" };
    case "balance-fee":
      return { id, kind, ...paid, rate: "0.001", tranches: [tranche] };
    case "collections-fee":
      return { id, kind, ...paid, rate: "0.01" };
    case "arrears":
      return { id, kind, of: fee?.id ?? "fee", ...paid };
    case "interest":
    case "scheduled-principal":
      return { id, kind, tranche };
    case "pari-passu-interest":
    case "sequential-principal":
      return { id, kind, tranches: [tranche] };
    case "reserve":
      return { id, kind, target: { by: "interest-months", months: 6, tranches: [tranche] }, supports: [tranche] };
    case "account-release":
    case "cash-trap":
      return { id, kind, account: kind === "cash-trap" ? "trap" : "reserve" };
    case "suspense":
      return { id, kind, pays: [fee?.id ?? "fee"] };
    case "dscr-test":
    case "ic-test":
    case "oc-test":
      return { id, kind, tranches: [tranche], ...test };
    case "shortfall-test":
      return { id, kind, ...test, minimum: "0.9" };
    case "availability-test":
      return { id, kind, months: 12, ...test, minimum: "0.97" };
    case "step-up":
      return { id, kind, tranche, rate: "0.0025", trigger: triggerOf(steps) };
    case "event-trigger":
      return { id, kind, events: ["servicer-default"], curable: true };
    case "principal":
      return { id, kind, tranches: [tranche], order: "sequential", amount: { by: "cash", rate: "0.5" } };
    case "clean-up-call":
      return { id, kind, tranches: tranches.map((of) => of.id), threshold: "0.1" };
    case "mandatory-prepayment":
      return { id, kind, tranches: tranches.map((of) => of.id), order: "sequential" };
    case "residual":
      return { id, kind, ...paid };
    default:
      return kind satisfies never;
  }
}

function triggerOf(steps: readonly WaterfallStep[]): string {
  const trigger =
    steps.find(({ kind }) => kind === "availability-test") ?? steps.find(({ kind }) => kind.endsWith("-test"));
  return trigger?.id ?? "availability-test";
}
