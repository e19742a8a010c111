import type { useTranslations } from "next-intl";
import type { TransferJson } from "@/lib/core/abs/waterfall/waterfall-result-json";
import type { DealNames } from "./deal-names";

type Translate = ReturnType<typeof useTranslations<"period.waterfall">>;

/** A transfer in words: what it pays, and to whom. */
export function transferName(t: Translate, names: DealNames, transfer: TransferJson): string {
  const kind = t(`kinds.${transfer.kind}`);
  switch (transfer.to.type) {
    case "payee":
      return t("toPayee", { kind, to: transfer.to.payee });
    case "tranche":
      return t("toPayee", { kind, to: names.tranche(transfer.to.trancheId) });
    case "account":
      return kind;
    default:
      return transfer.to satisfies never;
  }
}
