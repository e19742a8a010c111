import { type DealDocument, type DocumentCell, type Figure, figuresIn } from "./deal-document";

/** Rows of a table beyond which it is a series, told by its first and last row. */
const SERIES_ROWS = 24;

/** Where a figure stands; with `to`, where those of a series do, from its first row to its last. */
export type AnnexRow = { readonly from: Figure; readonly to?: Figure };

/** Where every figure of a document stands, each place once. */
export function figureAnnex({ title, subtitle, blocks }: DealDocument): AnnexRow[] {
  const rows = new Map<string, AnnexRow>();
  const note = (cell: DocumentCell) => {
    for (const from of figuresIn(cell)) if (!rows.has(from.ref)) rows.set(from.ref, { from });
  };
  note(title);
  note(subtitle);
  for (const block of blocks) {
    if (block.kind !== "table") {
      note(block.cell);
      continue;
    }
    if (block.rows.length <= SERIES_ROWS) {
      for (const cell of block.rows.flat()) note(cell);
      continue;
    }
    const last = block.rows.at(-1)?.flatMap(figuresIn) ?? [];
    for (const [place, from] of (block.rows[0] ?? []).flatMap(figuresIn).entries()) {
      const to = last[place];
      rows.set(from.ref, { from, ...(to && { to }) });
    }
  }
  return [...rows.values()];
}
