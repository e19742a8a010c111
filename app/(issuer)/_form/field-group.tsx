"use client";

import type { ReactNode } from "react";
import { Disclosure } from "../../_components/disclosure";
import { fieldNameOf } from "./draft-document";
import type { DraftField } from "./draft-field";
import { FieldInput } from "./field-input";
import { FieldRow } from "./field-row";
import type { Draft } from "./use-draft";

export type FieldSet = {
  readonly id: string;
  readonly legend: string;
  readonly lead?: string;
  readonly fields: readonly DraftField[];
  /** Rarely changed: shown on demand, under this text. An error inside opens it. */
  readonly folded?: string;
};

type Props<T> = {
  readonly set: FieldSet;
  readonly draft: Draft<T>;
  readonly errors: Readonly<Record<string, string | undefined>>;
  /** What changes the make-up of the subject; stands before its figures, and is folded away with them. */
  readonly controls?: ReactNode;
};

/** Figures of one subject side by side under their legend. */
export function FieldGroup<T>({ set, draft, errors, controls }: Props<T>) {
  const rows = [...new Set(set.fields.flatMap(({ row }) => row?.legend ?? []))];
  const inputs = (
    <>
      {controls}
      <div className="clear-both grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {set.fields.map((field) => {
          if (field.row) return null;
          const name = fieldNameOf(draft.root, field.path);
          return (
            <FieldInput
              key={name}
              root={draft.root}
              field={field}
              text={draft.textOf(field)}
              onType={(text) => draft.type(field, text)}
              error={errors[name]}
            />
          );
        })}
      </div>
      {rows.map((legend) => (
        <FieldRow
          key={legend}
          legend={legend}
          fields={set.fields.filter(({ row }) => row?.legend === legend)}
          draft={draft}
          errors={errors}
        />
      ))}
    </>
  );
  const hasError = set.fields.some(({ path }) => errors[fieldNameOf(draft.root, path)] !== undefined);
  return (
    <fieldset className="min-w-0 rounded-card border border-line bg-surface px-4 pb-4 sm:px-6 sm:pb-6">
      <legend className="float-left mb-4 w-full pt-4 font-semibold text-16 sm:pt-6">{set.legend}</legend>
      {set.lead && <p className="clear-both -mt-2 mb-4 max-w-prose text-14 text-muted">{set.lead}</p>}
      {set.folded === undefined ? (
        inputs
      ) : (
        <Disclosure key={String(hasError)} summary={set.folded} open={hasError}>
          {inputs}
        </Disclosure>
      )}
    </fieldset>
  );
}
