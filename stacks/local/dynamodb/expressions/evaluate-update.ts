import { validationFault } from "../dynamo-fault";
import type { AttributeValue, Item } from "../values/attribute-value";
import { kindOf, setMembers } from "../values/attribute-value";
import { addNumbers, subtractNumbers } from "../values/decimal";
import { resolvePath } from "./document-path";
import { assignPath, removePath } from "./path-edit";
import type { Update, UpdateAction, UpdateOperand } from "./update";

/** The item after the update. Every operand reads the item as it was; then sets apply, then removals. */
export function evaluateUpdate(update: Update, item: Item): Item {
  const edits = update.map((action) => ({ path: action.path, value: newValue(action, item) }));
  const sets = edits.filter((edit) => edit.value !== undefined);
  const removals = edits.filter((edit) => edit.value === undefined);
  let next = item;
  for (const { path, value } of sets.sort((left, right) => lastIndex(left.path) - lastIndex(right.path))) {
    if (value !== undefined) next = assignPath(next, path, value);
  }
  for (const { path } of removals.sort((left, right) => lastIndex(right.path) - lastIndex(left.path))) {
    next = removePath(next, path);
  }
  return next;
}

/** Elements of one list are set from low to high and removed from high to low, so that indices keep their meaning. */
function lastIndex(path: readonly (string | number)[]): number {
  const last = path[path.length - 1];
  return typeof last === "number" ? last : -1;
}

/** The value the action leaves at its path; undefined where nothing is to be there. */
function newValue(action: UpdateAction, item: Item): AttributeValue | undefined {
  const current = resolvePath(item, action.path);
  switch (action.kind) {
    case "set":
      return compute(action.operand, item);
    case "remove":
      return undefined;
    case "add":
      return add(current, action.value);
    case "delete":
      return subtractSet(current, action.value);
  }
}

function wrongType(): Error {
  return validationFault("An operand in the update expression has an incorrect data type");
}

function compute(operand: UpdateOperand, item: Item): AttributeValue {
  switch (operand.kind) {
    case "value":
      return operand.value;
    case "path": {
      const value = resolvePath(item, operand.path);
      if (value === undefined) {
        throw validationFault("The provided expression refers to an attribute that does not exist in the item");
      }
      return value;
    }
    case "if_not_exists":
      return resolvePath(item, operand.path) ?? compute(operand.otherwise, item);
    case "list_append": {
      const left = compute(operand.left, item);
      const right = compute(operand.right, item);
      if (!("L" in left) || !("L" in right)) throw wrongType();
      return { L: [...left.L, ...right.L] };
    }
    case "sum":
    case "difference": {
      const left = compute(operand.left, item);
      const right = compute(operand.right, item);
      if (!("N" in left) || !("N" in right)) throw wrongType();
      return { N: operand.kind === "sum" ? addNumbers(left.N, right.N) : subtractNumbers(left.N, right.N) };
    }
  }
}

function add(current: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (current === undefined) return value;
  if ("N" in value) {
    if (!("N" in current)) throw wrongType();
    return { N: addNumbers(current.N, value.N) };
  }
  const members = setMembers(current);
  const added = setMembers(value);
  if (members === undefined || added === undefined || kindOf(current) !== kindOf(value)) throw wrongType();
  return setOf(value, [...new Set([...members, ...added])]);
}

function subtractSet(current: AttributeValue | undefined, value: AttributeValue): AttributeValue | undefined {
  if (current === undefined) return undefined;
  const members = setMembers(current);
  const removed = new Set(setMembers(value));
  if (members === undefined || kindOf(current) !== kindOf(value)) throw wrongType();
  const rest = members.filter((member) => !removed.has(member));
  return rest.length === 0 ? undefined : setOf(value, rest);
}

function setOf(like: AttributeValue, members: readonly string[]): AttributeValue {
  if ("SS" in like) return { SS: members };
  return "NS" in like ? { NS: members } : { BS: members };
}
