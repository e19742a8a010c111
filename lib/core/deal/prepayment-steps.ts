import type { WaterfallStep } from "../abs/waterfall/waterfall-step";
import type { DealDisclosure } from "./disclosure";

/** Step that sweeps a part of the cash left to the residual. */
export const EXCESS_CASH_STEP = "excess-cash";

type Prepayments = Pick<DealDisclosure, "mandatoryPrepayments"> | undefined;

/**
 * The list with the steps by which mandatory prepayment moves money, before the residual: proceeds set aside redeem the
 * notes, senior first, then `excess-cash` sweeps its part of what is left. A list that has such a step keeps its own.
 * @param tranches all notes, by seniority
 */
export function withPrepaymentSteps(
  waterfall: readonly WaterfallStep[],
  disclosure: Prepayments,
  tranches: readonly string[],
): WaterfallStep[] {
  const residual = waterfall.findIndex(({ kind }) => kind === "residual");
  const place = residual < 0 ? waterfall.length : residual;
  const excess = excessCashBps(disclosure);
  const steps: WaterfallStep[] = [
    ...(hasProceedsRule(disclosure)
      ? [
          {
            ...{ id: "mandatory-prepayment", kind: "mandatory-prepayment" as const },
            ...{ tranches: [...tranches], order: "sequential" as const },
          },
        ]
      : []),
    ...(excess > 0
      ? [
          {
            ...{ id: EXCESS_CASH_STEP, kind: "principal" as const, tranches: [...tranches] },
            ...{ order: "sequential" as const, amount: { by: "cash" as const, rate: rateOf(excess) } },
          },
        ]
      : []),
  ];
  const missing = steps.filter(({ id, kind }) =>
    id === EXCESS_CASH_STEP ? !waterfall.some((step) => step.id === id) : !waterfall.some((step) => step.kind === kind),
  );
  return [...waterfall.slice(0, place), ...missing, ...waterfall.slice(place)];
}

/** Whether the deal has to prepay on any proceeds that come in as a payment of their own. */
export function hasProceedsRule(disclosure: Prepayments): boolean {
  return (disclosure?.mandatoryPrepayments ?? []).some(({ cause, partBps }) => cause !== "excess-cash" && partBps > 0);
}

/** Part of the cash left to the residual that redeems notes [basis points]; 0 where the terms name none. */
export function excessCashBps(disclosure: Prepayments): number {
  return disclosure?.mandatoryPrepayments.find(({ cause }) => cause === "excess-cash")?.partBps ?? 0;
}

/** Basis points as the decimal text of a rate: 5000 is "0.5". */
export function rateOf(bps: number): string {
  return (bps / 10_000).toString();
}
