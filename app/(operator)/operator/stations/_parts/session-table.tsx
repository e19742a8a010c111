import { getTranslations } from "next-intl/server";
import { apiRead } from "../../../../_api/server";
import { DataTable } from "../../../../_components/data-table";
import { DateText } from "../../../../_components/date-text";
import { EmptyState } from "../../../../_components/empty-state";
import { ErrorNotice } from "../../../../_components/error-notice";
import { Link } from "../../../../_components/link";
import type { TableCell, TableColumn, TableRow } from "../../../../_components/table-cell";
import { paths } from "../../../../_paths";
import { Sessions, type StationMonth } from "../_model/metering-shapes";

const PAGE_SIZE = 50;

type Props = {
  readonly stationId: string;
  readonly month: StationMonth;
  /** Where the list goes on; undefined at its beginning. */
  readonly cursor: string | undefined;
};

/** Sessions whose energy a charger's meter has signed, page by page in the order of their end. */
export async function SessionTable({ stationId, month, cursor }: Props) {
  const { period, timeZone } = month;
  const more = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
  const [t, result] = await Promise.all([
    getTranslations("operator.stations.sessions"),
    apiRead(`/stations/${encodeURIComponent(stationId)}/sessions?period=${period}&limit=${PAGE_SIZE}${more}`, Sessions),
  ]);
  if (!result.ok) return <ErrorNotice problem={result.problem} />;
  const columns: readonly TableColumn[] = [
    { id: "transaction", header: t("transaction") },
    { id: "begin", header: t("begin") },
    { id: "end", header: t("end") },
    { id: "energy", header: t("energy"), kind: "number", unit: "kWh", decimals: 3 },
    { id: "receipt", header: t("receipt"), kind: "hash" },
  ];
  const time = (at: string): TableCell => ({ node: <DateText value={at} timeZone={timeZone} />, sort: at, csv: at });
  const rows = result.value.items.map(
    ({ value: { session } }): TableRow => ({
      id: session.sessionId,
      cells: {
        transaction: `${session.meterSerial} ${session.pagination}`,
        begin: time(session.begin),
        end: time(session.end),
        energy: Number(session.energyWh) / 1_000,
        receipt: session.receiptHash,
      },
    }),
  );
  const page = paths.operator.station(stationId, period);
  return (
    <>
      <DataTable
        caption={t("caption", { count: month.sessions.count })}
        columns={columns}
        rows={rows}
        empty={<EmptyState level={3} title={t("emptyTitle")} text={t("emptyText")} />}
      />
      {(cursor !== undefined || result.value.cursor !== null) && (
        <nav aria-label={t("pages")} className="mt-3 flex flex-wrap gap-3" data-print="hide">
          {cursor !== undefined && (
            <Link href={`${page}#sessions`} look="button">
              {t("first")}
            </Link>
          )}
          {result.value.cursor !== null && (
            <Link href={`${page}&sessions=${encodeURIComponent(result.value.cursor)}#sessions`} look="button">
              {t("next")}
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
