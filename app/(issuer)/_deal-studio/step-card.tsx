"use client";

import { useLocale, useTranslations } from "next-intl";
import { stepSentence } from "@/lib/core/abs/waterfall/step-sentence";
import type { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";
import type { DealTerms } from "@/lib/core/deal/terms";
import { CURRENCY_SCALE } from "@/lib/core/money/currency";
import { Button } from "../../_components/button";
import { FieldError } from "../../_components/field";
import { formatAmount } from "../../_components/number-format";
import { stepFields, writeField } from "./_model/step-fields";
import { StepFieldInput } from "./step-field-input";

type Props = {
  readonly step: WaterfallStep;
  readonly place: number;
  readonly steps: readonly WaterfallStep[];
  readonly terms: DealTerms;
  /** Why the waterfall is refused, where it is for this step. */
  readonly reason: string | null;
  /** Whether its fields are shown. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (step: WaterfallStep) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
};

/** A step as a block: what it does in a sentence, its fields, and buttons that move it or take it out. */
export function StepCard(props: Props) {
  const { step, place, steps, terms, reason, isOpen, onToggle, onChange, onMove, onRemove } = props;
  const t = useTranslations("dealStudio.waterfall");
  const names = useTranslations("chart.tranches");
  const locale = useLocale();
  const { currency } = terms;
  const scale = CURRENCY_SCALE[currency];
  const tranches = terms.tranches.map(({ id }) => id);
  const sentence = stepSentence(step, {
    tranche: (id) => (tranches.includes(id) ? names(id) : id),
    amount: (minor) => formatAmount(locale, { currency, minor }),
  });
  const which = t("ofStep", { step: step.id });
  return (
    <li
      data-step={step.id}
      className={`rounded-card border bg-surface px-4 py-3 ${reason === null ? "border-line" : "border-2 border-bad"}`}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="text-14">
            <span className="font-semibold">
              {place + 1}. {step.id}
            </span>{" "}
            <span className="text-muted">{t(`kind.${step.kind}`)}</span>
          </p>
          <p className="text-14">{sentence}</p>
          <FieldError id={`step-${place}-reason`} error={reason ?? undefined} />
        </div>
        <div className="flex flex-wrap gap-1">
          <Button look="quiet" icon={isOpen ? "down" : "right"} aria-expanded={isOpen} onClick={onToggle}>
            {t("fields")}
            <span className="sr-only">{which}</span>
          </Button>
          <Button look="quiet" icon="up" data-action="up" disabled={place === 0} onClick={() => onMove(-1)}>
            {t("up")}
            <span className="sr-only">{which}</span>
          </Button>
          <Button
            look="quiet"
            icon="down"
            data-action="down"
            disabled={place === steps.length - 1}
            onClick={() => onMove(1)}
          >
            {t("down")}
            <span className="sr-only">{which}</span>
          </Button>
          <Button look="quiet" icon="cross" data-action="remove" disabled={steps.length === 1} onClick={onRemove}>
            {t("remove")}
            <span className="sr-only">{which}</span>
          </Button>
        </div>
      </div>
      {isOpen && (
        <div className="grid gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-3">
          {stepFields(step, { tranches, steps, scale }).map((field) => (
            <StepFieldInput
              key={field.name}
              name={`step-${place}-${field.name}`}
              field={field}
              currency={currency}
              onWrite={(text) => {
                const written = writeField(step, field, text, scale);
                if (!written.ok) return written.message;
                onChange(written.step);
                return null;
              }}
            />
          ))}
        </div>
      )}
    </li>
  );
}
