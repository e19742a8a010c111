import { validationFault } from "../dynamo-fault";
import type { KeyAttribute, KeySchema } from "../tables/table-definition";
import type { AttributeValue } from "../values/attribute-value";
import { kindOf } from "../values/attribute-value";
import type { Comparator, Condition, Operand } from "./condition";

export type SortCondition =
  | { readonly kind: "compare"; readonly comparator: Exclude<Comparator, "<>">; readonly value: AttributeValue }
  | { readonly kind: "between"; readonly low: AttributeValue; readonly high: AttributeValue }
  | { readonly kind: "begins"; readonly prefix: AttributeValue };

export type KeyCondition = { readonly partition: AttributeValue; readonly sort?: SortCondition };

/**
 * Reads a parsed KeyConditionExpression against the keys of a table or index.
 * @throws ValidationException where it is more than an equality of the partition key and one condition on the sort key
 */
export function keyCondition(condition: Condition, schema: KeySchema): KeyCondition {
  const parts = conjuncts(condition).map(simple);
  if (parts.length > 2) throw validationFault("Conditions can be of length 1 or 2 only");
  const names = parts.map(({ name }) => name);
  if (new Set(names).size !== names.length) {
    throw validationFault("KeyConditionExpressions must only contain one condition per key");
  }
  const partition = parts.find(({ name }) => name === schema.partition.name);
  if (partition === undefined) throw missing(schema.partition);
  const { sort } = partition;
  if (sort.kind !== "compare" || sort.comparator !== "=") throw validationFault("Query key condition not supported");
  assertKinds(schema.partition, sort);
  const other = parts.find((part) => part !== partition);
  if (other === undefined) return { partition: sort.value };
  if (schema.sort === undefined || other.name !== schema.sort.name) {
    throw schema.sort === undefined ? validationFault("Query key condition not supported") : missing(schema.sort);
  }
  assertKinds(schema.sort, other.sort);
  return { partition: sort.value, sort: other.sort };
}

function missing(key: KeyAttribute): Error {
  return validationFault(`Query condition missed key schema element: ${key.name}`);
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === "and" ? [...conjuncts(condition.left), ...conjuncts(condition.right)] : [condition];
}

const MIRRORED = { "=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

function simple(condition: Condition): { readonly name: string; readonly sort: SortCondition } {
  switch (condition.kind) {
    case "compare": {
      const { comparator, left, right } = condition;
      if (comparator === "<>") throw invalidOperator(comparator);
      if (left.kind === "value" && right.kind === "path") {
        return {
          name: attribute(right),
          sort: { kind: "compare", comparator: MIRRORED[comparator], value: left.value },
        };
      }
      return { name: attribute(left), sort: { kind: "compare", comparator, value: literal(right) } };
    }
    case "between":
      return {
        name: attribute(condition.of),
        sort: { kind: "between", low: literal(condition.low), high: literal(condition.high) },
      };
    case "begins":
      return { name: attribute(condition.of), sort: { kind: "begins", prefix: literal(condition.prefix) } };
    case "exists":
      throw invalidOperator(condition.expected ? "attribute_exists" : "attribute_not_exists");
    case "type":
      throw invalidOperator("attribute_type");
    default:
      throw invalidOperator(condition.kind === "contains" ? condition.kind : condition.kind.toUpperCase());
  }
}

function invalidOperator(operator: string): Error {
  return validationFault(`Invalid operator used in KeyConditionExpression: ${operator}`);
}

function attribute(operand: Operand): string {
  if (operand.kind === "size") throw invalidOperator("size");
  if (operand.kind === "value") {
    throw validationFault("Invalid condition in KeyConditionExpression: No key attribute specified");
  }
  if (operand.path.length > 1) {
    throw validationFault("KeyConditionExpressions cannot have conditions on nested attributes");
  }
  return operand.path[0];
}

function literal(operand: Operand): AttributeValue {
  if (operand.kind === "value") return operand.value;
  if (operand.kind === "size") throw invalidOperator("size");
  throw validationFault("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
}

function assertKinds(key: KeyAttribute, condition: SortCondition): void {
  const values =
    condition.kind === "between"
      ? [condition.low, condition.high]
      : [condition.kind === "begins" ? condition.prefix : condition.value];
  if (values.some((value) => kindOf(value) !== key.kind)) {
    throw validationFault(
      "One or more parameter values were invalid: Condition parameter type does not match schema type",
    );
  }
  const empty = values.find((value) => ("S" in value && value.S === "") || ("B" in value && value.B === ""));
  if (empty !== undefined && condition.kind !== "begins") {
    throw validationFault(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${key.kind === "B" ? "binary" : "string"} value. Key: ${key.name}`,
    );
  }
}
