import type { AttributeKind, AttributeValue } from "../values/attribute-value";
import { kindOf } from "../values/attribute-value";
import { compareValues } from "../values/compare-values";
import type { Comparator, Condition, Operand } from "./condition";
import { describePath } from "./document-path";
import type { TokenReader } from "./token-reader";

const ARGUMENT_COUNT = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
} as const;
type FunctionName = keyof typeof ARGUMENT_COUNT;

const KINDS: readonly AttributeKind[] = ["B", "NULL", "SS", "BOOL", "L", "BS", "N", "NS", "S", "M"];

export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(ARGUMENT_COUNT, name);
}

/** How AWS names a type in its messages. */
const KIND_NAMES: Readonly<Record<AttributeKind, string>> = {
  S: "STRING",
  N: "NUMBER",
  B: "BINARY",
  BOOL: "BOOLEAN",
  NULL: "NULL",
  SS: "STRING_SET",
  NS: "NUMBER_SET",
  BS: "BINARY_SET",
  L: "LIST",
  M: "MAP",
};

export function kindName(value: AttributeValue): string {
  return KIND_NAMES[kindOf(value)];
}

function requireKind(reader: TokenReader, operand: Operand, name: string, kinds: readonly AttributeKind[]): void {
  if (operand.kind === "value" && !kinds.includes(kindOf(operand.value))) {
    throw reader.fault(
      `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${conditionKindName(operand.value)}`,
    );
  }
}

function conditionKindName(value: AttributeValue): string {
  return kindOf(value);
}

function describe(value: AttributeValue): string {
  const [kind, member] = Object.entries(value)[0] ?? [];
  return `AttributeValue: {${kind}:${String(member)}}`;
}

export function compareCondition(
  reader: TokenReader,
  comparator: Comparator,
  left: Operand,
  right: Operand,
): Condition {
  if (comparator !== "=" && comparator !== "<>") {
    requireKind(reader, left, comparator, ["S", "N", "B"]);
    requireKind(reader, right, comparator, ["S", "N", "B"]);
  }
  if (left.kind === "path" && right.kind === "path" && describePath(left.path) === describePath(right.path)) {
    throw reader.fault(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${comparator}, first operand: ${describePath(left.path)}`,
    );
  }
  return { kind: "compare", comparator, left, right };
}

export function betweenCondition(reader: TokenReader, of: Operand, low: Operand, high: Operand): Condition {
  for (const operand of [of, low, high]) requireKind(reader, operand, "BETWEEN", ["S", "N", "B"]);
  if (low.kind === "value" && high.kind === "value") {
    const order = compareValues(low.value, high.value);
    const bounds = `lower bound operand: ${describe(low.value)}, upper bound operand: ${describe(high.value)}`;
    if (order === undefined) {
      throw reader.fault(`The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`);
    }
    if (order > 0) {
      throw reader.fault(
        `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
      );
    }
  }
  return { kind: "between", of, low, high };
}

export function sizeOperand(reader: TokenReader, operands: readonly Operand[]): Operand {
  const [of] = operands;
  if (of === undefined || operands.length !== 1) throw wrongCount(reader, "size", operands.length);
  requireKind(reader, of, "size", ["S", "B", "SS", "NS", "BS", "L", "M"]);
  return { kind: "size", of };
}

export function functionCondition(reader: TokenReader, name: FunctionName, operands: readonly Operand[]): Condition {
  const [first, second] = operands;
  if (operands.length !== ARGUMENT_COUNT[name] || first === undefined) throw wrongCount(reader, name, operands.length);
  if (name === "attribute_exists" || name === "attribute_not_exists") {
    if (first.kind !== "path") {
      throw reader.fault(`Operator or function requires a document path; operator or function: ${name}`);
    }
    return { kind: "exists", path: first.path, expected: name === "attribute_exists" };
  }
  if (second === undefined) throw wrongCount(reader, name, operands.length);
  if (first.kind === "path" && second.kind === "path" && describePath(first.path) === describePath(second.path)) {
    throw reader.fault(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${describePath(first.path)}`,
    );
  }
  switch (name) {
    case "attribute_type":
      return { kind: "type", of: first, type: typeArgument(reader, second) };
    case "begins_with":
      requireKind(reader, first, name, ["S", "B"]);
      requireKind(reader, second, name, ["S", "B"]);
      return { kind: "begins", of: first, prefix: second };
    case "contains":
      return { kind: "contains", of: first, member: second };
  }
}

function typeArgument(reader: TokenReader, operand: Operand): AttributeKind {
  if (operand.kind !== "value" || !("S" in operand.value)) {
    const type = operand.kind === "value" ? conditionKindName(operand.value) : "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}";
    throw reader.fault(
      `Incorrect operand type for operator or function; operator or function: attribute_type, operand type: ${type}`,
    );
  }
  const type = operand.value.S;
  const kind = KINDS.find((candidate) => candidate === type);
  if (kind === undefined) {
    throw reader.fault(`Invalid attribute type name found; type: ${type}, valid types: {${KINDS.join(",")}}`);
  }
  return kind;
}

function wrongCount(reader: TokenReader, name: string, count: number): Error {
  return reader.fault(
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
  );
}
