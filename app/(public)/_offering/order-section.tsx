import { useTranslations } from "next-intl";
import type { OfferingDetail } from "@/lib/api/views/offering-view";
import { Link } from "../../_components/link";
import { Notice } from "../../_components/notice";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";

type Props = { readonly offering: OfferingDetail; readonly isSignedIn: boolean };

/** The way to order, or why there is none. */
export function OrderSection({ offering, isSignedIn }: Props) {
  const t = useTranslations("public.offering");
  const order = paths.investor.newOrder(offering.offeringId);
  if (offering.status === "closed") {
    return (
      <Section title={t("orderTitle")}>
        <Notice tone="info" title={t("closedText")} />
      </Section>
    );
  }
  return (
    <Section title={t("orderTitle")} lead={t("orderText")}>
      <Link href={isSignedIn ? order : paths.signIn(order)} look="primary-button">
        {isSignedIn ? t("order") : t("signIn")}
      </Link>
    </Section>
  );
}
