"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useId, useState } from "react";
import { Button } from "../_components/button";
import { ChartTable } from "./chart-table";

/** The table of a chart that is drawn by script anyway, made when it is asked for. */
export function TableOnDemand(table: ComponentProps<typeof ChartTable>) {
  const t = useTranslations("chart");
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        look="quiet"
        icon={isOpen ? "down" : "right"}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t("showAsTable")}
        <span className="sr-only">: {table.caption}</span>
      </Button>
      <div id={id}>{isOpen && <ChartTable {...table} />}</div>
    </>
  );
}
