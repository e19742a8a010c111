import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGet } from "../../../../../_api/server";
import { Notice } from "../../../../../_components/notice";
import { PageHeader } from "../../../../../_components/page-header";
import { Station } from "../../../../_model/station-shapes";
import { StationTrail } from "../../../../_stations/station-trail";
import { Studio } from "../../../../_studio/studio";

type Props = { readonly params: Promise<{ readonly stationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("title") };
}

export default async function StudioPage({ params }: Props) {
  const { stationId } = await params;
  const [t, station] = await Promise.all([
    getTranslations("studio"),
    apiGet(`/stations/${encodeURIComponent(stationId)}`, Station),
  ]);
  const { id, spec, weather } = station.value;
  return (
    <>
      <PageHeader
        above={<StationTrail id={id} name={spec.name} current={t("title")} />}
        title={t("titleOf", { name: spec.name })}
        lead={t("lead")}
      />
      <div className="mb-6 lg:hidden">
        <Notice tone="info" title={t("narrowTitle")}>
          <p>{t("narrowText")}</p>
        </Notice>
      </div>
      <Studio stationId={id} version={station.version} spec={spec} weather={weather} />
      <noscript>
        <p className="text-14">{t("needsScript")}</p>
      </noscript>
    </>
  );
}
