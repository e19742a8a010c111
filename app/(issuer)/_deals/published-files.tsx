import { useTranslations } from "next-intl";
import type { DealRecord } from "@/lib/core/deal/deal";
import { publishedDocuments } from "@/lib/core/deal/documents/published-documents";
import { DataTable } from "../../_components/data-table";
import { Link } from "../../_components/link";
import { paths } from "../../_paths";

/** Every document of a published deal, each by its hash. */
export function PublishedFiles({ deal }: { readonly deal: DealRecord }) {
  const t = useTranslations("issuer.deal");
  const symbolOf = (trancheId: string | undefined) =>
    deal.terms?.tranches.find(({ id }) => id === trancheId)?.symbol ?? "";
  return (
    <DataTable
      caption={t("files")}
      columns={[
        { id: "name", header: t("file") },
        { id: "tranche", header: t("fileTranche") },
        { id: "hash", header: t("fileHash"), kind: "hash" },
      ]}
      rows={publishedDocuments(deal).map(({ kind, trancheId, sha256, fileName }) => ({
        id: `${kind}-${trancheId ?? ""}`,
        cells: {
          name: {
            node: (
              <Link
                href={paths.file.dealDocument(deal.id, sha256)}
                download={fileName}
                label={t("fileDownload", { name: `${t(`fileKinds.${kind}`)} ${symbolOf(trancheId)}`.trim() })}
              >
                {t(`fileKinds.${kind}`)}
              </Link>
            ),
            sort: kind,
            csv: fileName,
          },
          tranche: symbolOf(trancheId),
          hash: sha256,
        },
      }))}
    />
  );
}
