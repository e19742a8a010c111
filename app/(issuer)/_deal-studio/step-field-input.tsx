"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "../../_components/checkbox";
import { NumberInput } from "../../_components/number-input";
import { Select } from "../../_components/select";
import { TextInput } from "../../_components/text-input";
import type { StepField } from "./_model/step-fields";

type Props = {
  /** Unique on the page. */
  readonly name: string;
  readonly field: StepField;
  readonly currency: string;
  /** Takes the text over, or says what is wrong with it. */
  readonly onWrite: (text: string) => string | null;
};

/** One field of a step by its kind. What is refused stays as it was typed, with the reason. */
export function StepFieldInput({ name, field, currency, onWrite }: Props) {
  const t = useTranslations("dealStudio.waterfall");
  const [typed, setTyped] = useState<{ readonly text: string; readonly error: string } | null>(null);
  const label = t(`field.${field.name.replace(".", "_")}`);
  const write = (text: string) => {
    const error = onWrite(text);
    setTyped(error === null ? null : { text, error });
  };
  const shared = { name, label, optional: field.optional, error: typed?.error };
  const value = typed?.text ?? field.value;
  switch (field.kind) {
    case "switch":
      return (
        <Checkbox
          {...{ name, label, optional: true, error: typed?.error }}
          checked={value === "yes"}
          onChange={({ currentTarget: { checked } }) => write(checked ? "yes" : "")}
        />
      );
    case "choice":
      return (
        <Select
          {...shared}
          value={value}
          onChange={({ currentTarget: { value: text } }) => write(text)}
          {...(field.optional && { ask: t("notSet") })}
          options={optionsOf(field, value).map((option) => ({ value: option, label: option }))}
        />
      );
    case "several":
      return <SeveralInput {...{ name, label, field, value, error: typed?.error, onWrite: write }} />;
    case "money":
    case "percent":
    case "times":
    case "whole":
      return (
        <NumberInput
          {...shared}
          unit={field.kind === "money" ? currency : t(`unit.${field.kind}`)}
          whole={field.kind === "whole"}
          value={value}
          onChange={({ currentTarget: { value: text } }) => write(text)}
        />
      );
    case "text":
      return <TextInput {...shared} value={value} onChange={({ currentTarget: { value: text } }) => write(text)} />;
    default:
      return field.kind satisfies never;
  }
}

/** The choices, and what stands there though it is none of them. */
function optionsOf({ options = [] }: StepField, value: string): readonly string[] {
  return value === "" || options.includes(value) ? options : [...options, value];
}

type SeveralProps = {
  readonly name: string;
  readonly label: string;
  readonly field: StepField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onWrite: (text: string) => void;
};

/** Several of a few, in the order in which they are chosen. */
function SeveralInput({ name, label, field, value, error, onWrite }: SeveralProps) {
  const chosen = value === "" ? [] : value.split(",");
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold text-14">{label}</legend>
      <div className="mt-1 grid gap-1">
        {[...new Set([...(field.options ?? []), ...chosen])].map((option) => (
          <Checkbox
            key={option}
            name={`${name}-${option.replaceAll(" ", "-")}`}
            label={option}
            optional
            checked={chosen.includes(option)}
            onChange={({ currentTarget: { checked } }) =>
              onWrite((checked ? [...chosen, option] : chosen.filter((other) => other !== option)).join(","))
            }
          />
        ))}
      </div>
      {error && <p className="mt-1 text-12 text-bad">{error}</p>}
    </fieldset>
  );
}
