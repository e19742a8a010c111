import { useLocale, useTranslations } from "next-intl";
import type { OfferingDetail } from "@/lib/api/views/offering-view";
import { Address } from "../../_components/address";
import { Amount } from "../../_components/amount";
import { formatDate } from "../../_components/date-format";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";
import { formatRate } from "../../_components/number-format";
import { Rate } from "../../_components/rate";
import { Section } from "../../_components/section";

/** Particulars of the note, and who can buy it. */
export function TermsSection({ offering }: { readonly offering: OfferingDetail }) {
  const t = useTranslations("public.offering");
  const locale = useLocale();
  const { calendar, rules, isin, note } = offering;
  const percent = (rate: string) => formatRate(locale, rate);
  const countryName = new Intl.DisplayNames(locale, { type: "region" });
  const categories = rules.admittedCategories.map((category) => t(`categories.${category}`));
  const list = (parts: readonly string[], type: "conjunction" | "disjunction") =>
    new Intl.ListFormat(locale, { type }).format(parts);
  return (
    <>
      <Section title={t("termsTitle")}>
        <Facts
          items={[
            { label: t("symbol"), value: offering.symbol },
            ...(isin === null ? [] : [{ label: t("isin"), value: isin }]),
            { label: t("par"), value: <Amount value={offering.originalPar} /> },
            ...note.couponSteps.map(({ from, rate }) => ({
              label: t("couponFrom"),
              value: (
                <>
                  <Rate value={rate} />, <DateText value={from} />
                </>
              ),
            })),
            ...note.stepUps.map(({ rate, minimum, months }) => ({
              label: t("stepUp"),
              value: t("stepUpText", { rate: percent(rate), minimum: percent(minimum), months }),
            })),
            ...(note.makeWhole === null
              ? []
              : [
                  {
                    label: t("makeWhole"),
                    value: t("makeWholeText", {
                      date: formatDate(locale, note.makeWhole.firstCall, "day", "UTC"),
                      margin: percent(note.makeWhole.marginRate),
                      floor: percent(note.makeWhole.floorPrice),
                    }),
                  },
                ]),
            ...note.mandatoryPrepayments.map(({ cause, partBps }) => ({
              label: t("prepayment"),
              value: t("prepaymentText", { part: percent(String(partBps / 10_000)), cause: t(`causes.${cause}`) }),
            })),
            ...note.lockUps.map(({ holder, until, wallet }) => ({
              label: t("lockUp", { holder }),
              value: (
                <>
                  {t("lockUpUntil", { date: formatDate(locale, until, "day", "UTC") })}.{" "}
                  {wallet === undefined ? (
                    t("lockUpPromised")
                  ) : (
                    <>
                      {t("lockUpHeld")} <Address value={wallet} />
                    </>
                  )}
                </>
              ),
            })),
            { label: t("closing"), value: <DateText value={calendar.closing} /> },
            ...(calendar.firstPayment === null
              ? []
              : [{ label: t("firstPayment"), value: <DateText value={calendar.firstPayment} /> }]),
            { label: t("legalMaturity"), value: <DateText value={calendar.legalMaturity} /> },
            { label: t("token", { chainId: String(offering.chainId) }), value: <Address value={offering.token} /> },
          ]}
        />
      </Section>
      <Section title={t("whoTitle")} lead={t("who", { categories: list(categories, "disjunction") })}>
        <p className="max-w-prose text-14">
          {list(rules.openCountries.map((code) => countryName.of(code) ?? code).sort(), "conjunction")}
        </p>
      </Section>
    </>
  );
}
