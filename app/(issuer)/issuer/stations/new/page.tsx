import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PRESET_IDS, STATION_PRESETS } from "@/lib/core/station/presets/station-presets";
import { readSystem } from "../../../../_api/system";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { Link } from "../../../../_components/link";
import { PageHeader } from "../../../../_components/page-header";
import { paths } from "../../../../_paths";
import { issuerOrganisations } from "../../../_model/organisations";
import { StationForm } from "../../../_stations/station-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.stationForm"))("newTitle") };
}

type Props = { readonly searchParams: Promise<{ readonly preset?: string | string[] }> };

/** A preset with its climate, to be changed into the issuer's station. It begins to operate this month. */
export default async function NewStationPage({ searchParams }: Props) {
  const { preset } = await searchParams;
  const chosen = PRESET_IDS.find((id) => id === preset) ?? "standard-node";
  const [t, stations, organisations, system] = await Promise.all([
    getTranslations("issuer.stationForm"),
    getTranslations("issuer.stations"),
    issuerOrganisations(),
    readSystem(),
  ]);
  const { spec: described, climate } = STATION_PRESETS[chosen];
  const spec = { ...described, operationStart: system?.now.slice(0, 7) ?? described.operationStart };
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs trail={[{ label: stations("title"), href: paths.issuer.stations }]} current={t("newTitle")} />
        }
        title={t("newTitle")}
        lead={t("newLead")}
      />
      <nav aria-label={t("preset")} className="mb-8 flex flex-wrap items-baseline gap-x-4 gap-y-2 text-14">
        <span className="text-muted">{t("preset")}</span>
        {PRESET_IDS.map((id) =>
          id === chosen ? (
            <span key={id} aria-current="page" className="font-semibold">
              {t(`presets.${id}`)}
            </span>
          ) : (
            <Link key={id} href={paths.issuer.newStationFrom(id)}>
              {t(`presets.${id}`)}
            </Link>
          ),
        )}
      </nav>
      <StationForm key={chosen} mode="new" organisations={organisations} spec={spec} climate={climate} />
    </>
  );
}
