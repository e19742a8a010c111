"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useId, useState } from "react";
import { Icon } from "../_components/icon";
import { ChartTable } from "./chart-table";

type Props = Omit<ComponentProps<typeof ChartTable>, "rows"> & {
  readonly rows: () => ComponentProps<typeof ChartTable>["rows"];
};

/** The table of a chart that is drawn by script anyway, made when it is asked for. */
export function TableOnDemand({ rows, ...table }: Props) {
  const t = useTranslations("chart");
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="inline-flex min-h-8 items-center gap-1 rounded-control text-14 text-muted hover:text-ink"
      >
        <Icon name={isOpen ? "down" : "right"} />
        {t("showAsTable")}
        <span className="sr-only">: {table.caption}</span>
      </button>
      <div id={id}>{isOpen && <ChartTable {...table} rows={rows()} />}</div>
    </>
  );
}
