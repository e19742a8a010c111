import { cellText, isNumeric, type TableColumn, type TableRow } from "./table-cell";

/**
 * A table as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read it as such). A text that a spreadsheet would run as
 * a formula gets an apostrophe before it; numbers keep their sign.
 */
export function tableCsv(columns: readonly TableColumn[], rows: readonly TableRow[]): string {
  const header = columns.map((column) => quote(column.unit ? `${column.header} [${column.unit}]` : column.header));
  const lines = rows.map((row) =>
    columns.map((column) => {
      const text = cellText(row.cells[column.id] ?? null);
      return quote(isNumeric(column) ? text : harmless(text));
    }),
  );
  return `\ufeff${[header, ...lines].map((line) => `${line.join(",")}\r\n`).join("")}`;
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
