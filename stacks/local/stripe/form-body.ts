import { invalidRequest } from "./stripe-fault";

export type FormValue = string | FormObject | FormValue[];
export type FormObject = { [key: string]: FormValue };

/** Reads Stripe's form encoding: `a[b]=1&list[0][c]=2` or `list[]=2` become nested objects and lists. */
export function parseForm(text: string): FormObject {
  const root: FormObject = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    let node: FormObject = root;
    for (const key of path.slice(0, -1)) {
      const next: FormValue = node[key] ?? Object.create(null);
      node[key] = next;
      if (typeof next === "string" || Array.isArray(next)) throw invalidRequest(`Invalid parameter: ${name}`);
      node = next;
    }
    const last = path.at(-1) ?? name;
    node[last === "" ? String(Object.keys(node).length) : last] = value;
  }
  return listsIn(root) as FormObject;
}

function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match?.[1]) throw invalidRequest(`Invalid parameter: ${name}`);
  return [match[1], ...[...(match[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? "")];
}

function listsIn(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, listsIn(child)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}
