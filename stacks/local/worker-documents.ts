import type { DealDocumentInput, Documents, PeriodReportInput } from "../../lib/flows/ports/documents";
import { askWorker } from "./ask-worker";

/** What the thread is asked to draw. */
export type DocumentOrder = { readonly root: string } & (
  | { readonly kind: "deal-document"; readonly input: DealDocumentInput }
  | { readonly kind: "period-report"; readonly input: PeriodReportInput }
);

/**
 * Draws documents in threads of their own, since a deal's tables take seconds; one after the other, so that a processor is left
 * for those who ask meanwhile. @param root where node_modules lies
 */
export function workerDocuments({ workerPath, root }: { workerPath: string; root: string }): Documents {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (order: DocumentOrder): Promise<Uint8Array> => {
    const drawn = last.then(() => askWorker<Uint8Array>(workerPath, order));
    last = drawn.catch(() => undefined);
    return drawn;
  };
  return {
    dealDocument: (input) => inTurn({ kind: "deal-document", root, input }),
    periodReport: (input) => inTurn({ kind: "period-report", root, input }),
  };
}
