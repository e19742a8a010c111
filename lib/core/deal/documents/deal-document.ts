/** How a figure is written: amounts from minor units, rates and basis points as percentages, `percent` with all its digits. */
export type FigureForm = "text" | "money" | "rate" | "percent" | "bps" | "years" | "ratio" | "yes-no";

/** A computed value, by its place in the deal's figures (RFC 6901). */
export type Figure = { readonly ref: string; readonly as: FigureForm };

/** Words of the document itself, a figure, or a sentence of both. */
export type DocumentCell = string | Figure | readonly (string | Figure)[];

export type DocumentColumn = { readonly title: string; readonly share: number; readonly align?: "left" | "right" };

export type DocumentBlock =
  | { readonly kind: "heading"; readonly cell: DocumentCell }
  | { readonly kind: "paragraph"; readonly cell: DocumentCell }
  | {
      readonly kind: "table";
      readonly columns: readonly DocumentColumn[];
      readonly rows: readonly (readonly DocumentCell[])[];
    };

/** A document before it is drawn: what it says, and where each of its figures stands. */
export type DealDocument = {
  readonly title: DocumentCell;
  readonly subtitle: DocumentCell;
  readonly blocks: readonly DocumentBlock[];
};

export function figure(ref: string, as: FigureForm = "text"): Figure {
  return { ref, as };
}

export function heading(cell: DocumentCell): DocumentBlock {
  return { kind: "heading", cell };
}

export function paragraph(cell: DocumentCell): DocumentBlock {
  return { kind: "paragraph", cell };
}

/** A table of two columns: what it is, and what stands for it. */
export function facts(rows: readonly (readonly [DocumentCell, DocumentCell])[]): DocumentBlock {
  return {
    kind: "table",
    columns: [
      { title: "Field", share: 3 },
      { title: "Content", share: 7 },
    ],
    rows,
  };
}

/** Every cell of a document, from its title on, in the order in which it is read. */
export function cellsOf({ title, subtitle, blocks }: DealDocument): DocumentCell[] {
  return [title, subtitle, ...blocks.flatMap((block) => (block.kind === "table" ? block.rows.flat() : [block.cell]))];
}

/** The figures of a cell, in the order in which it shows them. */
export function figuresIn(cell: DocumentCell): Figure[] {
  return partsOf(cell).filter((part) => typeof part !== "string");
}

/** Every figure of a document. */
export function figuresOf(document: DealDocument): Figure[] {
  return cellsOf(document).flatMap(figuresIn);
}

/** A cell as the words and figures that it is made of. */
export function partsOf(cell: DocumentCell): readonly (string | Figure)[] {
  return typeof cell === "string" || "ref" in cell ? [cell] : cell;
}
