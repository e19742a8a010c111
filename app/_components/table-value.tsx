import { useLocale, useTranslations } from "next-intl";
import { Address } from "./address";
import { DateText } from "./date-text";
import { Hash } from "./hash";
import { formatAmount, formatNumber, formatRate } from "./number-format";
import { type Status, StatusBadge } from "./status-badge";
import { isMoney, type TableCell, type TableColumn } from "./table-cell";

/** One cell as its column shows it. */
export function TableValue({ cell, column }: { readonly cell: TableCell; readonly column: TableColumn }) {
  const locale = useLocale();
  const t = useTranslations("component");
  if (cell === null) {
    return (
      <span className="text-muted">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t("notAvailable")}</span>
      </span>
    );
  }
  if (isMoney(cell)) return formatAmount(locale, cell, { currency: !column.unit, signed: column.signed });
  if (typeof cell === "object") return cell.node;
  switch (column.kind ?? "text") {
    case "number":
      return formatNumber(locale, Number(cell), column.decimals);
    case "rate":
      return formatRate(locale, cell, column.decimals, column.signed);
    case "date":
      return <DateText value={String(cell)} iso={String(cell).length <= 10} />;
    case "hash":
      return <Hash value={String(cell)} />;
    case "address":
      return <Address value={String(cell)} />;
    case "status":
      return <StatusBadge status={cell as Status} />;
    case "amount":
    case "text":
      return cell;
  }
}
