import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "../../_components/breadcrumbs";
import { paths } from "../../_paths";

/** The way from the deals over one of them to a page of its own. */
export async function DealTrail({
  deal,
  current,
}: {
  readonly deal: { id: string; name: string };
  readonly current: string;
}) {
  const deals = await getTranslations("issuer.deals");
  return (
    <Breadcrumbs
      trail={[
        { label: deals("title"), href: paths.issuer.deals },
        { label: deal.name, href: paths.issuer.deal(deal.id) },
      ]}
      current={current}
    />
  );
}
