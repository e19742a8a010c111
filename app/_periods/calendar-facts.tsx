import { useTranslations } from "next-intl";
import type { CalendarPeriod } from "@/lib/core/deal/terms";
import { DateText } from "../_components/date-text";
import { Facts } from "../_components/facts";

/** The dates of a period, as the deal's terms fix them. */
export function CalendarFacts({ period }: { readonly period: CalendarPeriod }) {
  const t = useTranslations("period.dates");
  return (
    <Facts
      items={[
        {
          label: t("collection"),
          value: t.rich("collectionValue", {
            from: () => <DateText value={period.from} />,
            to: () => <DateText value={period.to} />,
          }),
        },
        ...(["cutOff", "determination", "record", "ex", "payment"] as const).map((key) => ({
          label: t(key),
          value: <DateText value={period[key]} />,
        })),
      ]}
    />
  );
}
