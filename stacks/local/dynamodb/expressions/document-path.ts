import type { AttributeValue, Item } from "../values/attribute-value";
import { attributeOf } from "../values/attribute-value";

/** An attribute and the way into it: names step into maps, numbers into lists. */
export type DocumentPath = readonly [string, ...(string | number)[]];

/** How AWS writes a path in its messages. */
export function describePath(path: DocumentPath): string {
  return `[${path.map((step) => (typeof step === "number" ? `[${step}]` : step)).join(", ")}]`;
}

export function resolvePath(item: Item, path: DocumentPath): AttributeValue | undefined {
  const [attribute, ...steps] = path;
  let value = attributeOf(item, attribute);
  for (const step of steps) {
    if (value === undefined) return undefined;
    value = stepInto(value, step);
  }
  return value;
}

export function stepInto(value: AttributeValue, step: string | number): AttributeValue | undefined {
  if (typeof step === "number") return "L" in value ? value.L[step] : undefined;
  return "M" in value ? attributeOf(value.M, step) : undefined;
}

/** "overlap" where one path lies in the other, "conflict" where one steps by name and the other by index. */
export function relatePaths(left: DocumentPath, right: DocumentPath): "overlap" | "conflict" | undefined {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const one = left[at];
    const other = right[at];
    if (typeof one !== typeof other) return "conflict";
    if (one !== other) return undefined;
  }
  return "overlap";
}
