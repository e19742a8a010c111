import { DealDisclosure } from "@/lib/core/deal/disclosure";
import type { DraftField } from "../_form/draft-field";
import { choice, type DisclosureSet, type DisclosureTexts, flag, optionalText, ROOT, text } from "./disclosure-fields";
import { isFree } from "./disclosure-make-up";

const { shape } = DealDisclosure;

export function markets({ jurisdictions, assetFilings }: DealDisclosure, t: DisclosureTexts): DisclosureSet {
  const open = jurisdictions.filter((one) => one.open).length;
  return {
    ...{ id: "markets", legend: t("set.markets"), lead: t("marketsLead") },
    ...{ folded: t("marketsFolded", { count: open }), choices: [] },
    fields: [
      ...jurisdictions.flatMap((jurisdiction, index): DraftField[] => {
        const { country } = jurisdiction;
        if (isFree(jurisdiction)) return [];
        return [
          flag(["jurisdictions", index, "open"], t("openIn", { country }), t),
          choice(
            ["jurisdictions", index, "filing"],
            t("filingIn", { country }),
            shape.jurisdictions.element.shape.filing.options,
            (value) => t(`filingIs.${value}`),
          ),
          optionalText(["jurisdictions", index, "reference"], t("referenceIn", { country })),
        ];
      }),
      ...assetFilings.map(({ country }, index) =>
        optionalText(["assetFilings", index, "reference"], t("assetReferenceIn", { country })),
      ),
    ],
  };
}

export function lockUps({ lockUps: held }: DealDisclosure, t: DisclosureTexts): DisclosureSet {
  return {
    ...{ id: "lock-ups", legend: t("set.lockUps"), lead: t("lockUpsLead") },
    ...{ folded: t("lockUpsFolded", { count: held.length }), choices: [] },
    fields: held.flatMap((_, index): DraftField[] => {
      const number = index + 1;
      return [
        text(["lockUps", index, "holder"], t("lockUpHolder", { number })),
        { path: [ROOT, "lockUps", index, "until"], label: t("lockUpUntil", { number }), kind: "date" },
        optionalText(["lockUps", index, "wallet"], t("lockUpWallet", { number })),
      ];
    }),
  };
}
