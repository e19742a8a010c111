import type { DocumentFigures } from "../../core/deal/documents/document-figures";
import { type DealDocumentFile, documentFileName } from "../../core/deal/documents/document-kind";
import { type PublishedFile, publishedFiles } from "../../core/deal/documents/published-files";
import type { Ports } from "../ports/ports";

type Needs = Pick<Ports, "documents" | "storage" | "stage">;

/** Makes every document of a deal and stores it under its hash; made again, they are the same files. */
export async function storeDocuments(ports: Needs, figures: DocumentFigures): Promise<DealDocumentFile[]> {
  const stored: DealDocumentFile[] = [];
  for (const file of publishedFiles(figures)) {
    const { kind, trancheId, mediaType, extension } = file;
    const symbol = figures.terms.tranches.find(({ id }) => id === trancheId)?.symbol;
    stored.push({
      kind,
      ...(trancheId !== undefined && { trancheId }),
      sha256: await ports.storage.put(await bytesOf(ports, figures, file), mediaType),
      mediaType,
      fileName: documentFileName(figures.terms.name, kind, symbol, extension),
    });
  }
  return stored;
}

async function bytesOf(
  { documents, stage }: Needs,
  figures: DocumentFigures,
  file: PublishedFile,
): Promise<Uint8Array> {
  if ("text" in file) return new TextEncoder().encode(file.text);
  return documents.dealDocument({ document: file.document, figures, stage });
}
