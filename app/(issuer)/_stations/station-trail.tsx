import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "../../_components/breadcrumbs";
import { paths } from "../../_paths";

/** The way from the stations over one of them to a page of its own. */
export async function StationTrail({
  id,
  name,
  current,
}: {
  readonly id: string;
  readonly name: string;
  readonly current: string;
}) {
  const stations = await getTranslations("issuer.stations");
  return (
    <Breadcrumbs
      trail={[
        { label: stations("title"), href: paths.issuer.stations },
        { label: name, href: paths.issuer.station(id) },
      ]}
      current={current}
    />
  );
}
