import type { AttributeKind, AttributeValue } from "../values/attribute-value";
import type { DocumentPath } from "./document-path";

export type Comparator = "=" | "<>" | "<" | "<=" | ">" | ">=";

export type Operand =
  | { readonly kind: "path"; readonly path: DocumentPath }
  | { readonly kind: "value"; readonly value: AttributeValue }
  | { readonly kind: "size"; readonly of: Operand };

/** The syntax tree of ConditionExpression, FilterExpression and KeyConditionExpression. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "compare"; readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "between"; readonly of: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: "in"; readonly of: Operand; readonly candidates: readonly Operand[] }
  | { readonly kind: "exists"; readonly path: DocumentPath; readonly expected: boolean }
  | { readonly kind: "type"; readonly of: Operand; readonly type: AttributeKind }
  | { readonly kind: "begins"; readonly of: Operand; readonly prefix: Operand }
  | { readonly kind: "contains"; readonly of: Operand; readonly member: Operand };

/** The attributes at the top of every path of a condition. */
export function attributesOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return [...attributesOf(condition.left), ...attributesOf(condition.right)];
    case "not":
      return attributesOf(condition.of);
    case "compare":
      return [condition.left, condition.right].flatMap(operandAttributes);
    case "between":
      return [condition.of, condition.low, condition.high].flatMap(operandAttributes);
    case "in":
      return [condition.of, ...condition.candidates].flatMap(operandAttributes);
    case "exists":
      return [condition.path[0]];
    case "type":
      return operandAttributes(condition.of);
    case "begins":
      return [condition.of, condition.prefix].flatMap(operandAttributes);
    case "contains":
      return [condition.of, condition.member].flatMap(operandAttributes);
  }
}

function operandAttributes(operand: Operand): readonly string[] {
  if (operand.kind === "path") return [operand.path[0]];
  return operand.kind === "size" ? operandAttributes(operand.of) : [];
}
