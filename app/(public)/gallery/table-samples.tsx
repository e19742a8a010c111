import { useTranslations } from "next-intl";
import { DataTable } from "../../_components/data-table";
import { EmptyState } from "../../_components/empty-state";
import { Section } from "../../_components/section";
import type { TableColumn, TableRow } from "../../_components/table-cell";
import { paths } from "../../_paths";
import { sampleHash } from "./sample-data";

const usd = (minor: string) => ({ currency: "USD", minor }) as const;

export function TableSamples() {
  const t = useTranslations("gallery");
  const columns: readonly TableColumn[] = [
    { id: "step", header: t("sample.step") },
    { id: "payee", header: t("sample.payee") },
    { id: "date", header: t("sample.date2"), kind: "date" },
    { id: "due", header: t("sample.due"), kind: "amount", unit: "USD" },
    { id: "paid", header: t("sample.paidColumn"), kind: "amount", unit: "USD" },
    { id: "evidence", header: t("sample.evidence"), kind: "hash" },
    { id: "state", header: t("sample.state"), kind: "status" },
  ];
  const row = (id: string, step: string, due: string, paid: string, state: string): TableRow => ({
    id,
    href: `${paths.gallery}#${id}`,
    cells: {
      step,
      payee: "Sunhaven SPV LLC",
      date: "2026-12-15",
      due: usd(due),
      paid: usd(paid),
      evidence: sampleHash,
      state,
    },
  });
  const rows = [
    row("opex", t("sample.operating"), "1420055", "1420055", "reconciled"),
    row("fees", t("sample.fees"), "125000", "125000", "reconciled"),
    row("senior", t("sample.seniorInterest"), "2187500", "2187500", "declared"),
    row("mezzanine", t("sample.mezzInterest"), "650000", "600000", "estimated"),
    row("adjustment", t("sample.amountSigned"), "-12050", "-12050", "superseded"),
  ];
  return (
    <Section title={t("section.tables")}>
      <DataTable
        caption={t("sample.tableCaption")}
        columns={columns}
        rows={rows}
        total={{ step: t("sample.sum"), due: usd("4370505"), paid: usd("4320505") }}
      />
      <div className="mt-6">
        <DataTable
          caption={t("sample.tableEmpty")}
          columns={columns}
          rows={[]}
          empty={<EmptyState level={3} title={t("sample.emptyTitle")} text={t("sample.emptyText")} />}
        />
      </div>
    </Section>
  );
}
