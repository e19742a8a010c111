/** How a figure is written: amounts from minor units, rates and basis points as percentages. */
export type FigureForm = "text" | "money" | "rate" | "bps" | "years" | "ratio" | "yes-no";

/** A computed value, by its place in the deal's figures (RFC 6901). */
export type Figure = { readonly ref: string; readonly as: FigureForm };

/** Words of the document itself, or a figure. */
export type DocumentCell = string | Figure;

export type DocumentColumn = { readonly title: string; readonly share: number; readonly align?: "left" | "right" };

export type DocumentBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly cell: DocumentCell }
  | {
      readonly kind: "table";
      readonly columns: readonly DocumentColumn[];
      readonly rows: readonly (readonly DocumentCell[])[];
    };

/** A document before it is drawn: what it says, and where each of its figures stands. */
export type DealDocument = {
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
};

export function figure(ref: string, as: FigureForm = "text"): Figure {
  return { ref, as };
}

/** Every figure of a document, in the order in which it shows them. */
export function figuresOf({ blocks }: DealDocument): Figure[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "heading":
        return [];
      case "paragraph":
        return typeof block.cell === "string" ? [] : [block.cell];
      case "table":
        return block.rows.flat().filter((cell) => typeof cell !== "string");
      default:
        return block satisfies never;
    }
  });
}
