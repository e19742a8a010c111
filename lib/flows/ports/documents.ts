import type { ProjectionSummary } from "../../core/abs/projection-summary";
import type { PeriodReport } from "../../core/audit/period-report";
import type { DealDocument } from "../../core/deal/documents/deal-document";
import type { DocumentFigures } from "../../core/deal/documents/document-figures";
import type { DealTerms } from "../../core/deal/terms";
import type { Livemode } from "./livemode";

export type TermSheetInput = {
  readonly terms: DealTerms;
  readonly termsHash: string;
  readonly base: ProjectionSummary;
  readonly downside: ProjectionSummary;
  /** Revenue drop of the downside [bps]. */
  readonly downsideShockBps: number;
  /** Largest revenue drop at which a tranche is still paid in full [bps]; null when it loses without any. */
  readonly breakEvenBps: Readonly<Record<string, number | null>>;
  readonly stage: Livemode;
};

export type DealDocumentInput = {
  readonly document: DealDocument;
  /** What the document's figures refer to. */
  readonly figures: DocumentFigures;
  readonly stage: Livemode;
};

export type PeriodReportInput = { readonly report: PeriodReport; readonly stage: Livemode };

/** Documents for people: the same input gives the same bytes, so that their hash can be published. */
export interface Documents {
  termSheet(input: TermSheetInput): Promise<Uint8Array>;
  dealDocument(input: DealDocumentInput): Promise<Uint8Array>;
  periodReport(input: PeriodReportInput): Promise<Uint8Array>;
}
