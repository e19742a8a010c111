import type { PeriodReport } from "../../core/audit/period-report";
import type { DealDocument } from "../../core/deal/documents/deal-document";
import type { DocumentFigures } from "../../core/deal/documents/document-figures";
import type { Livemode } from "./livemode";

export type DealDocumentInput = {
  readonly document: DealDocument;
  /** What the document's figures refer to. */
  readonly figures: DocumentFigures;
  readonly stage: Livemode;
};

export type PeriodReportInput = { readonly report: PeriodReport; readonly stage: Livemode };

/** Documents for people: the same input gives the same bytes, so that their hash can be published. */
export interface Documents {
  dealDocument(input: DealDocumentInput): Promise<Uint8Array>;
  periodReport(input: PeriodReportInput): Promise<Uint8Array>;
}
