import { useTranslations } from "next-intl";
import type { RegisterSnapshot } from "@/lib/core/distribution/register-snapshot";
import { DataTable } from "../_components/data-table";
import { Disclosure } from "../_components/disclosure";
import type { TableColumn, TableRow } from "../_components/table-cell";
import type { DealNames } from "./deal-names";

type Props = { readonly register: RegisterSnapshot; readonly names: DealNames };

/** Who held what at the record time, as read from the chain; one key away, since it can be long. */
export function RegisterTable({ register, names }: Props) {
  const t = useTranslations("period.register");
  const columns: readonly TableColumn[] = [
    { id: "holder", header: t("holder"), kind: "address" },
    { id: "tranche", header: t("tranche") },
    { id: "tokens", header: t("tokens"), kind: "number" },
    { id: "at", header: t("at"), kind: "date" },
  ];
  const rows: readonly TableRow[] = register.flatMap((snapshot) =>
    snapshot.holders.map(({ address, tokens }) => ({
      id: `${snapshot.trancheId} ${address}`,
      cells: { holder: address, tranche: names.tranche(snapshot.trancheId), tokens, at: snapshot.recordAt },
    })),
  );
  return (
    <Disclosure summary={t("summary", { count: rows.length })}>
      <DataTable caption={t("caption")} columns={columns} rows={rows} />
    </Disclosure>
  );
}
