import { useLocale, useTranslations } from "next-intl";
import { sumOfReleases } from "@/lib/core/settlement/suspense-release";
import { formatAmount } from "../../_components/number-format";
import { periodApi } from "../../_periods/period-api";
import type { PeriodView } from "../../_periods/period-shapes";
import { periodFacts } from "./period-facts";
import { ReasonForm } from "./reason-form";

/** What is in suspense, and the trustee's release of it until the period is distributed. */
export function SuspenseRelease({ view }: { readonly view: PeriodView }) {
  const t = useTranslations("operator.periods.trustee");
  const locale = useLocale();
  const { deal, period, opening, suspenseReleases, statement, distribution } = view;
  const { currency } = deal;
  const free = opening ? BigInt(opening.suspenseMinor) - sumOfReleases(suspenseReleases) : 0n;
  const fresh = statement?.totals.suspenseMinor ?? "0";
  const amount = (minor: bigint | string) => formatAmount(locale, { currency, minor: minor.toString() });
  const isOpen = distribution === null || distribution.state === "computed";
  return (
    <div className="grid gap-3 text-14">
      <p>{!opening ? t("suspenseWaits") : free > 0n ? t("suspense", { amount: amount(free) }) : t("suspenseNone")}</p>
      {fresh !== "0" && <p className="text-muted">{t("suspenseNext", { amount: amount(fresh) })}</p>}
      {isOpen && free > 0n && (
        <ReasonForm
          purpose="suspense"
          path={periodApi(deal.id, period.period).suspenseReleases}
          summary={periodFacts(t, view)}
          most={{ currency, minor: free.toString() }}
        />
      )}
    </div>
  );
}
