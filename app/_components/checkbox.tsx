import type { ComponentProps, ReactNode } from "react";
import { FieldError, type FieldProps, fieldId } from "./field";

type Props = Omit<FieldProps, "label"> &
  Pick<ComponentProps<"input">, "checked" | "defaultChecked" | "disabled" | "onChange" | "value"> & {
    /** The whole sentence that is agreed to or chosen; may hold links. */
    readonly label: ReactNode;
  };

/** Yes or no, never ticked in advance where it gives consent. */
export function Checkbox({ name, label, hint, error, optional, ...native }: Props) {
  const id = fieldId(name);
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div>
      <div className="flex items-start gap-3">
        <input
          {...native}
          type="checkbox"
          id={id}
          name={name}
          required={!optional}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          className="mt-0.5 size-5 flex-none accent-accent-edge"
        />
        <div>
          <label htmlFor={id} className="text-14">
            {label}
          </label>
          {hint && (
            <p id={`${id}-hint`} className="text-12 text-muted">
              {hint}
            </p>
          )}
        </div>
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
