import { validationFault } from "../dynamo-fault";
import type { AttributeValue, Item } from "../values/attribute-value";
import { attributeOf } from "../values/attribute-value";
import { type DocumentPath, describePath, relatePaths, stepInto } from "./document-path";
import type { ExpressionScope } from "./expression-scope";
import { TokenReader } from "./token-reader";

export function parseProjection(expression: string, scope: ExpressionScope): readonly DocumentPath[] {
  const reader = new TokenReader(expression, "ProjectionExpression", scope);
  const paths = [reader.path()];
  while (reader.takeSymbol(",")) paths.push(reader.path());
  reader.expectEnd();
  assertDisjoint(paths, "ProjectionExpression");
  return paths;
}

/** @throws ValidationException where one path lies within another */
export function assertDisjoint(paths: readonly DocumentPath[], label: string): void {
  paths.forEach((path, at) => {
    for (const earlier of paths.slice(0, at)) {
      const relation = relatePaths(earlier, path);
      if (relation === undefined) continue;
      throw validationFault(
        `Invalid ${label}: Two document paths ${relation} with each other; must remove or rewrite one of these paths; path one: ${describePath(earlier)}, path two: ${describePath(path)}`,
      );
    }
  });
}

/** What of the item the paths name, in the item's own shape; elements of a list close up. */
export function projectItem(item: Item, paths: readonly DocumentPath[]): Item {
  const groups = groupByStep(paths);
  const kept: [string, AttributeValue][] = [];
  for (const [name, rests] of groups) {
    const value = typeof name === "string" ? attributeOf(item, name) : undefined;
    const projected = value && projectValue(value, rests);
    if (typeof name === "string" && projected !== undefined) kept.push([name, projected]);
  }
  return Object.fromEntries(kept);
}

type Steps = readonly (string | number)[];

function groupByStep(paths: readonly Steps[]): ReadonlyMap<string | number, readonly Steps[]> {
  const groups = new Map<string | number, Steps[]>();
  for (const [head, ...rest] of paths) {
    if (head === undefined) continue;
    const group = groups.get(head);
    if (group) group.push(rest);
    else groups.set(head, [rest]);
  }
  return groups;
}

function projectValue(value: AttributeValue, rests: readonly Steps[]): AttributeValue | undefined {
  if (rests.some((rest) => rest.length === 0)) return value;
  const parts: [string | number, AttributeValue][] = [];
  for (const [step, deeper] of groupByStep(rests)) {
    const inner = stepInto(value, step);
    const projected = inner && projectValue(inner, deeper);
    if (projected !== undefined) parts.push([step, projected]);
  }
  if (parts.length === 0) return undefined;
  if ("M" in value) return { M: Object.fromEntries(parts) };
  return { L: parts.sort(([left], [right]) => Number(left) - Number(right)).map(([, part]) => part) };
}
