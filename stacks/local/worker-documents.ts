import type { DealDocumentInput, Documents, PeriodReportInput } from "../../lib/flows/ports/documents";
import { askWorker } from "./ask-worker";

/** What the thread is asked to draw. */
export type DocumentOrder = { readonly root: string } & (
  | { readonly kind: "deal-document"; readonly input: DealDocumentInput }
  | { readonly kind: "period-report"; readonly input: PeriodReportInput }
);

/** Draws documents in threads of their own: a deal's tables take seconds. @param root where node_modules lies */
export function workerDocuments({ workerPath, root }: { workerPath: string; root: string }): Documents {
  return {
    dealDocument: (input) => askWorker(workerPath, { kind: "deal-document", root, input } satisfies DocumentOrder),
    periodReport: (input) => askWorker(workerPath, { kind: "period-report", root, input } satisfies DocumentOrder),
  };
}
