import { useTranslations } from "next-intl";
import { ProgressBar } from "../../_components/progress-bar";
import { Section } from "../../_components/section";
import { type Status, StatusBadge } from "../../_components/status-badge";
import { Steps } from "../../_components/steps";
import { messages } from "../../_messages/en";

const STATUSES = Object.keys(messages.component.status) as readonly Status[];

export function StateSamples() {
  const t = useTranslations("gallery");
  return (
    <Section title={t("section.states")}>
      <div className="mb-6 flex flex-wrap gap-2">
        {STATUSES.map((status) => (
          <StatusBadge key={status} status={status} />
        ))}
      </div>
      <div className="grid gap-8 lg:grid-cols-2">
        <Steps
          label={t("section.states")}
          steps={[
            { id: "1", label: t("sample.eligible"), state: "done", detail: t("sample.eligibleDetail") },
            { id: "2", label: t("sample.reflection"), state: "current", detail: t("sample.reflectionDetail") },
            { id: "3", label: t("sample.paid"), state: "upcoming", detail: t("sample.paidDetail") },
            { id: "4", label: t("sample.skipped"), state: "skipped" },
            { id: "5", label: t("sample.failed"), state: "failed" },
          ]}
        />
        <div className="grid content-start gap-6">
          <ProgressBar
            label={t("sample.progress")}
            progress={{ done: 5_214, total: 8_760 }}
            note={t("sample.progressNote")}
          />
          <ProgressBar label={t("sample.waiting")} progress={null} />
        </div>
      </div>
    </Section>
  );
}
