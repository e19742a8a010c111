import { useTranslations } from "next-intl";
import type { DealStatus } from "@/lib/core/deal/deal";
import { type StepState, Steps } from "../../_components/steps";
import { LIFE } from "./deal-next";

const STEPS = ["draft", "structured", "published", "proposed", "issued"] as const;

/** The way of a deal from draft to issued. */
export function DealSteps({ status }: { readonly status: DealStatus }) {
  const t = useTranslations("issuer.dealSteps");
  const at = LIFE.indexOf(status);
  const stateOf = (index: number): StepState => {
    if (status === "cancelled") return "skipped";
    if (index < at || status === "issued") return "done";
    return index === at ? "current" : "upcoming";
  };
  return (
    <Steps
      label={t("label")}
      steps={STEPS.map((step, index) => ({
        id: step,
        label: t(`${step}.label`),
        state: stateOf(index),
        detail: t(`${step}.detail`),
      }))}
    />
  );
}
