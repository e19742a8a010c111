import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { apiGet } from "../../../../../_api/server";
import { PageHeader } from "../../../../../_components/page-header";
import { Section } from "../../../../../_components/section";
import { Station } from "../../../../_model/station-shapes";
import { ClimateForm } from "../../../../_stations/climate-form";
import { StationTrail } from "../../../../_stations/station-trail";
import { WeatherFacts } from "../../../../_stations/weather-facts";
import { WeatherFileForm } from "../../../../_stations/weather-file-form";

type Props = { readonly params: Promise<{ readonly stationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.weather"))("title") };
}

export default async function WeatherPage({ params }: Props) {
  const { stationId } = await params;
  const [t, station] = await Promise.all([
    getTranslations("issuer.weather"),
    apiGet(`/stations/${encodeURIComponent(stationId)}`, Station),
  ]);
  const { id, spec, weather } = station.value;
  const climate = weather.kind === "monthly" ? weather.climate : GREENSBORO_MONTHLY;
  return (
    <>
      <PageHeader
        above={<StationTrail id={id} name={spec.name} current={t("title")} />}
        title={t("title")}
        lead={t("lead")}
      />
      <Section title={t("now")}>
        <WeatherFacts weather={weather} />
      </Section>
      <Section title={t("fileTitle")} lead={t("fileLead")} card>
        <WeatherFileForm stationId={id} version={station.version} />
      </Section>
      <Section title={t("monthlyTitle")} lead={weather.kind === "file" ? t("monthlyReplaces") : undefined}>
        <ClimateForm stationId={id} version={station.version} climate={climate} />
      </Section>
    </>
  );
}
