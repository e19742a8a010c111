import type { Documents } from "../../flows/ports/documents";
import { dealDocumentPdf } from "./deal-document-pdf";
import { periodReportPdf } from "./period-report-pdf";
import { type ReportFonts, readReportFonts } from "./report-document";

/** Documents as tagged PDF. The fonts (20 MB) are read when the first one is made. @param root where node_modules lies */
export function pdfDocuments({ root }: { root: string }): Documents {
  let fonts: ReportFonts | undefined;
  const loaded = () => {
    fonts ??= readReportFonts(root);
    return fonts;
  };
  return {
    dealDocument: (input) => dealDocumentPdf(loaded(), input),
    periodReport: (input) => periodReportPdf(loaded(), input),
  };
}
