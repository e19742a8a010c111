import { figuresOf } from "../../core/deal/documents/deal-document";
import { cellText } from "../../core/deal/documents/figure-text";
import type { DealDocumentInput } from "../../flows/ports/documents";
import { simulatedBand } from "./document-head";
import { ReportDocument, type ReportFonts } from "./report-document";

/** A list of references longer than this stands in the file of figures only. */
const ANNEX_MAX = 200;

/** A deal's document as PDF: every figure is looked up where it refers to, none is computed here. */
export async function dealDocumentPdf(fonts: ReportFonts, input: DealDocumentInput): Promise<Uint8Array> {
  const { document, figures, stage } = input;
  const { terms, termsHash } = figures;
  const report = new ReportDocument(fonts, {
    title: document.title,
    subtitle: `Closing ${terms.calendar.closing}. Every figure stands in the published file of figures.`,
    dated: new Date(`${terms.calendar.closing}T00:00:00Z`),
    band: simulatedBand(stage),
    footer: `${terms.dealId}  terms SHA-256 ${termsHash}`,
  });
  for (const block of document.blocks) {
    if (block.kind === "heading") report.heading(block.text);
    else if (block.kind === "paragraph") report.paragraph(cellText(figures, block.cell));
    else
      report.table(
        block.columns,
        block.rows.map((row) => row.map((cell) => cellText(figures, cell))),
      );
  }
  const refs = new Map(figuresOf(document).map((cell) => [cell.ref, cellText(figures, cell)]));
  if (refs.size <= ANNEX_MAX) {
    report.heading("Where each figure stands");
    report.table(
      [
        { title: "Reference into the figures (RFC 6901)", share: 5 },
        { title: "As shown", share: 5 },
      ],
      [...refs],
    );
  }
  return report.finish();
}
