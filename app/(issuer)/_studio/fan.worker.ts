import { isHeliographError } from "@/lib/core/errors/heliograph-error";
import type { MonteCarloResult } from "@/lib/core/uncertainty/monte-carlo-result";
import { drawFan, type FanOrder } from "./draw-fan";

/** What the worker tells of its one order. */
export type FanReport =
  | { readonly kind: "progress"; readonly fraction: number }
  | { readonly kind: "drawn"; readonly result: MonteCarloResult }
  | { readonly kind: "refused"; readonly message: string; readonly remedy: string };

/** What this file needs of a dedicated worker's global scope; the project's types are those of a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<FanOrder>) => void) | null;
  postMessage(report: FanReport): void;
};

/** Progress is told at steps of this share. */
const STEP = 0.01;

const scope = globalThis as unknown as WorkerScope;

/** One order, then the worker is ended: whoever cancels it ends it sooner. */
scope.onmessage = ({ data: order }) => {
  let told = 0;
  try {
    const result = drawFan(order, (fraction) => {
      if (fraction - told < STEP) return;
      told = fraction;
      scope.postMessage({ kind: "progress", fraction });
    });
    scope.postMessage({ kind: "drawn", result });
  } catch (error) {
    if (!isHeliographError(error)) throw error;
    scope.postMessage({ kind: "refused", message: error.message, remedy: error.remedy });
  }
};
