import { useTranslations } from "next-intl";
import { DataTable } from "../../_components/data-table";
import { StatusBadge } from "../../_components/status-badge";
import type { ProposalReview } from "../_model/proposal-shapes";
import { ownerRows } from "../_model/proposal-view";

/** Who may sign, and who has. */
export function OwnerTable({ review }: { readonly review: Pick<ProposalReview, "proposal" | "safe"> }) {
  const t = useTranslations("signer.proposal");
  return (
    <DataTable
      caption={t("owners")}
      captionHidden
      columns={[
        { id: "owner", header: t("owner") },
        { id: "address", header: t("address"), kind: "address" },
        { id: "state", header: t("state") },
        { id: "when", header: t("signedAt"), kind: "date" },
      ]}
      rows={ownerRows(review).map(({ owner, number, signedAt }) => ({
        id: owner,
        cells: {
          owner: t("ownerNumber", { number }),
          address: owner,
          state:
            signedAt === null
              ? { node: <StatusBadge tone="neutral" label={t("notSigned")} />, sort: 1, csv: t("notSigned") }
              : { node: <StatusBadge status="signed" />, sort: 0, csv: t("hasSigned") },
          when: signedAt,
        },
      }))}
    />
  );
}
