import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGet } from "../../../../../_api/server";
import { Breadcrumbs } from "../../../../../_components/breadcrumbs";
import { Notice } from "../../../../../_components/notice";
import { PageHeader } from "../../../../../_components/page-header";
import { paths } from "../../../../../_paths";
import { Station } from "../../../../_model/station-shapes";
import { Studio } from "../../../../_studio/studio";

type Props = { readonly params: Promise<{ readonly stationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("title") };
}

export default async function StudioPage({ params }: Props) {
  const { stationId } = await params;
  const [t, stations, station] = await Promise.all([
    getTranslations("studio"),
    getTranslations("issuer.stations"),
    apiGet(`/stations/${encodeURIComponent(stationId)}`, Station),
  ]);
  const { id, spec, weather } = station.value;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs
            trail={[
              { label: stations("title"), href: paths.issuer.stations },
              { label: spec.name, href: paths.issuer.station(id) },
            ]}
            current={t("title")}
          />
        }
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
