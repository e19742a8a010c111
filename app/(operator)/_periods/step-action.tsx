import { useLocale, useTranslations } from "next-intl";
import { Link } from "../../_components/link";
import { formatAmount } from "../../_components/number-format";
import { PeriodAction } from "../../_periods/period-action";
import { periodApi } from "../../_periods/period-api";
import type { ChecklistStep, PeriodView } from "../../_periods/period-shapes";
import { BankUpload } from "./bank-upload";
import type { CloseRights } from "./checklist";
import { INPUTS_ID } from "./inputs-section";
import { periodFacts } from "./period-facts";
import { ReasonForm } from "./reason-form";

type Props = { readonly step: ChecklistStep; readonly view: PeriodView; readonly rights: CloseRights };

/** The one action of a step, where it can be done now and by this person. */
export function StepAction({ step: { step, state, counts }, view, rights }: Props) {
  const t = useTranslations("operator.periods.actions");
  const locale = useLocale();
  const { deal, period, statement, distribution, proposal } = view;
  const api = periodApi(deal.id, period.period);
  if (!rights.operates) return null;
  const money = (minor: string) => formatAmount(locale, { currency: deal.currency, minor });
  const isReady = state === "ready";
  const facts = periodFacts(t, view);
  switch (step) {
    case "settled":
      return isReady || state === "done" ? (
        <PeriodAction
          label={state === "done" ? t("settleAgain") : rights.isLocal ? t("settleLocal") : t("settle")}
          look={state === "done" ? "quiet" : "primary"}
          path={api.imports}
          done={t("settled")}
        />
      ) : null;
    case "bank":
      return distribution === null ? <BankUpload path={api.bankStatements} /> : null;
    case "statement":
      if (statement?.state === "anchored" && (distribution === null || distribution.state === "computed")) {
        return <ReasonForm purpose="adjust" path={api.adjustments} summary={facts} />;
      }
      if (statement?.state === "computed") {
        return <PeriodAction label={t("closeAgain")} look="quiet" path={api.close} done={t("closed")} />;
      }
      return isReady ? (
        <PeriodAction
          label={t("close")}
          look="primary"
          path={api.close}
          done={t("closed")}
          confirm={{
            title: t("closeTitle", { period: period.period }),
            consequence: t("closeConsequence"),
            summary: facts,
            verb: t("closeVerb"),
          }}
        />
      ) : null;
    case "distribution":
      return isReady && statement ? (
        <PeriodAction
          label={t("distribute")}
          look="primary"
          path={api.distribution}
          done={t("distributed")}
          confirm={{
            title: t("distributeTitle", { period: period.period }),
            consequence: t("distributeConsequence"),
            summary: [...facts, { label: t("distributable"), value: money(statement.totals.distributableMinor) }],
            verb: t("distributeVerb"),
          }}
        />
      ) : null;
    case "funded":
      return isReady && distribution ? (
        <PeriodAction
          label={rights.isLocal ? t("fundLocal") : t("fund")}
          path={api.funding}
          done={t("funded")}
          confirm={{
            title: t("fundTitle"),
            consequence: rights.isLocal ? t("fundConsequenceLocal") : t("fundConsequence"),
            summary: [...facts, { label: t("amount"), value: money(distribution.set.totalMinor) }],
            verb: t("fundVerb"),
          }}
        />
      ) : null;
    case "proposed":
      return (isReady || proposal?.status === "failed") && distribution ? (
        <PeriodAction
          label={t("propose")}
          look="primary"
          path={api.proposal}
          done={t("proposed")}
          confirm={{
            title: t("proposeTitle"),
            consequence: t("proposeConsequence"),
            summary: [...facts, { label: t("amount"), value: money(distribution.set.totalMinor) }],
            verb: t("proposeVerb"),
          }}
        />
      ) : null;
    case "paid":
      return (counts.unpaid ?? 0) > 0 ? (
        <PeriodAction label={t("payAgain")} path={api.payments} done={t("paidAgain")} />
      ) : null;
    case "invoices":
      return distribution === null ? <Link href={`#${INPUTS_ID}`}>{t("recordInvoice")}</Link> : null;
    case "measured":
    case "attested":
    case "anchored":
    case "record":
    case "distribution-attested":
    case "distribution-anchored":
    case "declared":
      return null;
    default:
      return step satisfies never;
  }
}
