import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "../../_components/breadcrumbs";
import { PageHeader } from "../../_components/page-header";
import { paths } from "../../_paths";
import { PartMessages } from "../../_shell/part-messages";
import { GlossaryList } from "./glossary-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glossary"))("title") };
}

/** What the words of the portal mean; `paths.glossary(term)` leads to one of them. */
export default async function GlossaryPage() {
  const t = await getTranslations("glossary");
  const trail = [{ label: t("home"), href: paths.home }];
  return (
    <>
      <PageHeader above={<Breadcrumbs trail={trail} current={t("title")} />} title={t("title")} lead={t("lead")} />
      <PartMessages parts={["glossary"]}>
        <GlossaryList />
      </PartMessages>
    </>
  );
}
