import type { DealRecord } from "../deal";
import { DEAL_DOCUMENT_KINDS, type DealDocumentFile, documentFileName } from "./document-kind";

/** Everything that is published of a deal, in the order in which it is read; nothing before it is published. */
export function publishedDocuments({ name, termSheetHash, termsHash, documents = [] }: DealRecord): DealDocumentFile[] {
  if (termSheetHash === undefined || termsHash === undefined) return [];
  const files: DealDocumentFile[] = [
    {
      ...{ kind: "term-sheet", sha256: termSheetHash, mediaType: "application/pdf" },
      fileName: documentFileName(name, "term-sheet", undefined, "pdf"),
    },
    {
      ...{ kind: "terms", sha256: termsHash, mediaType: "application/json" },
      fileName: documentFileName(name, "terms", undefined, "json"),
    },
    ...documents,
  ];
  return files.toSorted((a, b) => DEAL_DOCUMENT_KINDS.indexOf(a.kind) - DEAL_DOCUMENT_KINDS.indexOf(b.kind));
}
