import { getTranslations } from "next-intl/server";
import { apiRead } from "../../../../_api/server";
import { DataTable } from "../../../../_components/data-table";
import { DateText } from "../../../../_components/date-text";
import { EmptyState } from "../../../../_components/empty-state";
import { ErrorNotice } from "../../../../_components/error-notice";
import { Notice } from "../../../../_components/notice";
import type { TableColumn, TableRow } from "../../../../_components/table-cell";
import { Refusals, type StationMonth } from "../_model/metering-shapes";

type Props = {
  readonly stationId: string;
  readonly month: StationMonth;
  readonly nameOf: (deviceId: string) => string;
};

/** What came and was not believed, with the reason in plain words. */
export async function RefusalTable({ stationId, month, nameOf }: Props) {
  const { period, timeZone } = month;
  const [t, result] = await Promise.all([
    getTranslations("operator.stations.refusals"),
    apiRead(`/stations/${encodeURIComponent(stationId)}/refusals?period=${period}&limit=200`, Refusals),
  ]);
  if (!result.ok) return <ErrorNotice problem={result.problem} />;
  const { items, cursor, dropped } = result.value;
  const columns: readonly TableColumn[] = [
    { id: "subject", header: t("subject") },
    { id: "device", header: t("device") },
    { id: "reason", header: t("reason") },
    { id: "code", header: t("code") },
    { id: "received", header: t("received") },
    { id: "hash", header: t("hash"), kind: "hash" },
  ];
  const rows = items.map(({ value }): TableRow => {
    const known = `reasons.${value.code}`;
    const plain = t.has(known) ? t(known) : value.detail;
    return {
      id: value.id,
      cells: {
        subject: t(`subjects.${value.subject}`),
        device: value.claimedDeviceId === null ? null : nameOf(value.claimedDeviceId),
        reason: {
          node: (
            <span className="block min-w-48">
              {plain}
              {plain !== value.detail && <span className="block text-12 text-muted">{value.detail}</span>}
            </span>
          ),
          sort: value.code,
          csv: `${plain} ${value.detail}`,
        },
        code: value.code,
        received: {
          node: <DateText value={value.receivedAt} timeZone={timeZone} />,
          sort: value.receivedAt,
          csv: value.receivedAt,
        },
        hash: value.rawHash,
      },
    };
  });
  return (
    <>
      {dropped > 0 && (
        <div className="mb-4">
          <Notice tone="warn" title={t("droppedTitle", { count: dropped })}>
            {t("droppedText")}
          </Notice>
        </div>
      )}
      <DataTable
        caption={t("caption")}
        captionHidden
        columns={columns}
        rows={rows}
        empty={<EmptyState level={3} title={t("emptyTitle")} text={t("emptyText")} />}
      />
      {cursor !== null && <p className="mt-2 text-14 text-muted">{t("newest", { count: items.length })}</p>}
    </>
  );
}
