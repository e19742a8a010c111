import { keyBytes } from "../items/ordered-key";
import type { AttributeValue, Item } from "../values/attribute-value";
import { kindOf, setMembers } from "../values/attribute-value";
import { compareValues, equalValues } from "../values/compare-values";
import type { Comparator, Condition, Operand } from "./condition";
import { resolvePath } from "./document-path";

/** Whether the item fulfils the condition; a missing attribute fulfils no comparison but `<>`. */
export function evaluateCondition(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case "and":
      return evaluateCondition(condition.left, item) && evaluateCondition(condition.right, item);
    case "or":
      return evaluateCondition(condition.left, item) || evaluateCondition(condition.right, item);
    case "not":
      return !evaluateCondition(condition.of, item);
    case "compare":
      return compare(condition.comparator, read(condition.left, item), read(condition.right, item));
    case "between": {
      const value = read(condition.of, item);
      return compare(">=", value, read(condition.low, item)) && compare("<=", value, read(condition.high, item));
    }
    case "in": {
      const value = read(condition.of, item);
      return condition.candidates.some((candidate) => compare("=", value, read(candidate, item)));
    }
    case "exists":
      return (resolvePath(item, condition.path) !== undefined) === condition.expected;
    case "type": {
      const value = read(condition.of, item);
      return value !== undefined && kindOf(value) === condition.type;
    }
    case "begins":
      return beginsWith(read(condition.of, item), read(condition.prefix, item));
    case "contains":
      return contains(read(condition.of, item), read(condition.member, item));
  }
}

function read(operand: Operand, item: Item): AttributeValue | undefined {
  switch (operand.kind) {
    case "path":
      return resolvePath(item, operand.path);
    case "value":
      return operand.value;
    case "size":
      return sizeOf(read(operand.of, item));
  }
}

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (value === undefined) return undefined;
  if ("S" in value) return { N: String(Buffer.byteLength(value.S)) };
  if ("B" in value) return { N: String(Buffer.byteLength(value.B, "base64")) };
  if ("L" in value) return { N: String(value.L.length) };
  if ("M" in value) return { N: String(Object.keys(value.M).length) };
  const members = setMembers(value);
  return members && { N: String(members.length) };
}

function compare(comparator: Comparator, left?: AttributeValue, right?: AttributeValue): boolean {
  if (left === undefined || right === undefined) return comparator === "<>";
  if (comparator === "=") return equalValues(left, right);
  if (comparator === "<>") return !equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

function beginsWith(value?: AttributeValue, prefix?: AttributeValue): boolean {
  if (value === undefined || prefix === undefined) return false;
  if ("S" in value && "S" in prefix) return value.S.startsWith(prefix.S);
  if (!("B" in value) || !("B" in prefix)) return false;
  const head = keyBytes(prefix);
  return keyBytes(value).subarray(0, head.length).equals(head);
}

function contains(value?: AttributeValue, member?: AttributeValue): boolean {
  if (value === undefined || member === undefined) return false;
  if ("S" in value) return "S" in member && value.S.includes(member.S);
  if ("B" in value) return "B" in member && keyBytes(value).includes(keyBytes(member));
  if ("L" in value) return value.L.some((entry) => equalValues(entry, member));
  if ("SS" in value) return "S" in member && value.SS.includes(member.S);
  if ("NS" in value) return "N" in member && value.NS.includes(member.N);
  if ("BS" in value) return "B" in member && value.BS.includes(member.B);
  return false;
}
