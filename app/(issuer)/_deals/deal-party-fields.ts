import type { StructureRequest } from "@/lib/core/deal/structure-request";
import { DealAccount } from "@/lib/core/deal/terms";
import type { DraftField } from "../_form/draft-field";
import type { FieldSet } from "../_form/field-group";
import type { DealFormTexts } from "./deal-fields";

/** Who does what; a party's part in the deal is fixed here, its rows are added and removed as JSON. */
export function partySet({ parties }: StructureRequest, t: DealFormTexts): FieldSet {
  return {
    id: "parties",
    legend: t("set.parties"),
    lead: t("partiesLead"),
    folded: t("partiesFolded", { count: parties.length }),
    fields: parties.flatMap(({ role }, index): readonly DraftField[] => {
      const party = t(`party.${role}`);
      return [
        { path: ["parties", index, "name"], label: t("partyName", { party }), kind: "text" },
        { path: ["parties", index, "lei"], label: t("partyLei", { party }), kind: "text", optional: true },
        { path: ["parties", index, "group"], label: t("partyGroup", { party }), kind: "text", optional: true },
      ];
    }),
  };
}

export function accountSet({ accounts }: StructureRequest, t: DealFormTexts): FieldSet {
  return {
    id: "accounts",
    legend: t("set.accounts"),
    lead: t("accountsLead"),
    folded: t("accountsFolded", { count: accounts.length }),
    fields: accounts.flatMap(({ kind }, index): readonly DraftField[] => {
      const account = t(`account.${kind}`);
      return [
        { path: ["accounts", index, "bank"], label: t("accountBank", { account }), kind: "text" },
        { path: ["accounts", index, "iban"], label: t("accountIban", { account }), kind: "text" },
        {
          path: ["accounts", index, "controlAgreement"],
          label: t("accountControl", { account }),
          kind: "choice",
          options: DealAccount.shape.controlAgreement.options.map((value) => ({ value, label: t(`control.${value}`) })),
        },
      ];
    }),
  };
}
