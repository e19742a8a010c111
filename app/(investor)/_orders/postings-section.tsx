import { useTranslations } from "next-intl";
import type { OrderView } from "@/lib/api/views/order-view";
import { DataTable } from "../../_components/data-table";
import { Section } from "../../_components/section";

/** The ledger's accounts by the end of their path, in the investor's words. */
const ACCOUNTS = {
  "subscription-funds": "funds",
  "refunds-payable": "refundsPayable",
  proceeds: "proceeds",
  payments: "payments",
  chain: "chain",
  "reversal-losses": "losses",
} as const;

/** Every movement of the order's money, with what it stands on. */
export function PostingsSection({ view }: { readonly view: OrderView }) {
  const t = useTranslations("investor.order");
  const account = (path: string) => {
    const end = path.slice(path.lastIndexOf(":") + 1);
    return end in ACCOUNTS ? t(`accounts.${ACCOUNTS[end as keyof typeof ACCOUNTS]}`) : path;
  };
  const rows = view.transactions.flatMap((transaction) =>
    transaction.postings.map((posting, index) => ({
      id: `${transaction.id} ${index}`,
      cells: {
        when: transaction.occurredAt,
        what: transaction.description,
        from: account(posting.source),
        to: account(posting.destination),
        amount: posting.amount,
        evidence: transaction.evidence,
      },
    })),
  );
  return (
    <Section title={t("postings")} lead={t("postingsLead")}>
      <DataTable
        caption={t("postings")}
        captionHidden
        columns={[
          { id: "when", header: t("when"), kind: "date" },
          { id: "what", header: t("what") },
          { id: "from", header: t("from") },
          { id: "to", header: t("to") },
          { id: "amount", header: t("amount"), kind: "amount" },
          { id: "evidence", header: t("evidence"), kind: "hash" },
        ]}
        rows={rows}
        empty={<p className="text-14 text-muted">{t("postingsNone")}</p>}
      />
    </Section>
  );
}
