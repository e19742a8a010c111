"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";
import { CONTROL_CLASSES, Field } from "../../_components/field";
import { readSteps } from "./_model/steps-json";

type Props = {
  readonly steps: readonly WaterfallStep[];
  readonly onChange: (steps: readonly WaterfallStep[]) => void;
};

/** The same steps as text. What can be read is taken over as it is typed; else the first fault is said. */
export function WaterfallJson({ steps, onChange }: Props) {
  const t = useTranslations("dealStudio.waterfall");
  const [typed, setTyped] = useState<{ readonly text: string; readonly fault: string | null } | null>(null);
  return (
    <Field name="waterfall-json" label={t("jsonLabel")} hint={t("jsonHint")} error={typed?.fault ?? undefined} optional>
      {(control) => (
        <textarea
          {...control}
          rows={28}
          spellCheck={false}
          value={typed?.text ?? JSON.stringify(steps, null, 2)}
          onChange={({ currentTarget: { value: text } }) => {
            const read = readSteps(text);
            setTyped({ text, fault: read.ok ? null : read.message });
            if (read.ok) onChange(read.steps);
          }}
          onBlur={() => setTyped((before) => (before?.fault === null ? null : before))}
          className={`${CONTROL_CLASSES} py-2 font-mono`}
        />
      )}
    </Field>
  );
}
