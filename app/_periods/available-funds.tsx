import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money/currency";
import type { Statement } from "@/lib/core/settlement/statement";
import { DataTable } from "../_components/data-table";
import type { TableColumn, TableRow } from "../_components/table-cell";
import { wideCell } from "./wide-cell";

type Figures = Pick<Statement, "totals" | "opening">;
type Props = { readonly statement: Figures; readonly currency: Currency };

/** How cash in the bank becomes Available Funds, one row a step, to the cent. */
export function AvailableFunds({ statement, currency }: Props) {
  const t = useTranslations("period.availableFunds");
  const columns: readonly TableColumn[] = [
    { id: "step", header: t("step") },
    { id: "amount", header: t("amount"), kind: "amount", unit: currency },
    { id: "why", header: t("why") },
  ];
  const rows: readonly TableRow[] = stepsOf(statement).map(({ id, minor, sum }) => ({
    id,
    cells: {
      step: sum
        ? { node: <strong className="font-semibold">{t(`steps.${id}`)}</strong>, sort: id, csv: t(`steps.${id}`) }
        : t(`steps.${id}`),
      amount: { currency, minor: minor.toString() },
      why: wideCell(t(`notes.${id}`)),
    },
  }));
  return <DataTable caption={t("caption")} columns={columns} rows={rows} />;
}

/**
 * cleared - suspense - brought forward + carried + shortfall = distributable cash; with the reserve and what was released of
 * suspense it is the most that can be paid.
 */
function stepsOf({ totals, opening }: Figures) {
  const less = (minor: string) => -BigInt(minor);
  return [
    { id: "gross", minor: BigInt(totals.grossMinor), sum: false },
    { id: "vat", minor: less(totals.vatMinor), sum: false },
    { id: "fees", minor: less(totals.feesMinor), sum: false },
    { id: "thirdParty", minor: less(totals.thirdPartyMinor), sum: false },
    { id: "cleared", minor: BigInt(totals.clearedMinor), sum: true },
    { id: "toSuspense", minor: less(totals.suspenseMinor), sum: false },
    { id: "broughtForward", minor: less(totals.broughtForwardMinor), sum: false },
    { id: "carried", minor: BigInt(totals.carriedMinor), sum: false },
    { id: "shortfall", minor: BigInt(totals.shortfallMinor), sum: false },
    { id: "distributableCash", minor: BigInt(totals.distributableCashMinor), sum: true },
    { id: "reserve", minor: BigInt(totals.reserveMinor), sum: false },
    { id: "released", minor: BigInt(totals.releasedMinor), sum: false },
    { id: "distributable", minor: BigInt(totals.distributableMinor), sum: true },
    { id: "suspense", minor: BigInt(totals.suspenseMinor), sum: false },
    { id: "openingSuspense", minor: BigInt(opening.suspenseMinor) - BigInt(totals.releasedMinor), sum: false },
    { id: "availableFunds", minor: BigInt(totals.availableFundsMinor), sum: true },
  ] as const;
}
