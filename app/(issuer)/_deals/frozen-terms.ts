import type { getFormatter, getTranslations } from "next-intl/server";
import type { DealTerms } from "@/lib/core/deal/terms";
import type { Json } from "@/lib/core/evidence/canonical-json";
import { hashOf } from "@/lib/core/evidence/hash";
import { formatDate } from "../../_components/date-format";
import { formatAmount, formatRate } from "../../_components/number-format";
import type { Frozen } from "./publish-dialog";

type Texts = Awaited<ReturnType<typeof getTranslations<"issuer.publish">>>;
type Format = Awaited<ReturnType<typeof getFormatter>>;

/** Every part of the terms in a row, and the hash that they will be frozen under. */
export function frozenTerms(terms: DealTerms, t: Texts, format: Format, locale: string): Frozen {
  const { calendar, currency } = terms;
  const date = (value: string) => formatDate(locale, value, "day", "UTC");
  return {
    rows: [
      ...noteRows(terms, t, locale),
      {
        label: t("pool"),
        value: format.list(
          terms.pool.map(({ stationName, shareBps }) =>
            t("member", { station: stationName, share: formatRate(locale, shareBps / 10_000, 0) }),
          ),
        ),
      },
      {
        label: t("calendar"),
        value: t("calendarText", {
          periods: calendar.periods.length,
          closing: date(calendar.closing),
          maturity: date(calendar.legalMaturity),
        }),
      },
      { label: t("waterfall"), value: t("waterfallText", { steps: terms.waterfall.length }) },
      {
        label: t("reserve"),
        value: formatAmount(locale, { currency, minor: terms.initialReserveMinor }),
      },
      {
        label: t("parties"),
        value: t("partiesText", { parties: terms.parties.length, accounts: terms.accounts.length }),
      },
    ],
    termsHash: hashOf(terms as Json),
  };
}

/** The notes of a deal: name, size and coupon. */
export function noteRows(terms: DealTerms, t: Texts, locale: string): Frozen["rows"] {
  return terms.tranches.map(({ name, symbol, originalParMinor, couponRate }) => ({
    label: `${name} (${symbol})`,
    value: t("note", {
      size: formatAmount(locale, { currency: terms.currency, minor: originalParMinor }),
      coupon: formatRate(locale, couponRate),
    }),
  }));
}
