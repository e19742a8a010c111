import type { DocumentFigures } from "../../core/deal/documents/document-figures";
import { type DealDocumentFile, documentFileName } from "../../core/deal/documents/document-kind";
import { type PublishedFile, publishedFiles } from "../../core/deal/documents/published-files";
import type { Ports } from "../ports/ports";

type Needs = Pick<Ports, "documents" | "storage" | "stage">;

/** What a deal keeps of its documents: the term sheet by the hash that goes on chain, the others as files. */
export type StoredDocuments = { readonly termSheetHash: string; readonly documents: DealDocumentFile[] };

/** Makes every document of a deal and stores it under its hash; made again, they are the same files. */
export async function storeDocuments(ports: Needs, figures: DocumentFigures): Promise<StoredDocuments> {
  const stored = await Promise.all(publishedFiles(figures).map((file) => storeFile(ports, figures, file)));
  const termSheet = stored.find(({ kind }) => kind === "term-sheet");
  if (!termSheet) throw new RangeError("a deal is published with a term sheet");
  return { termSheetHash: termSheet.sha256, documents: stored.filter((file) => file !== termSheet) };
}

async function storeFile(ports: Needs, figures: DocumentFigures, file: PublishedFile): Promise<DealDocumentFile> {
  const { kind, trancheId, mediaType, extension } = file;
  const symbol = figures.terms.tranches.find(({ id }) => id === trancheId)?.symbol;
  return {
    kind,
    ...(trancheId !== undefined && { trancheId }),
    sha256: await ports.storage.put(await bytesOf(ports, figures, file), mediaType),
    mediaType,
    fileName: documentFileName(figures.terms.name, kind, symbol, extension),
  };
}

async function bytesOf(
  { documents, stage }: Needs,
  figures: DocumentFigures,
  file: PublishedFile,
): Promise<Uint8Array> {
  if ("text" in file) return new TextEncoder().encode(file.text);
  return documents.dealDocument({ document: file.document, figures, stage });
}
