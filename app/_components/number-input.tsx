import type { ComponentProps } from "react";
import { CONTROL_CLASSES, Field, type FieldProps } from "./field";

type Props = FieldProps &
  Pick<ComponentProps<"input">, "defaultValue" | "disabled" | "onChange" | "value"> & {
    /** Symbol of the unit as it stands after the number: kWp, USD, % a year. */
    readonly unit: string;
    /** Whole numbers only: the keyboard of a telephone then has no point. */
    readonly whole?: boolean;
  };

/**
 * A number with its unit. It is text to the browser, so that no digit is rounded and no wheel turns it; the form's schema
 * reads it and says what is wrong.
 */
export function NumberInput({ unit, whole = false, name, label, hint, error, optional, ...native }: Props) {
  const field = { name, label, hint, error, optional };
  return (
    <Field {...field}>
      {(control) => (
        <div className="flex items-stretch">
          <input
            {...control}
            {...native}
            type="text"
            inputMode={whole ? "numeric" : "decimal"}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={[`${control.id}-unit`, control["aria-describedby"]].filter(Boolean).join(" ")}
            className={`${CONTROL_CLASSES} rounded-r-none text-right`}
          />
          <span
            id={`${control.id}-unit`}
            className="flex items-center rounded-r-control border border-control border-l-0 bg-sunken px-3 text-14 text-muted whitespace-nowrap"
          >
            {unit}
          </span>
        </div>
      )}
    </Field>
  );
}
