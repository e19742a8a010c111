import { FieldError, fieldId } from "../../_components/field";
import { fieldNameOf } from "./draft-document";
import type { DraftField } from "./draft-field";
import { FigureInput } from "./figure-input";
import type { Draft } from "./use-draft";

type Props<T> = {
  readonly legend: string;
  readonly fields: readonly DraftField[];
  readonly draft: Draft<T>;
  readonly errors: Readonly<Record<string, string | undefined>>;
};

/** Many figures of a kind in little room; what is wrong with any of them stands below all. */
export function FieldRow<T>({ legend, fields, draft, errors }: Props<T>) {
  return (
    <fieldset className="mt-4 min-w-0">
      <legend className="font-semibold text-14">{legend}</legend>
      <div className="mt-1 grid grid-cols-4 gap-2 sm:grid-cols-6 lg:grid-cols-12">
        {fields.map((field) => {
          const name = fieldNameOf(draft.root, field.path);
          return (
            <label key={name} htmlFor={fieldId(name)} className="min-w-0 text-12 text-muted">
              {field.row?.short}
              <FigureInput field={field} draft={draft} errors={errors} className="px-2" />
            </label>
          );
        })}
      </div>
      {fields.map((field) => {
        const name = fieldNameOf(draft.root, field.path);
        const error = errors[name];
        return (
          error !== undefined && (
            <FieldError key={name} id={`${fieldId(name)}-error`} error={`${field.label}: ${error}`} />
          )
        );
      })}
    </fieldset>
  );
}
