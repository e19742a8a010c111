import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "./icon";

/** What every input takes. */
export type FieldProps = {
  /** Name in the form's data; errors of the API and `FormErrors` find the field by it. */
  readonly name: string;
  readonly label: string;
  /** One sentence that is there before an error is. */
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Shown beside the label; fields are required unless they say so. */
  readonly optional?: boolean;
};

export type FieldControl = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

export const CONTROL_CLASSES =
  "min-h-10 w-full rounded-control border border-control bg-surface px-3 text-16 text-ink disabled:bg-sunken disabled:text-muted aria-invalid:border-2 aria-invalid:border-bad sm:text-14";

/** The id of a field's input, so that a summary can lead to it. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^A-Za-z0-9_-]/g, "-")}`;
}

/** Label, hint and error around one control; the inputs of this folder use it, and so may a control of a page's own. */
export function Field(props: FieldProps & { readonly children: (control: FieldControl) => ReactNode }) {
  const t = useTranslations("component");
  const id = fieldId(props.name);
  const describedBy = [props.hint ? `${id}-hint` : "", props.error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block font-semibold text-14">
        {props.label}
        {props.optional && <span className="font-normal text-muted"> ({t("optional")})</span>}
      </label>
      {props.hint && (
        <p id={`${id}-hint`} className="mt-1 text-12 text-muted">
          {props.hint}
        </p>
      )}
      <div className="mt-1">
        {props.children({
          id,
          name: props.name,
          required: !props.optional,
          "aria-describedby": describedBy || undefined,
          "aria-invalid": props.error ? true : undefined,
        })}
      </div>
      <FieldError id={`${id}-error`} error={props.error} />
    </div>
  );
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (!error) return null;
  return (
    <p id={id} className="mt-1 flex items-start gap-1 text-12 text-bad">
      <Icon name="warning" circled />
      {error}
    </p>
  );
}
