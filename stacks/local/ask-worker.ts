import { Worker } from "node:worker_threads";
import { HeliographError, type JsonScalar } from "../../lib/core/errors/heliograph-error";

/** What a thread tells whoever has asked it. */
export type WorkerReport<Result> =
  | { readonly kind: "progress"; readonly fraction: number }
  | { readonly kind: "done"; readonly result: Result }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
      readonly data: Readonly<Record<string, JsonScalar>>;
    };

/**
 * Gives an order to a thread of its own, so that requests are answered meanwhile.
 * @throws HeliographError what the thread has refused with
 */
export function askWorker<Result>(
  workerPath: string,
  order: unknown,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath, { workerData: order });
    worker.on("message", (report: WorkerReport<Result>) => {
      if (report.kind === "progress") onProgress(report.fraction);
      else if (report.kind === "done") resolve(report.result);
      else {
        const { code, message, remedy, data } = report;
        reject(new HeliographError({ code, message, remedy, data }));
      }
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread ended with code ${code}`)));
  });
}
