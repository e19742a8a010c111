import { validationFault } from "../dynamo-fault";
import type { AttributeValue, Item } from "../values/attribute-value";
import { attributeOf } from "../values/attribute-value";
import { type DocumentPath, stepInto } from "./document-path";

type Steps = readonly (string | number)[];
type Edit = (value: AttributeValue | undefined) => AttributeValue | undefined;

function invalidPath(): Error {
  return validationFault("The document path provided in the update expression is invalid for update");
}

/** A copy of the item with the value at the path; an index past the end of a list appends. */
export function assignPath(item: Item, path: DocumentPath, value: AttributeValue): Item {
  return edit(item, path, () => value);
}

/** A copy of the item without what lies at the path; nothing changes where nothing is there. */
export function removePath(item: Item, path: DocumentPath): Item {
  return edit(item, path, () => undefined);
}

function edit(item: Item, path: DocumentPath, change: Edit): Item {
  const [attribute, ...steps] = path;
  return withEntry(item, attribute, editValue(attributeOf(item, attribute), steps, change));
}

function withEntry(item: Item, name: string, value: AttributeValue | undefined): Item {
  if (value !== undefined) return { ...item, [name]: value };
  const { [name]: _removed, ...rest } = item;
  return rest;
}

function editValue(value: AttributeValue | undefined, steps: Steps, change: Edit): AttributeValue | undefined {
  const [step, ...deeper] = steps;
  if (step === undefined) return change(value);
  if (value === undefined) throw invalidPath();
  const inner = stepInto(value, step);
  if (typeof step === "string") {
    if (!("M" in value)) throw invalidPath();
    return { M: withEntry(value.M, step, editValue(inner, deeper, change)) };
  }
  if (!("L" in value)) throw invalidPath();
  return { L: withElement(value.L, step, editValue(inner, deeper, change)) };
}

function withElement(
  list: readonly AttributeValue[],
  index: number,
  value: AttributeValue | undefined,
): readonly AttributeValue[] {
  if (value === undefined) return list.filter((_, at) => at !== index);
  return index < list.length ? list.map((entry, at) => (at === index ? value : entry)) : [...list, value];
}
