import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { PageHeader } from "../../../../_components/page-header";
import { paths } from "../../../../_paths";
import { ReceiptCheck } from "../_parts/receipt-check";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.stations.receiptCheck"))("title") };
}

/** A tool: whether a charging receipt is what a meter signed. Nothing is stored. */
export default async function ReceiptCheckPage() {
  const t = await getTranslations("operator.stations");
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs trail={[{ label: t("home"), href: paths.operator.home }]} current={t("receiptCheck.title")} />
        }
        title={t("receiptCheck.title")}
        lead={t("receiptCheck.lead")}
      />
      <ReceiptCheck />
    </>
  );
}
