import { useTranslations } from "next-intl";
import { DateText } from "../../_components/date-text";
import { Section } from "../../_components/section";
import { type StepState, Steps } from "../../_components/steps";
import type { ChecklistStep, PeriodView } from "../../_periods/period-shapes";
import { StepAction } from "./step-action";
import { StepDetail } from "./step-detail";

export type CloseRights = {
  /** Closes, settles, distributes. */
  readonly operates: boolean;
  /** The product runs on one machine: its bank, drivers and faucet are simulated. */
  readonly isLocal: boolean;
};

type Props = { readonly view: PeriodView; readonly rights: CloseRights };

/** The close as a checklist: each step with its state, what it waits for, and its one action. */
export function Checklist({ view, rights }: Props) {
  const t = useTranslations("operator.periods");
  return (
    <Section title={t("checklist")} lead={t("checklistLead")} card>
      <Steps
        label={t("checklist")}
        steps={view.checklist.map((step) => ({
          id: step.step,
          label: t(`steps.${step.step}.label`),
          state: stateOf(step, view),
          detail: (
            <div className="grid gap-2">
              <StepDetail step={step} view={view} />
              <Waiting step={step} timeZone={view.deal.timeZone} />
              <StepAction step={step} view={view} rights={rights} />
            </div>
          ),
        }))}
      />
    </Section>
  );
}

function Waiting({ step, timeZone }: { readonly step: ChecklistStep; readonly timeZone: string }) {
  const t = useTranslations("operator.periods");
  if (step.state === "held") return <p className="text-bad">{t("heldByTrustee")}</p>;
  if (step.state !== "waiting") return null;
  return (
    <p>
      {t(`steps.${step.step}.waits`)}
      {step.notBefore !== null && (
        <> {t.rich("notBefore", { at: () => <DateText value={step.notBefore ?? ""} timeZone={timeZone} /> })}</>
      )}
    </p>
  );
}

/** Holders that could not be paid, and a proposal that failed, need somebody; invoices may well not exist. */
function stateOf({ step, state, counts }: ChecklistStep, { statement, proposal }: PeriodView): StepState {
  if (step === "paid" && (counts.unpaid ?? 0) > 0) return "failed";
  if (step === "proposed" && proposal?.status === "failed") return "failed";
  if (step === "invoices" && state === "ready" && statement) return "skipped";
  switch (state) {
    case "done":
      return "done";
    case "ready":
      return "current";
    case "held":
      return step === "funded" || step === "proposed" ? "failed" : "upcoming";
    case "waiting":
      return "upcoming";
    default:
      return state satisfies never;
  }
}
