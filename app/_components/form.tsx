"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import type * as z from "zod";
import type { ApiError } from "../_api/api-error";
import { Button } from "./button";
import { ErrorNotice } from "./error-notice";
import { FormErrors } from "./form-errors";

type Props<Schema extends z.ZodType> = {
  /**
   * Reads the form's data, an object of texts by field name (a dot goes deeper: `address.city`); a ticked box is "on". Its
   * messages are what the reader sees beside the fields.
   */
  readonly schema: Schema;
  /** Field name -> label, for the summary at the top. */
  readonly labels: Readonly<Record<string, string>>;
  /** Sends it: `useApiChange(...).mutateAsync`. */
  readonly send: (value: z.output<Schema>) => Promise<unknown>;
  readonly pending: boolean;
  /** `useApiChange(...).error`. */
  readonly problem: ApiError | null;
  readonly submit: string;
  /** A second way on beside the submit button: a link back. */
  readonly aside?: ReactNode;
  /** The fields; each takes its message from `errors` by its name. */
  readonly children: (errors: Readonly<Record<string, string | undefined>>) => ReactNode;
};

/** A form that keeps what was typed, shows errors at the top and beside the fields, and sends once. */
export function Form<Schema extends z.ZodType>(props: Props<Schema>) {
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const errors: Readonly<Record<string, string>> = { ...fieldErrorsOf(props.problem), ...own };
  const known = Object.entries(errors).filter(([name]) => name in props.labels);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (props.pending) return;
    const read = props.schema.safeParse(nested(new FormData(event.currentTarget)));
    setOwn(read.success ? {} : firstIssues(read.error));
    // A refusal is shown from `problem`; it is not a bug of this form.
    if (read.success) await props.send(read.data).catch(() => undefined);
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <FormErrors errors={known.map(([name, message]) => ({ name, label: props.labels[name] ?? name, message }))} />
      {props.problem && known.length === 0 && (
        <ErrorNotice problem={props.problem.problem} certainty={props.problem.certainty} />
      )}
      {props.children(errors)}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" pending={props.pending}>
          {props.submit}
        </Button>
        {props.aside}
      </div>
    </form>
  );
}

function fieldErrorsOf(error: ApiError | null): Readonly<Record<string, string>> {
  return Object.fromEntries((error?.problem.errors ?? []).map(({ path, message }) => [path, message]));
}

function firstIssues(error: z.ZodError): Readonly<Record<string, string>> {
  return Object.fromEntries(error.issues.toReversed().map((issue) => [issue.path.join("."), issue.message]));
}

/** `{"address.city": "Bonn"}` -> `{address: {city: "Bonn"}}`; a file without a name was not chosen. */
function nested(data: FormData): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of data.entries()) {
    if (value instanceof File && value.name === "") continue;
    const path = name.split(".");
    const leaf = path.pop() ?? name;
    let place = result;
    for (const part of path) {
      const next = place[part];
      const object = typeof next === "object" && next !== null ? (next as Record<string, unknown>) : {};
      place[part] = object;
      place = object;
    }
    place[leaf] = value;
  }
  return result;
}
