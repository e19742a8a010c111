"use client";

import { useTranslations } from "next-intl";
import type { StationSpec } from "@/lib/core/station/station-spec";
import { RangeInput } from "../../_components/range-input";
import { rangeOf, STUDIO_INPUTS, type StudioInput, type StudioValues } from "./studio-inputs";
import { useInputText } from "./use-input-text";

type Props = {
  readonly base: StationSpec;
  readonly described: StudioValues;
  readonly values: StudioValues;
  readonly onChange: (input: StudioInput, value: number) => void;
};

/** The inputs of the studio, each on its scale, with what the description says where it has been moved. */
export function StudioPanel({ base, described, values, onChange }: Props) {
  const t = useTranslations("studio.input");
  const textOf = useInputText(base.currency);
  return (
    <div className="grid gap-3">
      {STUDIO_INPUTS.map((input) => {
        const range = rangeOf(input, base);
        if (!range) return null;
        const moved = values[input] !== described[input];
        return (
          <RangeInput
            key={input}
            label={t(input)}
            {...range}
            value={values[input]}
            text={textOf(input, values[input])}
            note={moved ? t("described", { value: textOf(input, described[input]) }) : undefined}
            onChange={(value) => onChange(input, value)}
          />
        );
      })}
    </div>
  );
}
