import type { ReactNode } from "react";
import { fromJson, type MoneyJson, toDecimalString } from "@/lib/core/money/money";

export type ColumnKind = "text" | "number" | "amount" | "rate" | "date" | "hash" | "address" | "status";

export type TableColumn = {
  readonly id: string;
  readonly header: string;
  /** How values are shown, aligned and sorted; text unless said. */
  readonly kind?: ColumnKind;
  /** Stands in the header, once: "USD", "kWh", "% a year". Amounts and numbers have one. */
  readonly unit?: string;
  /** Of a number or rate. */
  readonly decimals?: number;
  /** Signs of life of an adjustment column: a plus before what comes in. */
  readonly signed?: boolean;
};

/**
 * What one cell holds, by its column's kind: text, date, hash, address and status as text (a status is a `Status`), a number
 * or rate as number or decimal text, an amount as its JSON, null for "not there". Anything else says itself how it is
 * shown, sorted and exported.
 */
export type TableCell =
  | string
  | number
  | null
  | MoneyJson
  | { readonly node: ReactNode; readonly sort: string | number; readonly csv: string };

export type TableRow = {
  readonly id: string;
  /** Where the row leads: its first cell becomes the link, Enter on the row follows it. */
  readonly href?: string;
  readonly cells: Readonly<Record<string, TableCell>>;
};

export function isNumeric(column: TableColumn): boolean {
  return column.kind === "number" || column.kind === "amount" || column.kind === "rate";
}

export function isMoney(cell: TableCell): cell is MoneyJson {
  return typeof cell === "object" && cell !== null && "minor" in cell;
}

/** Orders two cells of one column; what is not there comes last. Amounts are compared as integers. */
export function compareCells(a: TableCell, b: TableCell, column: TableColumn): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (isMoney(a) && isMoney(b)) {
    const [left, right] = [BigInt(a.minor), BigInt(b.minor)];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  const [left, right] = [sortKey(a), sortKey(b)];
  if (isNumeric(column) || (typeof left === "number" && typeof right === "number")) return Number(left) - Number(right);
  return String(left).localeCompare(String(right), undefined, { numeric: true });
}

function sortKey(cell: Exclude<TableCell, null>): string | number {
  if (isMoney(cell)) return cell.minor;
  return typeof cell === "object" ? cell.sort : cell;
}

/** A cell as a spreadsheet wants it: plain decimals, ISO dates, whole hashes. */
export function cellText(cell: TableCell): string {
  if (cell === null) return "";
  if (isMoney(cell)) return toDecimalString(fromJson(cell));
  return typeof cell === "object" ? cell.csv : String(cell);
}
