import type { AttributeValue } from "./attribute-value";
import { attributeOf, kindOf, setMembers } from "./attribute-value";
import { compareNumbers } from "./decimal";

/** DynamoDB's equality: same type, numbers by value, sets without order, lists and maps in depth. */
export function equalValues(left: AttributeValue, right: AttributeValue): boolean {
  if ("S" in left) return "S" in right && left.S === right.S;
  if ("N" in left) return "N" in right && left.N === right.N;
  if ("B" in left) return "B" in right && left.B === right.B;
  if ("BOOL" in left) return "BOOL" in right && left.BOOL === right.BOOL;
  if ("NULL" in left) return "NULL" in right;
  if ("L" in left) {
    return "L" in right && left.L.length === right.L.length && left.L.every((entry, at) => equalAt(entry, right.L[at]));
  }
  if ("M" in left) {
    if (!("M" in right)) return false;
    const other = right.M;
    const names = Object.keys(left.M);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => {
        const value = attributeOf(left.M, name);
        return value !== undefined && equalAt(value, attributeOf(other, name));
      })
    );
  }
  return kindOf(left) === kindOf(right) && equalSets(setMembers(left) ?? [], setMembers(right) ?? []);
}

function equalAt(left: AttributeValue, right: AttributeValue | undefined): boolean {
  return right !== undefined && equalValues(left, right);
}

function equalSets(left: readonly string[], right: readonly string[]): boolean {
  const members = new Set(right);
  return left.length === members.size && left.every((member) => members.has(member));
}

/** The order of two strings, numbers or binaries of the same type; undefined where the pair has none. */
export function compareValues(left: AttributeValue, right: AttributeValue): number | undefined {
  if ("S" in left && "S" in right) return Buffer.compare(Buffer.from(left.S), Buffer.from(right.S));
  if ("N" in left && "N" in right) return compareNumbers(left.N, right.N);
  if ("B" in left && "B" in right) return Buffer.compare(Buffer.from(left.B, "base64"), Buffer.from(right.B, "base64"));
  return undefined;
}
