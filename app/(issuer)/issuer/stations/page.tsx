import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "../../../_components/link";
import { PageHeader } from "../../../_components/page-header";
import { paths } from "../../../_paths";
import { issuerOrganisations } from "../../_model/organisations";
import { readStationsWithRuns } from "../../_model/read-stations";
import { StationTable } from "../../_stations/station-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.stations"))("title") };
}

export default async function StationsPage() {
  const [t, organisations] = await Promise.all([getTranslations("issuer.stations"), issuerOrganisations()]);
  const stations = await readStationsWithRuns(organisations.map(({ id }) => id));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          stations.length > 0 && (
            <Link href={paths.issuer.newStation} look="primary-button">
              {t("new")}
            </Link>
          )
        }
      />
      <StationTable stations={stations} />
    </>
  );
}
