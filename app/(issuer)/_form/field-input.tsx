"use client";

import { CONTROL_CLASSES, Field } from "../../_components/field";
import { NumberInput } from "../../_components/number-input";
import { Select } from "../../_components/select";
import { TextInput } from "../../_components/text-input";
import { fieldNameOf } from "./draft-document";
import type { DraftField } from "./draft-field";

type Props = {
  readonly root: string;
  readonly field: DraftField;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly error?: string | undefined;
};

/** The input of one figure, by its kind. */
export function FieldInput({ root, field, text, onType, error }: Props) {
  const shared = {
    name: fieldNameOf(root, field.path),
    label: field.label,
    hint: field.hint,
    error,
    optional: field.optional ?? false,
  };
  switch (field.kind) {
    case "choice":
      return (
        <Select
          {...shared}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
          options={field.options}
        />
      );
    case "flag":
      return (
        <Select
          {...shared}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
          options={[
            { value: "true", label: field.yes },
            { value: "false", label: field.no },
          ]}
        />
      );
    case "text":
    case "date":
    case "month":
      return (
        <TextInput
          {...shared}
          type={field.kind}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
          autoComplete="off"
        />
      );
    case "long-text":
      return (
        <Field {...shared}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              value={text}
              onChange={(event) => onType(event.currentTarget.value)}
              className={`${CONTROL_CLASSES} py-2`}
            />
          )}
        </Field>
      );
    default:
      return (
        <NumberInput
          {...shared}
          unit={field.unit}
          whole={field.kind === "number" && field.whole === true}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      );
  }
}
