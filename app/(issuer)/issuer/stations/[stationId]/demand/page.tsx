import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGet } from "../../../../../_api/server";
import { Breadcrumbs } from "../../../../../_components/breadcrumbs";
import { PageHeader } from "../../../../../_components/page-header";
import { paths } from "../../../../../_paths";
import { DemandFitter } from "../../../../_demand/demand-fit";
import { Station } from "../../../../_model/station-shapes";

type Props = { readonly params: Promise<{ readonly stationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.demand"))("title") };
}

export default async function DemandPage({ params }: Props) {
  const { stationId } = await params;
  const [t, stations, station] = await Promise.all([
    getTranslations("studio.demand"),
    getTranslations("issuer.stations"),
    apiGet(`/stations/${encodeURIComponent(stationId)}`, Station),
  ]);
  const { id, spec } = station.value;
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
        title={t("title")}
        lead={t("lead")}
      />
      <DemandFitter stationId={id} version={station.version} spec={spec} />
    </>
  );
}
