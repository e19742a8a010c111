"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import * as z from "zod";
import { applyEdits, fieldNameOf, valueAt } from "./draft-document";
import { type DraftField, textOfField } from "./draft-field";
import { issuesByField, issueText } from "./draft-issues";

type Options<T> = {
  /** First part of every input's name: the document's name in the API's body. */
  readonly root: string;
  readonly initial: T;
  readonly schema: z.ZodType<T>;
  /** The figures that have an input, given the document's lists as they are. */
  readonly fieldsOf: (document: T) => readonly DraftField[];
};

export type Draft<T> = {
  readonly root: string;
  readonly fields: readonly DraftField[];
  /** The document with everything that could be read from what was typed; not checked yet. */
  readonly document: T;
  textOf(field: DraftField): string;
  type(field: DraftField, text: string): void;
  /** Changes the document's make-up and keeps what was typed. */
  change(make: (document: T) => T): void;
  /** Takes another document in its place. */
  replace(document: T): void;
  /** For `Form`: reads the whole document, each error at its field or at the document's name. */
  readonly formSchema: z.ZodType<T>;
  readonly labels: Readonly<Record<string, string>>;
  /** Reads a text from a file or the JSON box: the document, or what is wrong with it. */
  parse(text: string): { readonly ok: true; readonly document: T } | { readonly ok: false; readonly message: string };
};

/** A JSON document that is edited by a form of some of its figures and, whole, as text. */
export function useDraft<T>({ root, initial, schema, fieldsOf }: Options<T>): Draft<T> {
  const t = useTranslations("issuer.form");
  const [base, setBase] = useState(initial);
  const [edits, setEdits] = useState<Readonly<Record<string, string>>>({});
  const fields = useMemo(() => fieldsOf(base), [base, fieldsOf]);
  const { document, errors } = useMemo(() => applyEdits(base, root, fields, edits), [base, root, fields, edits]);
  const names = useMemo(() => new Set(fields.map(({ path }) => fieldNameOf(root, path))), [fields, root]);

  const wordsOf = (issue: z.core.$ZodIssue): string => {
    const text = issueText(issue);
    if (text.key === "own") return text.message;
    return "limit" in text ? t(text.key, { limit: text.limit }) : t(text.key);
  };
  const formSchema: z.ZodType<T> = z.unknown().transform((_input, context): T => {
    for (const [name, reason] of Object.entries(errors)) {
      context.addIssue({ code: "custom", path: [name], message: t(reason) });
    }
    const read = schema.safeParse(document);
    if (read.success) return read.data;
    for (const { name, path, issue } of issuesByField(root, names, read.error.issues)) {
      const message = name === root ? `${path}: ${wordsOf(issue)}` : wordsOf(issue);
      context.addIssue({ code: "custom", path: [name], message });
    }
    return z.NEVER;
  });

  return {
    root,
    fields,
    document,
    textOf: (field) => edits[fieldNameOf(root, field.path)] ?? textOfField(field, valueAt(base, field.path)),
    type: (field, text) => setEdits((before) => ({ ...before, [fieldNameOf(root, field.path)]: text })),
    change: (make) => {
      setBase(make(document));
      setEdits(Object.fromEntries(Object.entries(edits).filter(([name]) => name in errors)));
    },
    replace: (next) => {
      setBase(next);
      setEdits({});
    },
    formSchema,
    labels: {
      [root]: t("document"),
      ...Object.fromEntries(fields.map((field) => [fieldNameOf(root, field.path), field.label])),
    },
    parse: (text) => {
      const json = jsonOf(text);
      if (json === undefined) return { ok: false, message: t("notJson") };
      const read = schema.safeParse(json);
      if (read.success) return { ok: true, document: read.data };
      const first = read.error.issues[0];
      const where = first ? `${first.path.join(".")}: ${wordsOf(first)}` : "";
      return { ok: false, message: t("notDocument", { count: read.error.issues.length, first: where }) };
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller words it.
    return undefined;
  }
}
