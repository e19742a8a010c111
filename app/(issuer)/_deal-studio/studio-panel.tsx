"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { DealTerms } from "@/lib/core/deal/terms";
import { Checkbox } from "../../_components/checkbox";
import { Select } from "../../_components/select";
import { sizingModeOf, sizingModesOf, withSizingMode } from "./_model/sizing-mode";
import { type StudioInput, studioInputs, withStep } from "./_model/studio-inputs";
import type { StudioAnswer } from "./_model/studio-session";
import { SliderField } from "./slider-field";

type Props = {
  readonly request: StructureRequest;
  /** The deal as it was opened: scales are laid around it, and moved values say what they were. */
  readonly opened: Pick<StudioAnswer, "request" | "terms">;
  /** The newest terms, for a change of the way of sizing. */
  readonly terms: DealTerms;
  readonly downsideBps: number;
  readonly onEdit: (tag: string, to: (now: StructureRequest) => StructureRequest) => void;
  readonly onDownside: (bps: number) => void;
};

/** Sizes, notes, fees, reserve, trigger and dates of the draft, each as a number and on its scale. */
export const StudioPanel = memo(function StudioPanel(props: Props) {
  const { request, opened, terms, downsideBps, onEdit, onDownside } = props;
  const t = useTranslations("dealStudio");
  const inputs = studioInputs(request, opened.terms);
  const before = new Map(studioInputs(opened.request, opened.terms).map((input) => [input.id, input.value]));
  const textOf = useInputLabel();
  return (
    <div className="grid gap-3">
      <Select
        name="sizing"
        label={t("sizingMode")}
        value={sizingModeOf(request)}
        onChange={({ currentTarget: { value } }) => {
          const mode = sizingModesOf(request).find((candidate) => candidate === value);
          if (mode) onEdit("sizing", (now) => withSizingMode(now, mode, terms));
        }}
        options={sizingModesOf(request).map((mode) => ({ value: mode, label: t(`sizingBy.${mode}`) }))}
      />
      <AmortisationSelect request={request} onEdit={onEdit} />
      {inputs.map((input) => {
        const was = before.get(input.id);
        return (
          <SliderField
            key={input.id}
            label={textOf(input)}
            unit={unitOf(input, request.currency, t)}
            value={input.value}
            low={input.low}
            high={input.high}
            step={input.step}
            note={was !== undefined && was !== input.value ? t("opened", { value: was }) : undefined}
            onType={(text) => {
              const changed = input.write(text);
              onEdit(input.id, () => changed);
              return changed !== request || text === input.value;
            }}
          />
        );
      })}
      {request.kind === "abs" && (
        <Checkbox
          name="triggerCurable"
          label={t("triggerCurable")}
          checked={request.triggerCurable}
          optional
          onChange={({ currentTarget: { checked } }) =>
            onEdit("triggerCurable", (now) =>
              now.kind === "abs"
                ? withStep({ ...now, triggerCurable: checked }, "dscr-trigger", { curable: checked })
                : now,
            )
          }
        />
      )}
      <SliderField
        label={t("downsideShock")}
        unit="%"
        value={String(downsideBps / 100)}
        low={1}
        high={90}
        step={1}
        onType={(text) => {
          const bps = Math.round(Number(text) * 100);
          const isValue = text.trim() !== "" && bps >= 1 && bps <= 10_000;
          if (isValue) onDownside(bps);
          return isValue;
        }}
      />
    </div>
  );
});

function AmortisationSelect({ request, onEdit }: Pick<Props, "request" | "onEdit">) {
  const t = useTranslations("dealStudio");
  const profiles =
    request.kind === "abs" ? (["sculpted", "level"] as const) : (["sculpted", "level", "linear", "bullet"] as const);
  const current = request.kind === "abs" ? request.amortisation : request.amortisation.profile;
  const options = current === "custom" ? [...profiles, current] : profiles;
  return (
    <Select
      name="amortisation"
      label={t("amortisation")}
      value={current}
      onChange={({ currentTarget: { value } }) => {
        const profile = profiles.find((candidate) => candidate === value);
        if (!profile) return;
        onEdit("amortisation", (now) => {
          if (now.kind === "green-bond") return { ...now, amortisation: { profile } };
          return profile === "sculpted" || profile === "level" ? { ...now, amortisation: profile } : now;
        });
      }}
      options={options.map((profile) => ({ value: profile, label: t(`profile.${profile}`) }))}
    />
  );
}

/** "Senior coupon", "Trustee fee a year". */
export function useInputLabel(): (input: Pick<StudioInput, "name" | "of">) => string {
  const t = useTranslations("dealStudio");
  const chart = useTranslations("chart.tranches");
  return ({ name, of }) => (of ? t(`inputOf.${name}`, { tranche: chart(of) }) : t(`input.${name}`));
}

function unitOf({ unit }: StudioInput, currency: string, t: ReturnType<typeof useTranslations<"dealStudio">>): string {
  return unit === "money" ? currency : t(`unit.${unit}`);
}
