import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { hasRole, requireMe } from "../../../../../_api/me";
import { apiGet } from "../../../../../_api/server";
import { Breadcrumbs } from "../../../../../_components/breadcrumbs";
import { PageHeader } from "../../../../../_components/page-header";
import { Section } from "../../../../../_components/section";
import { paths } from "../../../../../_paths";
import { Devices, MeteredStation } from "../../_model/metering-shapes";
import { DeviceTable } from "../../_parts/device-table";
import { EnrolDeviceForm } from "../../_parts/enrol-device-form";

type Props = { readonly params: Promise<{ readonly stationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.stations.devices"))("pageTitle") };
}

/** Whose word counts at a station, and since when: meters are enrolled by their public key, and retired. */
export default async function DevicesPage({ params }: Props) {
  const [{ stationId }, t, stations, me] = await Promise.all([
    params,
    getTranslations("operator.stations.devices"),
    getTranslations("operator.stations"),
    requireMe(["operator", "trustee"]),
  ]);
  const path = `/stations/${encodeURIComponent(stationId)}` as const;
  const [{ value: station }, { items: devices }] = await Promise.all([
    apiGet(path, MeteredStation),
    apiGet(`${path}/devices`, Devices),
  ]);
  const { name, site } = station.spec;
  const operates = hasRole(me, ["operator"]);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs
            trail={[
              { label: stations("home"), href: paths.operator.home },
              { label: name, href: paths.operator.station(stationId) },
            ]}
            current={t("title")}
          />
        }
        title={t("pageTitle")}
        lead={t("pageLead", { station: name })}
      />
      <Section title={t("enrolledTitle")}>
        <DeviceTable devices={devices} retirable={operates} />
      </Section>
      {operates && (
        <Section title={t("enrolTitle")} lead={t("enrolLead")} card>
          <EnrolDeviceForm stationId={stationId} timeZone={site.timeZone} />
        </Section>
      )}
    </>
  );
}
