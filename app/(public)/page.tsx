import { getLocale, getTranslations } from "next-intl/server";
import type * as z from "zod";
import { pageOf } from "@/lib/api/representations";
import { OfferingRow } from "@/lib/api/views/offering-view";
import { TRANCHE_CLASSES } from "@/lib/core/deal/terms";
import { readMe } from "../_api/me";
import { apiRead } from "../_api/server";
import { DataTable } from "../_components/data-table";
import { EmptyState } from "../_components/empty-state";
import { ErrorNotice } from "../_components/error-notice";
import { Link } from "../_components/link";
import { PageHeader } from "../_components/page-header";
import type { TableColumn, TableRow } from "../_components/table-cell";
import { paths } from "../_paths";
import { yieldRange } from "./_offering/yield-range";

const OfferingList = pageOf(OfferingRow);

/** What is on offer, one row an offering. */
export default async function HomePage() {
  const [t, result] = await Promise.all([
    getTranslations("public.offerings"),
    apiRead("/offerings?limit=200", OfferingList),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {result.ok ? <Offerings list={result.value} /> : <ErrorNotice problem={result.problem} />}
    </>
  );
}

async function Offerings({ list }: { readonly list: z.infer<typeof OfferingList> }) {
  const [t, tranche, locale] = await Promise.all([
    getTranslations("public.offerings"),
    getTranslations("chart.tranches"),
    getLocale(),
  ]);
  const columns: readonly TableColumn[] = [
    { id: "name", header: t("name") },
    { id: "tranche", header: t("tranche") },
    { id: "yield", header: t("yield"), kind: "number", unit: t("yieldUnit") },
    { id: "maturity", header: t("maturity"), kind: "date" },
    { id: "minimum", header: t("minimum"), kind: "amount" },
    { id: "verified", header: t("verified"), kind: "rate", decimals: 1, unit: t("verifiedUnit") },
    { id: "status", header: t("status"), kind: "status" },
  ];
  const rows = inOrder(list.items).map((offering): TableRow => {
    const yields = { low: offering.yieldLow, high: offering.yieldHigh };
    return {
      id: offering.offeringId,
      href: paths.offering(offering.offeringId),
      cells: {
        name: `${offering.name}, ${offering.trancheName}`,
        tranche: tranche(offering.trancheClass),
        yield: {
          node: yieldRange(locale, yields, 1, t("yieldNone")),
          sort: Number(yields.low ?? Number.NEGATIVE_INFINITY),
          csv: `${yields.low ?? ""}..${yields.high ?? ""}`,
        },
        maturity: offering.maturity,
        minimum: offering.minimum,
        verified: offering.verified?.share ?? null,
        status: offering.status,
      },
    };
  });
  return <DataTable caption={t("caption")} captionHidden columns={columns} rows={rows} empty={<NothingOffered />} />;
}

/** The tranches of a deal stand together, the most senior first; deals keep the order in which they came. */
function inOrder(items: readonly OfferingRow[]): readonly OfferingRow[] {
  const deals = [...new Set(items.map(({ dealId }) => dealId))];
  const rank = ({ trancheClass }: OfferingRow) => TRANCHE_CLASSES.indexOf(trancheClass);
  return items.toSorted((a, b) => deals.indexOf(a.dealId) - deals.indexOf(b.dealId) || rank(a) - rank(b));
}

async function NothingOffered() {
  const [t, me] = await Promise.all([getTranslations("public.offerings"), readMe()]);
  const isIssuer = me?.memberships.some(({ role }) => role === "issuer");
  return (
    <EmptyState
      title={t("emptyTitle")}
      text={`${t("emptyText")} ${t("emptyHow")}`}
      action={
        isIssuer ? (
          <Link href={paths.issuer.newStation} look="primary-button">
            {t("emptyAction")}
          </Link>
        ) : (
          !me && (
            <Link href={paths.signIn()} look="button">
              {t("emptySignIn")}
            </Link>
          )
        )
      }
    />
  );
}
