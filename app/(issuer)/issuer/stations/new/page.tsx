import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { readSystem } from "../../../../_api/system";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { PageHeader } from "../../../../_components/page-header";
import { paths } from "../../../../_paths";
import { issuerOrganisations } from "../../../_model/organisations";
import { StationForm } from "../../../_stations/station-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.stationForm"))("newTitle") };
}

/** The standard node with its climate, to be changed into the issuer's station. It begins to operate this month. */
export default async function NewStationPage() {
  const [t, stations, organisations, system] = await Promise.all([
    getTranslations("issuer.stationForm"),
    getTranslations("issuer.stations"),
    issuerOrganisations(),
    readSystem(),
  ]);
  const spec = { ...STANDARD_NODE, operationStart: system?.now.slice(0, 7) ?? STANDARD_NODE.operationStart };
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs trail={[{ label: stations("title"), href: paths.issuer.stations }]} current={t("newTitle")} />
        }
        title={t("newTitle")}
        lead={t("newLead")}
      />
      <StationForm mode="new" organisations={organisations} spec={spec} climate={GREENSBORO_MONTHLY} />
    </>
  );
}
