"use client";

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { Button } from "./button";
import { Icon } from "./icon";
import { Link } from "./link";
import { useNavigate } from "./navigate";
import { ScrollBox } from "./scroll-box";
import { compareCells, isNumeric, type TableCell, type TableColumn, type TableRow } from "./table-cell";
import { tableCsv } from "./table-csv";
import { TableValue } from "./table-value";

type Props = {
  /** What the table shows; also the name of its CSV file. */
  readonly caption: string;
  /** The caption is there for screen readers only, because a heading above says the same. */
  readonly captionHidden?: boolean;
  /** The first column names the row. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** A last row of sums. */
  readonly total?: Readonly<Record<string, TableCell>>;
  /** Shown in place of a table without rows: an `EmptyState` that says what to do first. */
  readonly empty?: ReactNode;
};

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, TableRow>();

/** Longer tables scroll in their own box under a head that stays. */
const ROWS_BEFORE_SCROLL = 20;

/**
 * A table of exact values. Columns and rows are plain data, so that a page on the server can hand them over; it is whole
 * without script, and with it can be sorted, walked by arrow keys and saved as CSV.
 */
export function DataTable({ caption, captionHidden = false, columns, rows, total, empty }: Props) {
  const t = useTranslations("component.table");
  const navigate = useNavigate();
  const [active, setActive] = useState(0);
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map((column) =>
          helper.accessor((row) => row.cells[column.id] ?? null, {
            id: column.id,
            sortFn: (a, b) =>
              compareCells(a.original.cells[column.id] ?? null, b.original.cells[column.id] ?? null, column),
          }),
        ),
      ),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data, getRowId: (row) => row.id });
  if (rows.length === 0 && empty) return empty;

  const shown = table.getRowModel().rows;
  const sorting = table.state.sorting[0];
  const walk = (event: KeyboardEvent<HTMLTableRowElement>, index: number, href: string | undefined) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" && href) navigate.push(href);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (target === undefined || target < 0 || target >= shown.length) return;
    event.preventDefault();
    setActive(target);
    const body = event.currentTarget.parentElement;
    const row = body?.children[target];
    if (row instanceof HTMLElement) row.focus();
  };

  return (
    <div className="min-w-0">
      <ScrollBox
        // Not the caption alone: the section around it often has that name already, and landmarks are told apart by theirs.
        label={t("box", { caption })}
        className={rows.length > ROWS_BEFORE_SCROLL ? "max-h-[75vh]" : ""}
      >
        <table className="w-full border-separate border-spacing-0 text-14">
          <caption className={captionHidden ? "sr-only" : "px-3 py-3 text-left font-semibold text-14"}>
            {caption}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => {
                const sorted = sorting?.id === column.id ? (sorting.desc ? "descending" : "ascending") : undefined;
                return (
                  <th
                    key={column.id}
                    scope="col"
                    aria-sort={sorted}
                    className={`sticky top-0 z-10 border-control border-b bg-surface p-0 align-bottom font-semibold text-12 ${isNumeric(column) ? "text-right" : "text-left"}`}
                  >
                    <button
                      type="button"
                      onClick={table.getColumn(column.id)?.getToggleSortingHandler()}
                      className={`-outline-offset-2 inline-flex min-h-10 w-full items-end gap-1 px-3 py-2 hover:bg-sunken ${isNumeric(column) ? "justify-end text-right" : "text-left"}`}
                    >
                      <span>
                        <span className="block">{column.header}</span>
                        {column.unit && (
                          <span className="block font-normal text-muted whitespace-nowrap">{column.unit}</span>
                        )}
                      </span>
                      {sorted && <Icon name={sorted === "ascending" ? "up" : "down"} />}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr
                key={row.id}
                tabIndex={index === Math.min(active, shown.length - 1) ? 0 : -1}
                onKeyDown={(event) => walk(event, index, row.original.href)}
                onFocus={() => setActive(index)}
                className="-outline-offset-2 hover:bg-sunken"
              >
                {columns.map((column, position) => (
                  <BodyCell
                    key={column.id}
                    column={column}
                    row={row.original}
                    isFirst={position === 0}
                    isLast={index === shown.length - 1}
                  />
                ))}
              </tr>
            ))}
            {shown.length === 0 && (
              <tr>
                <td colSpan={columns.length} className="px-3 py-6 text-center text-muted">
                  {t("empty")}
                </td>
              </tr>
            )}
          </tbody>
          {total && (
            <tfoot>
              <BodyTotal columns={columns} total={total} />
            </tfoot>
          )}
        </table>
      </ScrollBox>
      <div className="mt-1 flex items-center justify-between gap-3 text-12 text-muted" data-print="hide">
        <span>{t("rows", { count: rows.length })}</span>
        <Button look="quiet" icon="download" onClick={() => save(caption, tableCsv(columns, rows))}>
          {t("csv")}
          <span className="sr-only">: {caption}</span>
        </Button>
      </div>
    </div>
  );
}

type CellProps = {
  readonly column: TableColumn;
  readonly row: TableRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

function BodyCell({ column, row, isFirst, isLast }: CellProps) {
  const value = (
    // On narrow screens words keep a readable line, and the table scrolls instead.
    <div className={isNumeric(column) ? undefined : `max-sm:w-max ${isFirst ? "max-sm:max-w-40" : "max-sm:max-w-56"}`}>
      <TableValue cell={row.cells[column.id] ?? null} column={column} />
    </div>
  );
  const className = `px-3 py-2 align-top ${isLast ? "" : "border-line border-b"} ${isNumeric(column) ? "text-right whitespace-nowrap" : "min-w-24 text-left"}`;
  if (!isFirst) return <td className={className}>{value}</td>;
  return (
    <th scope="row" className={`${className} min-w-32 font-normal`}>
      {row.href ? <Link href={row.href}>{value}</Link> : value}
    </th>
  );
}

function BodyTotal({
  columns,
  total,
}: {
  readonly columns: readonly TableColumn[];
  readonly total: TableRow["cells"];
}) {
  return (
    <tr>
      {columns.map((column, position) => {
        const className = `border-control border-t px-3 py-2 font-semibold ${isNumeric(column) ? "text-right whitespace-nowrap" : "text-left"}`;
        const cell = total[column.id];
        const Cell = position === 0 ? "th" : "td";
        return (
          <Cell key={column.id} scope={position === 0 ? "row" : undefined} className={className}>
            {cell !== undefined && <TableValue cell={cell} column={column} />}
          </Cell>
        );
      })}
    </tr>
  );
}

function save(caption: string, csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${caption.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
