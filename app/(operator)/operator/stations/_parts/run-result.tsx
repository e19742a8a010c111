import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "../../../../_components/date-format";
import { ErrorNotice } from "../../../../_components/error-notice";
import { Notice } from "../../../../_components/notice";
import { ProgressBar } from "../../../../_components/progress-bar";
import type { DeviceRun } from "../_model/metering-shapes";

/** How far a run of the devices is, or what came of it. */
export function RunResult({ run }: { readonly run: DeviceRun }) {
  const t = useTranslations("operator.stations.simulate");
  const { state, progress, outcome, failure } = run;
  const month = formatDate(useLocale(), run.period, "month", "UTC");
  if (state === "running") {
    return (
      <ProgressBar
        label={t(`step.${progress.step}`, { month })}
        progress={progress.total === 0 ? null : { done: progress.done, total: progress.total }}
        note={t("runningNote")}
      />
    );
  }
  if (failure) {
    return (
      <ErrorNotice
        problem={{
          ...{ type: "about:blank", title: t("failed", { month }), status: 409 },
          ...{ code: failure.code, detail: failure.message, remedy: failure.remedy },
        }}
        certainty="unknown"
      />
    );
  }
  if (!outcome) return null;
  return (
    <Notice tone="good" title={t("done", { month })} live>
      {t("outcome", outcome)}
    </Notice>
  );
}
