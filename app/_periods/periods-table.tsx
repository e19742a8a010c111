import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "../_components/data-table";
import { formatDate } from "../_components/date-format";
import { EmptyState } from "../_components/empty-state";
import type { TableCell, TableColumn, TableRow } from "../_components/table-cell";
import type { PeriodList } from "./period-shapes";
import { StateBadge } from "./state-badge";

type Props = {
  readonly list: PeriodList;
  readonly hrefOf: (period: string) => string;
  /** Periods that have not begun are only dates. */
  readonly now: string;
  /** Only those that have a statement. */
  readonly closedOnly?: boolean;
};

/** A deal's periods with how far each has come; those that lie ahead are left out but for the next. */
export function PeriodsTable({ list, hrefOf, now, closedOnly = false }: Props) {
  const t = useTranslations("period.periods");
  const states = useTranslations("period.states");
  const locale = useLocale();
  const { currency } = list.deal;
  const amount = (id: "available" | "total"): TableColumn => ({ id, header: t(id), kind: "amount", unit: currency });
  const columns: readonly TableColumn[] = [
    { id: "period", header: t("period") },
    { id: "cutOff", header: t("cutOff"), kind: "date" },
    { id: "payment", header: t("payment"), kind: "date" },
    { id: "statement", header: t("statement") },
    amount("available"),
    { id: "breaks", header: t("breaks"), kind: "number" },
    { id: "distribution", header: t("distribution") },
    amount("total"),
  ];
  const begun = list.items.filter(
    ({ period, statement }, index) =>
      statement !== null || (!closedOnly && (period.from <= now.slice(0, 10) || index === firstAhead(list, now))),
  );
  const rows: readonly TableRow[] = begun.toReversed().map(({ period, statement, distribution }) => ({
    id: period.period,
    href: hrefOf(period.period),
    cells: {
      period: {
        node: formatDate(locale, period.period, "month", "UTC"),
        sort: period.period,
        csv: period.period,
      },
      cutOff: period.cutOff,
      payment: period.payment,
      statement: stateCell(statement?.state, false),
      available: statement ? { currency, minor: statement.availableFundsMinor } : null,
      breaks: statement?.breaks ?? null,
      distribution: stateCell(distribution?.state, distribution?.held ?? false),
      total: distribution ? { currency, minor: distribution.totalMinor } : null,
    },
  }));
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      empty={<EmptyState title={t("emptyTitle")} text={t("emptyText")} />}
    />
  );

  function stateCell(state: Parameters<typeof StateBadge>[0]["state"] | undefined, held: boolean): TableCell {
    if (state === undefined) return null;
    return { node: <StateBadge state={state} held={held} />, sort: state, csv: held ? states("held") : states(state) };
  }
}

function firstAhead({ items }: PeriodList, now: string): number {
  return items.findIndex(({ period }) => period.from > now.slice(0, 10));
}
