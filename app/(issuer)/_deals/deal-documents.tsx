import { useTranslations } from "next-intl";
import type { SafeProposal } from "@/lib/core/issuance/proposal";
import { DataTable } from "../../_components/data-table";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import { Link } from "../../_components/link";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";
import type { DealEntry } from "../_model/deal-shapes";
import { PublishedFiles } from "./published-files";

type Props = { readonly entry: DealEntry; readonly proposals: readonly SafeProposal[] };

/** What of the deal is frozen, proposed and on chain, with the hashes by which anybody can check it. */
export function DealDocuments({ entry, proposals }: Props) {
  const t = useTranslations("issuer.deal");
  const { deal, issuance } = entry;
  if (deal.termSheetHash === undefined || deal.termsHash === undefined) return null;
  return (
    <Section title={t("documents")} lead={t("documentsLead")}>
      <Facts
        items={[
          {
            label: t("termSheet"),
            value: (
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <Link href={paths.file.termSheet(deal.id)} newTab>
                  {t("termSheetOpen")}
                </Link>
                <Hash value={deal.termSheetHash} of={t("termSheet")} />
              </span>
            ),
          },
          { label: t("termsHash"), value: <Hash value={deal.termsHash} of={t("termsHash")} /> },
          ...proposals.map(({ id, createdAt }) => ({
            label: t("proposal"),
            value: (
              <>
                <Link href={paths.signer.proposal(id)}>{t("proposalOpen")}</Link>, <DateText value={createdAt} />
              </>
            ),
          })),
          ...(issuance
            ? [
                {
                  label: t("issuedAt"),
                  value: <DateText value={issuance.issuedAt} timeZone={deal.request.timeZone} />,
                },
                { label: t("transaction"), value: <Hash value={issuance.transactionHash} of={t("transaction")} /> },
              ]
            : []),
        ]}
      />
      <div className="mt-6">
        <PublishedFiles deal={deal} />
      </div>
      {issuance && (
        <div className="mt-6">
          <DataTable
            caption={t("tokens")}
            columns={[
              { id: "symbol", header: t("symbol") },
              { id: "cap", header: t("cap"), kind: "number" },
              { id: "token", header: t("token"), kind: "address" },
            ]}
            rows={issuance.tranches.map(({ trancheId, symbol, token, capTokens }) => ({
              id: trancheId,
              cells: { symbol, token, cap: capTokens },
            }))}
          />
        </div>
      )}
    </Section>
  );
}
