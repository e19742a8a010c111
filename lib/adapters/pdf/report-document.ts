import { readFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";

/** Type that every document is set in: one family for Latin and Chinese, embedded as a subset. */
export type ReportFonts = { readonly regular: Buffer; readonly semibold: Buffer };

export function readReportFonts(root: string): ReportFonts {
  const family = join(root, "node_modules/@expo-google-fonts/noto-sans-sc");
  return {
    regular: readFileSync(join(family, "400Regular/NotoSansSC_400Regular.ttf")),
    semibold: readFileSync(join(family, "600SemiBold/NotoSansSC_600SemiBold.ttf")),
  };
}

export type ReportColumn = { readonly title: string; readonly share: number; readonly align?: "left" | "right" };

export type ReportHead = {
  readonly title: string;
  readonly subtitle: string;
  /** Set as creation date: the same input gives the same bytes. */
  readonly dated: Date;
  /** Printed across the top of every page, where something is simulated. */
  readonly band: string | null;
  readonly footer: string;
};

const MARGIN = 48;
const INK = "#16202e";
const MUTED = "#4b5768";
const LINE = "#d5dbe3";
const BAND = "#f3b13b";
const BAND_HEIGHT = 20;

/**
 * A tagged A4 document (PDF 1.7 with structure tree, language and embedded fonts) out of headings, paragraphs and tables.
 * Byte-reproducible: no clock and no randomness enter it.
 */
export class ReportDocument {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #chunks: Buffer[] = [];
  readonly #width: number;

  constructor(fonts: ReportFonts, head: ReportHead) {
    this.#pdf = new PDFDocument({
      size: "A4",
      margins: { top: MARGIN + BAND_HEIGHT, bottom: MARGIN + 12, left: MARGIN, right: MARGIN },
      pdfVersion: "1.7",
      tagged: true,
      displayTitle: true,
      lang: "en",
      bufferPages: true,
      info: { Title: head.title, Author: "Heliograph", CreationDate: head.dated, ModDate: head.dated },
    });
    this.#pdf.on("data", (chunk: Buffer) => this.#chunks.push(chunk));
    this.#pdf.registerFont("regular", fonts.regular);
    this.#pdf.registerFont("semibold", fonts.semibold);
    this.#root = this.#pdf.struct("Document");
    this.#pdf.addStructure(this.#root);
    this.#width = this.#pdf.page.width - 2 * MARGIN;
    this.#head = head;
    this.#tagged("H1", () => this.#text(head.title, 22, "semibold", INK));
    this.#tagged("P", () => this.#text(head.subtitle, 11, "regular", MUTED));
  }

  readonly #head: ReportHead;

  heading(text: string): void {
    this.#room(60);
    this.#pdf.moveDown(1);
    this.#tagged("H2", () => this.#text(text, 14, "semibold", INK));
    this.#pdf.moveDown(0.3);
  }

  paragraph(text: string): void {
    this.#room(30);
    this.#tagged("P", () => this.#text(text, 10, "regular", INK));
    this.#pdf.moveDown(0.4);
  }

  /** Rows of texts under a head that is repeated on every page; amounts are set right-aligned by their column. */
  table(columns: readonly ReportColumn[], rows: readonly (readonly string[])[]): void {
    const total = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (share / total) * this.#width);
    const table = this.#pdf.struct("Table");
    this.#root.add(table);
    const head = () =>
      this.#row(
        table,
        columns,
        widths,
        columns.map(({ title }) => title),
        "TH",
      );
    this.#room(50);
    head();
    for (const row of rows) {
      if (this.#room(this.#heightOf(row, widths))) head();
      this.#row(table, columns, widths, row, "TD");
    }
    table.end();
    this.#pdf.moveDown(0.6);
  }

  /** Closes the document and gives its bytes. */
  async finish(): Promise<Uint8Array> {
    this.#root.end();
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let page = start; page < start + count; page++) this.#chrome(page, page - start + 1, count);
    const ended = new Promise<void>((resolve) => this.#pdf.once("end", () => resolve()));
    this.#pdf.end();
    await ended;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #tagged(kind: string, draw: () => void): void {
    this.#root.add(this.#pdf.struct(kind, {}, [draw]));
  }

  #text(text: string, size: number, font: string, colour: string): void {
    this.#pdf.font(font).fontSize(size).fillColor(colour).text(text, MARGIN, this.#pdf.y, { width: this.#width });
  }

  /** Begins a new page where less than `height` is left. */
  #room(height: number): boolean {
    const { page } = this.#pdf;
    if (this.#pdf.y + height <= page.height - page.margins.bottom) return false;
    this.#pdf.addPage();
    return true;
  }

  #heightOf(cells: readonly string[], widths: readonly number[]): number {
    this.#pdf.font("regular").fontSize(9);
    const heights = cells.map((cell, index) => this.#pdf.heightOfString(cell, { width: (widths[index] ?? 0) - 8 }));
    return Math.max(...heights, 11) + 6;
  }

  #row(
    table: PDFKit.PDFStructureElement,
    columns: readonly ReportColumn[],
    widths: readonly number[],
    cells: readonly string[],
    kind: "TH" | "TD",
  ): void {
    const row = this.#pdf.struct("TR");
    table.add(row);
    const top = this.#pdf.y;
    const height = this.#heightOf(cells, widths);
    let left = MARGIN;
    for (const [index, cell] of cells.entries()) {
      const width = widths[index] ?? 0;
      const at = left;
      row.add(
        this.#pdf.struct(kind, {}, [
          () => {
            this.#pdf
              .font(kind === "TH" ? "semibold" : "regular")
              .fontSize(9)
              .fillColor(kind === "TH" ? MUTED : INK)
              .text(cell, at + 4, top + 3, { width: width - 8, align: columns[index]?.align ?? "left" });
          },
        ]),
      );
      left += width;
    }
    row.end();
    this.#artifact(() => {
      this.#pdf
        .moveTo(MARGIN, top + height)
        .lineTo(MARGIN + this.#width, top + height)
        .lineWidth(0.5)
        .strokeColor(LINE)
        .stroke();
    });
    this.#pdf.x = MARGIN;
    this.#pdf.y = top + height;
  }

  /** Band, title line and page number: artifacts, which a screen reader passes over. */
  #chrome(page: number, number: number, count: number): void {
    this.#pdf.switchToPage(page);
    const { width, height } = this.#pdf.page;
    this.#pdf.page.margins.bottom = 0;
    this.#artifact(() => {
      if (this.#head.band !== null) {
        this.#pdf.rect(0, 0, width, BAND_HEIGHT).fill(BAND);
        this.#pdf.font("semibold").fontSize(9).fillColor("#241a05");
        this.#pdf.text(this.#head.band, MARGIN, 5, { width: this.#width, align: "center", lineBreak: false });
      }
      this.#pdf.font("regular").fontSize(8).fillColor(MUTED);
      this.#pdf.text(this.#head.footer, MARGIN, height - 36, { width: this.#width - 60, lineBreak: false });
      this.#pdf.text(`${number} / ${count}`, MARGIN, height - 36, {
        width: this.#width,
        align: "right",
        lineBreak: false,
      });
    });
  }

  #artifact(draw: () => void): void {
    this.#pdf.markContent("Artifact", { type: "Layout" });
    draw();
    this.#pdf.endMarkedContent();
  }
}
