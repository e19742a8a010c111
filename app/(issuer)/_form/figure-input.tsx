import { CONTROL_CLASSES, fieldId } from "../../_components/field";
import { fieldNameOf } from "./draft-document";
import type { DraftField } from "./draft-field";
import type { Draft } from "./use-draft";

type Props<T> = {
  readonly field: DraftField;
  readonly draft: Draft<T>;
  readonly errors: Readonly<Record<string, string | undefined>>;
  readonly className?: string;
};

/** The bare input of one figure among many, named for those who do not see its row and column. */
export function FigureInput<T>({ field, draft, errors, className = "" }: Props<T>) {
  const name = fieldNameOf(draft.root, field.path);
  return (
    <input
      id={fieldId(name)}
      name={name}
      aria-label={field.label}
      aria-invalid={errors[name] === undefined ? undefined : true}
      inputMode="decimal"
      autoComplete="off"
      value={draft.textOf(field)}
      onChange={(event) => draft.type(field, event.currentTarget.value)}
      className={`${CONTROL_CLASSES} ${className} text-right`}
    />
  );
}
