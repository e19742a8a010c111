import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { portalConfig } from "../../_api/config";
import { PageHeader } from "../../_components/page-header";
import { ActionSamples } from "./action-samples";
import { ChartSamples } from "./chart-samples";
import { FieldSamples } from "./field-samples";
import { MessageSamples } from "./message-samples";
import { StateSamples } from "./state-samples";
import { StructureSamples } from "./structure-samples";
import { TableSamples } from "./table-samples";
import { ValueSamples } from "./value-samples";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gallery"))("title") };
}

/** Every component in its states; for those who build pages, in local mode only. */
export default async function GalleryPage() {
  if (portalConfig().mode !== "local") notFound();
  const t = await getTranslations("gallery");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionSamples />
      <ValueSamples />
      <StructureSamples />
      <StateSamples />
      <MessageSamples />
      <FieldSamples />
      <TableSamples />
      <ChartSamples />
    </>
  );
}
