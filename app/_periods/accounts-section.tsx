import { useTranslations } from "next-intl";
import { Amount } from "../_components/amount";
import { DataTable } from "../_components/data-table";
import { Section } from "../_components/section";
import type { TableColumn, TableRow } from "../_components/table-cell";
import type { PeriodView } from "./period-shapes";
import { wideCell } from "./wide-cell";

/** What the period before left in the deal's accounts, what this one leaves, and what the trustee has released. */
export function AccountsSection({ view }: { readonly view: PeriodView }) {
  const t = useTranslations("period.accounts");
  const { opening, distribution, suspenseReleases } = view;
  const { currency } = view.deal;
  if (!opening) return null;
  const columns: readonly TableColumn[] = [
    { id: "account", header: t("account") },
    { id: "opening", header: t("opening"), kind: "amount", unit: currency },
    { id: "closing", header: t("closing"), kind: "amount", unit: currency },
    { id: "why", header: t("why") },
  ];
  const rows: readonly TableRow[] = (["retained", "dust", "suspense"] as const).map((account) => ({
    id: account,
    cells: {
      account: t(`names.${account}`),
      opening: { currency, minor: opening[`${account}Minor`] },
      closing: distribution ? { currency, minor: distribution.set[`${account}Minor`] } : null,
      why: wideCell(t(`notes.${account}`)),
    },
  }));
  return (
    <Section title={t("title")} lead={t("lead")}>
      <DataTable caption={t("caption")} columns={columns} rows={rows} />
      {suspenseReleases.length > 0 && (
        <ul className="mt-4 grid gap-1 text-14" aria-label={t("releases")}>
          {suspenseReleases.map(({ id, amountMinor, reason }) => (
            <li key={id}>
              {t.rich("released", { amount: () => <Amount value={{ currency, minor: amountMinor }} />, reason })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
