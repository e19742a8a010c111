import type { AttributeValue } from "../values/attribute-value";
import { kindOf } from "../values/attribute-value";
import { kindName } from "./condition-checks";
import type { ExpressionScope } from "./expression-scope";
import { assertDisjoint } from "./projection";
import { TokenReader } from "./token-reader";
import type { Update, UpdateAction, UpdateOperand } from "./update";

const LABEL = "UpdateExpression";
const SECTIONS = { SET: setAction, REMOVE: removeAction, ADD: addAction, DELETE: deleteAction } as const;
type Section = keyof typeof SECTIONS;

/** Parses SET, REMOVE, ADD and DELETE sections, each at most once, in any order. */
export function parseUpdate(expression: string, scope: ExpressionScope): Update {
  const reader = new TokenReader(expression, LABEL, scope);
  const actions: UpdateAction[] = [];
  const seen = new Set<Section>();
  while (reader.peek().kind !== "end") {
    const section = (Object.keys(SECTIONS) as Section[]).find((word) => reader.isWord(word));
    if (section === undefined) throw reader.unexpected();
    if (seen.has(section)) {
      throw reader.fault(`The "${section}" section can only be used once in an update expression;`);
    }
    seen.add(section);
    reader.next();
    do actions.push(SECTIONS[section](reader));
    while (reader.takeSymbol(","));
  }
  assertDisjoint(
    actions.map((action) => action.path),
    LABEL,
  );
  return actions;
}

function setAction(reader: TokenReader): UpdateAction {
  const path = reader.path();
  reader.expectSymbol("=");
  return { kind: "set", path, operand: arithmetic(reader) };
}

function removeAction(reader: TokenReader): UpdateAction {
  return { kind: "remove", path: reader.path() };
}

function addAction(reader: TokenReader): UpdateAction {
  const path = reader.path();
  return { kind: "add", path, value: typedValue(reader, "ADD", ["N", "SS", "NS", "BS"]) };
}

function deleteAction(reader: TokenReader): UpdateAction {
  const path = reader.path();
  return { kind: "delete", path, value: typedValue(reader, "DELETE", ["SS", "NS", "BS"]) };
}

function typedValue(reader: TokenReader, operator: string, kinds: readonly string[]): AttributeValue {
  const token = reader.peek();
  if (token.kind !== "value") throw reader.unexpected();
  reader.next();
  const value = reader.scope.value(token.text, LABEL);
  if (!kinds.includes(kindOf(value))) {
    throw reader.fault(
      `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${kindName(value)}, typeSet: ALLOWED_FOR_${operator}_OPERAND`,
    );
  }
  return value;
}

function arithmetic(reader: TokenReader): UpdateOperand {
  const left = operand(reader);
  const operator = reader.isSymbol("+") ? "+" : reader.isSymbol("-") ? "-" : undefined;
  if (operator === undefined) return left;
  reader.next();
  const right = operand(reader);
  for (const side of [left, right]) requireLiteral(reader, side, operator, "N");
  return { kind: operator === "+" ? "sum" : "difference", left, right };
}

function requireLiteral(reader: TokenReader, side: UpdateOperand, operator: string, kind: "N" | "L"): void {
  if (side.kind !== "value" || kind in side.value) return;
  throw reader.fault(
    `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${kindOf(side.value)}`,
  );
}

function operand(reader: TokenReader): UpdateOperand {
  const token = reader.peek();
  if (token.kind === "value") {
    reader.next();
    return { kind: "value", value: reader.scope.value(token.text, LABEL) };
  }
  const inner = reader.group(() => arithmetic(reader));
  if (inner !== undefined) return inner;
  if (token.kind === "word" && reader.isSymbol("(", 1)) return call(reader);
  return { kind: "path", path: reader.path() };
}

function call(reader: TokenReader): UpdateOperand {
  const name = reader.next().text;
  if (name !== "if_not_exists" && name !== "list_append") {
    throw reader.fault(`Invalid function name; function: ${name}`);
  }
  reader.expectSymbol("(");
  const operands = [operand(reader)];
  while (reader.takeSymbol(",")) operands.push(operand(reader));
  reader.expectSymbol(")");
  const [left, right] = operands;
  if (left === undefined || right === undefined || operands.length !== 2) {
    throw reader.fault(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  if (name === "list_append") {
    for (const side of [left, right]) requireLiteral(reader, side, name, "L");
    return { kind: name, left, right };
  }
  if (left.kind !== "path") {
    throw reader.fault(`Operator or function requires a document path; operator or function: ${name}`);
  }
  return { kind: name, path: left.path, otherwise: right };
}
