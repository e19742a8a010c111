import { type DraftField, type FieldPath, type FieldReading, readField, textOfField } from "./draft-field";

export type ReadingReason = Extract<FieldReading, { ok: false }>["reason"];

/** The name of a field's input, which is also the path by which the API names it in a refusal. */
export function fieldNameOf(root: string, path: FieldPath): string {
  return [root, ...path].join(".");
}

export function valueAt(document: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    document,
  );
}

/** A copy of the document with one value in its place, members in their order; undefined takes the member out. */
export function withValue<T>(document: T, path: FieldPath, value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  if (Array.isArray(document)) {
    return document.map((item, index) => (index === key ? withValue(item, rest, value) : item)) as T;
  }
  const object = (typeof document === "object" && document !== null ? document : {}) as Record<string, unknown>;
  const next = rest.length === 0 ? value : withValue(object[key] ?? {}, rest, value);
  if (next !== undefined) return { ...object, [key]: next } as T;
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)) as T;
}

/** Puts what was typed into the document; what cannot be read leaves its old value and is named. */
export function applyEdits<T>(
  document: T,
  root: string,
  fields: readonly DraftField[],
  edits: Readonly<Record<string, string>>,
): { readonly document: T; readonly errors: Readonly<Record<string, ReadingReason>> } {
  let changed = document;
  const errors: Record<string, ReadingReason> = {};
  for (const field of fields) {
    const name = fieldNameOf(root, field.path);
    const typed = edits[name];
    if (typed === undefined || typed === textOfField(field, valueAt(document, field.path))) continue;
    const reading = readField(field, typed);
    if (reading.ok) changed = withValue(changed, field.path, reading.value);
    else errors[name] = reading.reason;
  }
  return { document: changed, errors };
}
