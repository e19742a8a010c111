import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Disclosure } from "../_components/disclosure";
import { ChartTable } from "./chart-table";
import { TableOnDemand } from "./table-on-demand";

export type ChartText = {
  /** What is shown: "Cash flow by year". */
  readonly title: string;
  /** What is to be seen in it, in one sentence; it is what somebody hears who cannot see the drawing. */
  readonly description: string;
  /** Its table is made only when it is asked for: for charts that are drawn anew at every change. */
  readonly tableOnDemand?: boolean;
};

type Props = ChartText & {
  readonly columns: readonly string[];
  /** Written out only where the table is made. */
  readonly rows: () => readonly (readonly string[])[];
  /** The drawing. */
  readonly children: ReactNode;
};

/** Frame of every chart: title, sentence, drawing, and the same data as a table one key away. */
export function ChartFigure({ title, description, tableOnDemand = false, columns, rows, children }: Props) {
  const t = useTranslations("chart");
  const id = useId();
  return (
    <figure aria-labelledby={`${id}-title`} className="@container min-w-0">
      <figcaption>
        <h3 id={`${id}-title`} className="text-16">
          {title}
        </h3>
        <p id={`${id}-description`} className="max-w-prose text-14 text-muted">
          {description}
        </p>
      </figcaption>
      <div role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-description`} className="mt-3 mb-2">
        {children}
      </div>
      {tableOnDemand ? (
        <TableOnDemand caption={title} columns={columns} rows={rows} />
      ) : (
        <Disclosure summary={t("showAsTable")}>
          <ChartTable caption={title} columns={columns} rows={rows()} />
        </Disclosure>
      )}
    </figure>
  );
}
