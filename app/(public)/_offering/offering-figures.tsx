import { useLocale, useTranslations } from "next-intl";
import type { OfferingDetail } from "@/lib/api/views/offering-view";
import { Amount } from "../../_components/amount";
import { DateText } from "../../_components/date-text";
import { KeyFigures } from "../../_components/key-figures";
import { formatNumber } from "../../_components/number-format";
import { Rate } from "../../_components/rate";
import { yieldRange } from "./yield-range";

/** Coupon, yield, maturity, price, minimum and what is left. */
export function OfferingFigures({ offering }: { readonly offering: OfferingDetail }) {
  const t = useTranslations("public.offering");
  const locale = useLocale();
  const { walYears, yieldLow, yieldHigh, note } = offering;
  const isFixed = note.couponSteps.length === 0 && note.stepUps.length === 0;
  const range = yieldRange(locale, { low: yieldLow, high: yieldHigh }, 2, t("yieldNone"));
  const tokens = (count: number) => formatNumber(locale, count);
  return (
    <KeyFigures
      label={t("figures")}
      figures={[
        {
          label: t("coupon"),
          value: <Rate value={offering.couponRate} />,
          note: t(isFixed ? "couponNote" : "couponSteps", { dayCount: offering.dayCount.toUpperCase() }),
        },
        { label: t("yield"), value: range, note: t("yieldNote") },
        {
          label: t("maturity"),
          value: <DateText value={offering.maturity} />,
          ...(walYears === null
            ? {}
            : { note: t("maturityNote", { years: formatNumber(locale, Number(walYears), 1) }) }),
        },
        { label: t("price"), value: <Rate value={offering.issuePrice} />, note: t("priceNote") },
        {
          label: t("minimum"),
          value: <Amount value={offering.minimum} />,
          note: t("minimumNote", { tokens: tokens(offering.minimumTokens) }),
        },
        {
          label: t("left"),
          value: tokens(offering.remainingTokens),
          note: t("leftNote", { offered: tokens(offering.offeredTokens) }),
        },
      ]}
    />
  );
}
