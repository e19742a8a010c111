import { figureAnnex } from "../../core/deal/documents/figure-annex";
import { cellText } from "../../core/deal/documents/figure-text";
import type { DealDocumentInput } from "../../flows/ports/documents";
import { simulatedBand } from "./document-head";
import { ReportDocument, type ReportFonts } from "./report-document";

/** A deal's document as PDF: every figure is looked up where it refers to, none is computed here; at its end, where each stands. */
export async function dealDocumentPdf(fonts: ReportFonts, input: DealDocumentInput): Promise<Uint8Array> {
  const { document, figures, stage } = input;
  const { terms, termsHash } = figures;
  const report = new ReportDocument(fonts, {
    title: cellText(figures, document.title),
    subtitle: cellText(figures, document.subtitle),
    dated: new Date(`${terms.calendar.closing}T00:00:00Z`),
    band: simulatedBand(stage),
    footer: `${terms.dealId}  terms SHA-256 ${termsHash}`,
  });
  for (const block of document.blocks) {
    if (block.kind === "heading") report.heading(cellText(figures, block.cell));
    else if (block.kind === "paragraph") report.paragraph(cellText(figures, block.cell));
    else
      report.table(
        block.columns,
        block.rows.map((row) => row.map((cell) => cellText(figures, cell))),
      );
  }
  report.heading("Where each figure stands");
  report.paragraph("Every figure is a reference into the file of figures that is published with this document.");
  report.table(
    [
      { title: "Reference (RFC 6901)", share: 6 },
      { title: "As shown", share: 4 },
    ],
    figureAnnex(document).map(({ from, to }) => [
      to ? `${from.ref} to ${to.ref}` : from.ref,
      [from, ...(to ? [to] : [])].map((cell) => cellText(figures, cell)).join(" to "),
    ]),
  );
  return report.finish();
}
