import { useTranslations } from "next-intl";
import type { OfferingDetail } from "@/lib/api/views/offering-view";
import { Facts } from "../../_components/facts";
import { Section } from "../../_components/section";

/** Who does what in the deal. */
export function PartiesSection({ offering }: { readonly offering: OfferingDetail }) {
  const t = useTranslations("public.offering");
  return (
    <Section title={t("parties")}>
      <Facts
        items={offering.parties.map(({ role, name, lei }) => ({
          label: t(`rolesOfParties.${role}`),
          value: (
            <>
              {name}
              {lei && <span className="block font-mono text-12 text-muted">{t("lei", { lei })}</span>}
            </>
          ),
        }))}
      />
    </Section>
  );
}
