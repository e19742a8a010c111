import { useLocale, useTranslations } from "next-intl";
import { DateText } from "../../_components/date-text";
import { Notice } from "../../_components/notice";
import { formatAmount } from "../../_components/number-format";
import { Section } from "../../_components/section";
import { PeriodAction } from "../../_periods/period-action";
import { periodApi } from "../../_periods/period-api";
import { type DistributionState, type PeriodView, standingHold } from "../../_periods/period-shapes";
import { periodFacts } from "./period-facts";
import { ReasonForm } from "./reason-form";
import { SuspenseRelease } from "./suspense-release";

/** The trustee's own place: to stop a distribution before it goes to the Safe, and to release cash from suspense. */
export function TrusteePanel({ view }: { readonly view: PeriodView }) {
  const t = useTranslations("operator.periods.trustee");
  return (
    <Section title={t("title")} lead={t("lead")} card>
      <div className="grid gap-6">
        {view.distribution ? (
          <Hold view={view} distribution={view.distribution} />
        ) : (
          <p className="text-14 text-muted">{t("nothing")}</p>
        )}
        <SuspenseRelease view={view} />
      </div>
    </Section>
  );
}

function Hold({ view, distribution }: { readonly view: PeriodView; readonly distribution: DistributionState }) {
  const t = useTranslations("operator.periods.trustee");
  const locale = useLocale();
  const { deal, period } = view;
  const api = periodApi(deal.id, period.period);
  const hold = standingHold(distribution);
  const canHold = ["computed", "attested", "anchored"].includes(distribution.state);
  const summary = [
    ...periodFacts(t, view),
    {
      label: t("amount"),
      value: formatAmount(locale, { currency: deal.currency, minor: distribution.set.totalMinor }),
    },
  ];
  if (!hold) {
    return canHold ? (
      <ReasonForm purpose="hold" path={api.hold} summary={summary} />
    ) : (
      <p className="text-14 text-muted">{t("tooLate")}</p>
    );
  }
  return (
    <div className="grid justify-items-start gap-3">
      <Notice tone="bad" title={t("held")}>
        <p>{hold.reason}</p>
        <p>
          <DateText value={hold.heldAt} timeZone={deal.timeZone} />
        </p>
      </Notice>
      <PeriodAction
        label={t("release")}
        look="primary"
        path={api.release}
        done={t("released")}
        confirm={{
          title: t("releaseTitle"),
          consequence: t("releaseConsequence"),
          summary: [...summary, { label: t("reason"), value: hold.reason }],
          verb: t("releaseVerb"),
        }}
      />
    </div>
  );
}
