"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { DealTerms } from "@/lib/core/deal/terms";
import { Button } from "../../_components/button";
import { Notice } from "../../_components/notice";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import {
  movedStep,
  type Priority,
  STEP_KINDS,
  stepsOf,
  withNewStep,
  withoutStep,
  withStepAt,
  withSteps,
  withUsualSteps,
} from "./_model/waterfall-edit";
import { StepCard } from "./step-card";
import type { StudioRefusal } from "./studio-messages";
import { WaterfallJson } from "./waterfall-json";

type Props = {
  readonly request: StructureRequest;
  /** The newest sound terms: the usual steps and the tranches come from them. */
  readonly terms: DealTerms;
  readonly refusal: StudioRefusal | null;
  readonly onEdit: (tag: string, to: (now: StructureRequest) => StructureRequest) => void;
};

/** The priority of payments as blocks or as JSON: two views of the same steps, refused live with the step and the reason. */
export function WaterfallEditor({ request, terms, refusal, onEdit }: Props) {
  const t = useTranslations("dealStudio.waterfall");
  const [priority, setPriority] = useState<Priority>("waterfall");
  const [view, setView] = useState<"blocks" | "json">("blocks");
  const [kind, setKind] = useState<(typeof STEP_KINDS)[number]>("fee");
  /** Ids of the steps whose fields are shown: they stay so wherever the step goes. */
  const [open, setOpen] = useState<readonly string[]>([]);
  const list = useRef<HTMLOListElement>(null);
  const steps = stepsOf(request, terms, priority);
  const edit = (tag: string, to: (now: readonly WaterfallStep[]) => readonly WaterfallStep[]) =>
    onEdit(`${priority} ${tag}`, (now) => withSteps(now, priority, to(stepsOf(now, terms, priority))));
  const isOwn = request.waterfall !== undefined || request.enforcementWaterfall !== undefined;
  /** A step that has moved keeps the focus on the button that moved it. */
  const focusStep = (index: number, action: "up" | "down" | "remove") =>
    requestAnimationFrame(() => {
      const buttons = list.current?.children[index]?.querySelectorAll<HTMLButtonElement>("button[data-action]") ?? [];
      const wanted = [...buttons].find((button) => button.dataset.action === action && !button.disabled);
      (wanted ?? buttons[0])?.focus();
    });
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <div className="w-60">
          <Select
            name="priority"
            label={t("priority")}
            value={priority}
            onChange={({ currentTarget: { value } }) =>
              setPriority(value === "waterfall" ? "waterfall" : "enforcementWaterfall")
            }
            options={[
              { value: "waterfall", label: t("before") },
              { value: "enforcementWaterfall", label: t("after") },
            ]}
          />
        </div>
        <div className="w-40">
          <Select
            name="waterfall-view"
            label={t("view")}
            value={view}
            onChange={({ currentTarget: { value } }) => setView(value === "json" ? "json" : "blocks")}
            options={[
              { value: "blocks", label: t("blocks") },
              { value: "json", label: t("json") },
            ]}
          />
        </div>
        <Button look="quiet" disabled={!isOwn} onClick={() => onEdit("usual", withUsualSteps)}>
          {t("usual")}
        </Button>
      </div>
      <p className="mb-4 text-14 text-muted">{isOwn ? t("isOwn") : t("isUsual")}</p>
      {refusal?.reason !== null && refusal?.reason !== undefined && (
        <div className="mb-4" data-refusal={refusal.step}>
          <Notice
            tone="bad"
            title={refusal.step === "" ? t("wrong") : t("wrongStep", { step: refusal.step ?? "" })}
            live
          >
            <p>{refusal.reason}</p>
          </Notice>
        </div>
      )}
      {view === "json" ? (
        <WaterfallJson steps={steps} onChange={(changed) => edit("json", () => changed)} />
      ) : (
        <>
          <ol ref={list} className="grid gap-3">
            {steps.map((step, index) => (
              <StepCard
                // biome-ignore lint/suspicious/noArrayIndexKey: ids change while they are typed; a block is its place
                key={index}
                step={step}
                place={index}
                steps={steps}
                terms={terms}
                reason={refusal?.step === step.id ? refusal.reason : null}
                isOpen={open.includes(step.id)}
                onToggle={() =>
                  setOpen(open.includes(step.id) ? open.filter((id) => id !== step.id) : [...open, step.id])
                }
                onChange={(changed) => {
                  setOpen(open.map((id) => (id === step.id ? changed.id : id)));
                  edit(`field ${index}`, (now) => withStepAt(now, index, changed));
                }}
                onMove={(by) => {
                  edit(`move ${index} ${by} ${steps.length}`, (now) => movedStep(now, index, by));
                  focusStep(index + by, by < 0 ? "up" : "down");
                }}
                onRemove={() => {
                  edit(`remove ${index} ${steps.length}`, (now) => withoutStep(now, index));
                  focusStep(Math.max(0, index - 1), "remove");
                }}
              />
            ))}
          </ol>
          <div className="mt-4 flex flex-wrap items-end gap-3">
            <div className="w-72">
              <Select
                name="new-step"
                label={t("newStep")}
                value={kind}
                onChange={({ currentTarget: { value } }) =>
                  setKind(STEP_KINDS.find((candidate) => candidate === value) ?? "fee")
                }
                options={STEP_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              />
            </div>
            <Button
              onClick={() => {
                edit(`add ${steps.length}`, (now) => withNewStep(now, kind, terms).steps);
                focusStep(withNewStep(steps, kind, terms).index, "up");
              }}
            >
              {t("add")}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}
