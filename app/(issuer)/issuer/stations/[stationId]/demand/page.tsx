import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGet } from "../../../../../_api/server";
import { PageHeader } from "../../../../../_components/page-header";
import { DemandFitter } from "../../../../_demand/demand-fit";
import { Station } from "../../../../_model/station-shapes";
import { StationTrail } from "../../../../_stations/station-trail";

type Props = { readonly params: Promise<{ readonly stationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.demand"))("title") };
}

export default async function DemandPage({ params }: Props) {
  const { stationId } = await params;
  const [t, station] = await Promise.all([
    getTranslations("studio.demand"),
    apiGet(`/stations/${encodeURIComponent(stationId)}`, Station),
  ]);
  const { id, spec } = station.value;
  return (
    <>
      <PageHeader
        above={<StationTrail id={id} name={spec.name} current={t("title")} />}
        title={t("title")}
        lead={t("lead")}
      />
      <DemandFitter stationId={id} version={station.version} spec={spec} />
    </>
  );
}
