import { pdfDocuments } from "../../lib/adapters/pdf/pdf-documents";
import { answerOrder } from "./answer-order";
import type { DocumentOrder } from "./worker-documents";

await answerOrder<DocumentOrder, Uint8Array>((order) => {
  const documents = pdfDocuments({ root: order.root });
  return order.kind === "deal-document" ? documents.dealDocument(order.input) : documents.periodReport(order.input);
});
