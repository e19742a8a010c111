import type { TableCell } from "../_components/table-cell";

/** A sentence in a table: on a narrow screen its column stays wide enough to be read, and the table scrolls. */
export function wideCell(text: string): TableCell {
  return { node: <span className="block min-w-56">{text}</span>, sort: text, csv: text };
}
