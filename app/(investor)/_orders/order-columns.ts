import type { useTranslations } from "next-intl";
import type { TableColumn } from "../../_components/table-cell";

/** Columns of a list of orders. */
export function orderColumns(t: ReturnType<typeof useTranslations<"investor.orders">>): readonly TableColumn[] {
  return [
    { id: "order", header: t("order") },
    { id: "state", header: t("state") },
    { id: "tokens", header: t("tokens"), kind: "number" },
    { id: "due", header: t("due"), kind: "amount" },
    { id: "placed", header: t("placed"), kind: "date" },
  ];
}
