import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { cache } from "react";
import { portalConfig } from "../../../../_api/config";
import { hasRole, requireMe } from "../../../../_api/me";
import { apiGet } from "../../../../_api/server";
import { readSystem } from "../../../../_api/system";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { EmptyState } from "../../../../_components/empty-state";
import { Link } from "../../../../_components/link";
import { PageHeader } from "../../../../_components/page-header";
import { Section } from "../../../../_components/section";
import { paths } from "../../../../_paths";
import { ClockControl } from "../../../../_periods/clock-control";
import { Devices, MeteredStation, StationMonth } from "../_model/metering-shapes";
import { shownMonth } from "../_model/shown-month";
import { DayStrips } from "../_parts/day-strips";
import { deviceNames, inReadingOrder } from "../_parts/device-name";
import { DeviceTable } from "../_parts/device-table";
import { MonthFigures } from "../_parts/month-figures";
import { MonthLinks } from "../_parts/month-links";
import { QualityTable } from "../_parts/quality-table";
import { RefusalTable } from "../_parts/refusal-table";
import { RunDevices } from "../_parts/run-devices";
import { SessionTable } from "../_parts/session-table";

type Props = {
  readonly params: Promise<{ readonly stationId: string }>;
  readonly searchParams: Promise<{
    readonly period?: string | string[];
    readonly sessions?: string | string[];
  }>;
};

const readStation = cache((stationId: string) => apiGet(`/stations/${encodeURIComponent(stationId)}`, MeteredStation));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { value } = await readStation((await params).stationId);
  return { title: value.spec.name };
}

/** What a station's devices have brought in a month: measured, missing, refused, and the sessions that were sold. */
export default async function StationPage({ params, searchParams }: Props) {
  const [{ stationId }, asked, t, format, me, system] = await Promise.all([
    params,
    searchParams,
    getTranslations("operator.stations"),
    getFormatter(),
    requireMe(),
    readSystem(),
  ]);
  const [{ value: station }, { items: devices }] = await Promise.all([
    readStation(stationId),
    apiGet(`/stations/${encodeURIComponent(stationId)}/devices`, Devices),
  ]);
  const { name, site } = station.spec;
  const readings = devices.flatMap(({ head }) => head?.at ?? []);
  const now = system?.now ?? new Date().toISOString();
  const period = shownMonth(asked.period, readings, now, site.timeZone);
  const read = await apiGet(`/stations/${encodeURIComponent(stationId)}/quality?period=${period}`, StationMonth);
  const nameOf = deviceNames(devices);
  const quality = { ...read.quality, devices: inReadingOrder(read.quality.devices, nameOf) };
  const month = { ...read, quality };
  const monthName = format.dateTime(new Date(`${period}-01T00:00:00Z`), {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const simulates = portalConfig().mode === "local" && hasRole(me, ["operator"]);
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: t("home"), href: paths.operator.home }]} current={name} />}
        title={name}
        lead={t("stationLead", { place: site.name, zone: site.timeZone })}
      />
      <MonthLinks stationId={stationId} period={period} />
      {simulates && !month.complete && (
        <div className="mb-8">
          <ClockControl
            now={now}
            timeZone={site.timeZone}
            moments={[{ id: "month-end", label: t("month.ends", { month: monthName }), at: month.to }]}
          />
        </div>
      )}
      {simulates && month.complete && <RunDevices stationId={stationId} period={period} monthName={monthName} />}
      <MonthFigures month={month} />
      <Section title={t("quality.title")} lead={t("quality.lead")}>
        {quality.devices.length > 0 ? (
          <>
            <DayStrips month={month} nameOf={nameOf} />
            <div className="mt-6">
              <QualityTable month={month} nameOf={nameOf} />
            </div>
          </>
        ) : (
          <EmptyState level={3} title={t("devices.emptyTitle")} text={t("devices.emptyText")} />
        )}
      </Section>
      <Section title={t("refusals.title")} lead={t("refusals.lead")}>
        <RefusalTable stationId={stationId} month={month} nameOf={nameOf} />
      </Section>
      <div id="sessions">
        <Section title={t("sessions.title")} lead={t("sessions.lead")}>
          <SessionTable
            stationId={stationId}
            month={month}
            cursor={typeof asked.sessions === "string" ? asked.sessions : undefined}
          />
        </Section>
      </div>
      <Section
        title={t("devices.title")}
        lead={t("devices.lead")}
        actions={<Link href={paths.operator.devices(stationId)}>{t("devices.manage")}</Link>}
      >
        <DeviceTable devices={devices} />
      </Section>
    </>
  );
}
