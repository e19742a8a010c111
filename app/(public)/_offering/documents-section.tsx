import { useTranslations } from "next-intl";
import type { OfferingDetail } from "@/lib/api/views/offering-view";
import { DataTable } from "../../_components/data-table";
import { Link } from "../../_components/link";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";

/** The published documents, each by its hash. */
export function DocumentsSection({ offering }: { readonly offering: OfferingDetail }) {
  const t = useTranslations("public.offering");
  return (
    <Section title={t("documents")} lead={t("documentsLead")}>
      <DataTable
        caption={t("documents")}
        captionHidden
        columns={[
          { id: "name", header: t("document") },
          { id: "tranche", header: t("tranche") },
          { id: "hash", header: t("hash"), kind: "hash" },
        ]}
        rows={offering.documents.map(({ kind, trancheId, sha256, fileName }) => ({
          id: sha256,
          cells: {
            name: {
              node: (
                <Link
                  href={paths.file.document(sha256)}
                  download={fileName}
                  label={t("download", { name: t(`kinds.${kind}`) })}
                >
                  {t(`kinds.${kind}`)}
                </Link>
              ),
              sort: kind,
              csv: fileName,
            },
            tranche: offering.stack.find((each) => each.trancheId === trancheId)?.name ?? "",
            hash: sha256,
          },
        }))}
      />
    </Section>
  );
}
