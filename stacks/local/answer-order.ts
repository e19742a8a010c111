import { parentPort, workerData } from "node:worker_threads";
import { isHeliographError } from "../../lib/core/errors/heliograph-error";
import type { WorkerReport } from "./ask-worker";

/** In a thread: carries out the order that it was started with, and tells the result or the refusal. */
export async function answerOrder<Order, Result>(
  act: (order: Order, onProgress: (fraction: number) => void) => Result | Promise<Result>,
): Promise<void> {
  const tell = (report: WorkerReport<Result>) => parentPort?.postMessage(report);
  try {
    tell({ kind: "done", result: await act(workerData as Order, (fraction) => tell({ kind: "progress", fraction })) });
  } catch (error) {
    if (!isHeliographError(error)) throw error;
    const { code, message, remedy, data } = error;
    tell({ kind: "refused", code, message, remedy, data });
  }
}
