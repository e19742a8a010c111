import type { ComponentProps } from "react";
import { CONTROL_CLASSES, Field, type FieldProps } from "./field";
import { Icon } from "./icon";

type Props = FieldProps &
  Pick<ComponentProps<"select">, "defaultValue" | "disabled" | "onChange" | "value"> & {
    readonly options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
    /** A first, empty choice that asks for one; without it the first option is chosen. */
    readonly ask?: string;
  };

/** One of a few. The system's own list: it works by keyboard, on telephones and without script. */
export function Select({ options, ask, name, label, hint, error, optional, ...native }: Props) {
  const field = { name, label, hint, error, optional };
  return (
    <Field {...field}>
      {(control) => (
        <div className="relative">
          <select {...control} {...native} className={`${CONTROL_CLASSES} appearance-none pr-9`}>
            {ask !== undefined && <option value="">{ask}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted">
            <Icon name="down" />
          </span>
        </div>
      )}
    </Field>
  );
}
