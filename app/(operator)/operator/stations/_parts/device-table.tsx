import { getTranslations } from "next-intl/server";
import { DataTable } from "../../../../_components/data-table";
import { EmptyState } from "../../../../_components/empty-state";
import { StatusBadge } from "../../../../_components/status-badge";
import type { TableColumn, TableRow } from "../../../../_components/table-cell";
import { PeriodAction } from "../../../../_periods/period-action";
import type { Device } from "../_model/metering-shapes";

type Props = {
  readonly devices: readonly Device[];
  /** With each one's key, and the button that retires it. */
  readonly retirable?: boolean;
};

/** The meters whose word counts, and where each one's chain stands. */
export async function DeviceTable({ devices, retirable = false }: Props) {
  const [t, roles] = await Promise.all([
    getTranslations("operator.stations.devices"),
    getTranslations("operator.stations.roles"),
  ]);
  const columns: readonly TableColumn[] = [
    { id: "serial", header: t("serial") },
    { id: "role", header: t("role") },
    { id: "state", header: t("state") },
    { id: "enrolled", header: t("enrolled"), kind: "date" },
    { id: "until", header: t("until"), kind: "date" },
    { id: "envelopes", header: t("envelopes"), kind: "number" },
    { id: "last", header: t("last"), kind: "date" },
    { id: "head", header: t("head"), kind: "hash" },
    ...(retirable
      ? [
          { id: "key", header: t("key"), kind: "hash" as const },
          { id: "action", header: t("action") },
        ]
      : []),
  ];
  const rows = devices.map(({ value: { enrolment }, head }): TableRow => {
    const state = enrolment.retiredAt === undefined ? t("active") : t("retired");
    const tone = enrolment.retiredAt === undefined ? "good" : "neutral";
    return {
      id: enrolment.deviceId,
      cells: {
        serial: enrolment.serial,
        role: roles(enrolment.role),
        state: { node: <StatusBadge tone={tone} label={state} />, sort: state, csv: state },
        enrolled: enrolment.enrolledAt,
        until: enrolment.retiredAt ?? null,
        key: enrolment.publicKeySpki,
        action: {
          node: enrolment.retiredAt === undefined && (
            <PeriodAction
              label={t("retire")}
              look="danger"
              path={`/devices/${enrolment.deviceId}/retirement`}
              done={t("retiredDone", { serial: enrolment.serial })}
              confirm={{
                title: t("retireTitle", { serial: enrolment.serial }),
                consequence: t("retireConsequence"),
                summary: [
                  { label: t("serial"), value: enrolment.serial },
                  { label: t("role"), value: roles(enrolment.role) },
                ],
                verb: t("retireVerb"),
              }}
            />
          ),
          sort: state,
          csv: "",
        },
        envelopes: head?.seq ?? 0,
        last: head?.at ?? null,
        head: head?.hash ?? null,
      },
    };
  });
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      columns={columns}
      rows={rows}
      empty={<EmptyState level={3} title={t("emptyTitle")} text={t("emptyText")} />}
    />
  );
}
