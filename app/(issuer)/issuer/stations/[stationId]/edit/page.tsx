import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGetAll } from "../../../../../_api/all-pages";
import { apiGet } from "../../../../../_api/server";
import { PageHeader } from "../../../../../_components/page-header";
import { Station } from "../../../../_model/station-shapes";
import { RiskRun, RiskRunView } from "../../../../_risk/risk-shapes";
import { StationForm } from "../../../../_stations/station-form";
import { StationTrail } from "../../../../_stations/station-trail";

type Props = { readonly params: Promise<{ readonly stationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.stationForm"))("editTitle") };
}

export default async function EditStationPage({ params }: Props) {
  const { stationId } = await params;
  const [t, station] = await Promise.all([
    getTranslations("issuer.stationForm"),
    apiGet(`/stations/${encodeURIComponent(stationId)}`, Station),
  ]);
  const { id, spec } = station.value;
  const runs = await apiGetAll(`/stations/${id}/risk-runs?`, RiskRun);
  const done = runs.find(({ value }) => value.state === "done");
  const risk = done ? await apiGet(`/risk-runs/${done.value.id}`, RiskRunView) : null;
  return (
    <>
      <PageHeader
        above={<StationTrail id={id} name={spec.name} current={t("editTitle")} />}
        title={t("editTitle")}
        lead={t("editLead")}
      />
      <StationForm mode="edit" stationId={id} version={station.version} spec={spec} riskCases={risk?.debtCases ?? []} />
    </>
  );
}
