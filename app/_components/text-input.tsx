import type { ComponentProps } from "react";
import { CONTROL_CLASSES, Field, type FieldProps } from "./field";

type Native = Pick<
  ComponentProps<"input">,
  | "autoComplete"
  | "autoCapitalize"
  | "defaultValue"
  | "disabled"
  | "inputMode"
  | "maxLength"
  | "onChange"
  | "spellCheck"
  | "value"
>;

type Props = FieldProps &
  Native & {
    readonly type?: "text" | "email" | "url" | "date" | "month" | "search";
    /** Several lines; then `type` does not matter. */
    readonly rows?: number;
  };

/** One line of text, or several. Keeps what was typed when the form is refused. */
export function TextInput({ name, label, hint, error, optional, type = "text", rows, ...native }: Props) {
  const field = { name, label, hint, error, optional };
  return (
    <Field {...field}>
      {(control) =>
        rows === undefined ? (
          <input {...control} {...native} type={type} className={CONTROL_CLASSES} />
        ) : (
          <textarea
            {...control}
            rows={rows}
            defaultValue={native.defaultValue}
            maxLength={native.maxLength}
            disabled={native.disabled}
            spellCheck={native.spellCheck}
            className={`${CONTROL_CLASSES} py-2`}
          />
        )
      }
    </Field>
  );
}
