import type { PeriodView } from "../../_periods/period-shapes";

/** What every confirmation of the close names first: the deal and its period. */
export function periodFacts(t: (key: "deal" | "period") => string, { deal, period }: PeriodView) {
  return [
    { label: t("deal"), value: deal.name },
    { label: t("period"), value: period.period },
  ];
}
