import { useTranslations } from "next-intl";
import { Section } from "../../_components/section";

const RISKS = ["revenue", "subordination", "liquidity", "counterparty", "technology", "tax", "model"] as const;

/** Stands before the way to order, always whole. */
export function RisksSection() {
  const t = useTranslations("public.offering");
  return (
    <Section title={t("risksTitle")} lead={t("risksLead")}>
      <ul className="grid max-w-prose list-disc gap-2 pl-5 text-14">
        {RISKS.map((risk) => (
          <li key={risk}>{t(`risks.${risk}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
