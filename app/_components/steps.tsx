import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type StepState = "done" | "current" | "upcoming" | "failed" | "skipped";

type Step = {
  readonly id: string;
  readonly label: string;
  readonly state: StepState;
  /** When it happened, what happens in it, what is awaited. */
  readonly detail?: ReactNode;
};

type Props = { readonly label: string; readonly steps: readonly Step[] };

const LOOK: Record<StepState, { readonly icon: IconName | null; readonly mark: string; readonly text: string }> = {
  done: { icon: "check", mark: "border-good bg-good-soft text-good", text: "" },
  current: { icon: null, mark: "border-accent-edge bg-accent text-on-accent", text: "font-semibold" },
  upcoming: { icon: null, mark: "border-control bg-surface text-muted", text: "text-muted" },
  failed: { icon: "cross", mark: "border-bad bg-bad-soft text-bad", text: "font-semibold" },
  skipped: { icon: "right", mark: "border-control bg-sunken text-muted", text: "text-muted" },
};

/** The states of an order, a proposal or a close, in their order: what is done, what is now, what comes. */
export function Steps({ label, steps }: Props) {
  const t = useTranslations("component.steps");
  return (
    <ol aria-label={label} className="relative">
      {steps.map((step, index) => {
        const look = LOOK[step.state];
        return (
          <li
            key={step.id}
            aria-current={step.state === "current" ? "step" : undefined}
            className="relative flex gap-3 pb-6 last:pb-0"
          >
            {index < steps.length - 1 && (
              <span aria-hidden="true" className="absolute top-7 bottom-0 left-3.5 w-px bg-control" />
            )}
            <span
              aria-hidden="true"
              className={`flex size-7 flex-none items-center justify-center rounded-full border font-semibold text-12 ${look.mark}`}
            >
              {look.icon ? <Icon name={look.icon} /> : index + 1}
            </span>
            <div className="min-w-0 flex-1 pt-0.5">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className={look.text}>{step.label}</span>
                <span className="text-12 text-muted">{t(step.state)}</span>
              </p>
              {step.detail && <div className="mt-0.5 text-14 text-muted">{step.detail}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
