import type { Comparator, Condition, Operand } from "./condition";
import { betweenCondition, compareCondition, functionCondition, isFunction, sizeOperand } from "./condition-checks";
import type { ExpressionScope } from "./expression-scope";
import { TokenReader } from "./token-reader";

const COMPARATORS: readonly Comparator[] = ["=", "<>", "<=", ">=", "<", ">"];

/**
 * Parses a condition; precedence from low to high: OR, AND, NOT, then comparisons and functions.
 * @throws ValidationException with AWS's words
 */
export function parseCondition(expression: string, label: string, scope: ExpressionScope): Condition {
  const reader = new TokenReader(expression, label, scope);
  const condition = disjunction(reader);
  reader.expectEnd();
  return condition;
}

function disjunction(reader: TokenReader): Condition {
  let left = conjunction(reader);
  while (reader.takeWord("OR")) left = { kind: "or", left, right: conjunction(reader) };
  return left;
}

function conjunction(reader: TokenReader): Condition {
  let left = negation(reader);
  while (reader.takeWord("AND")) left = { kind: "and", left, right: negation(reader) };
  return left;
}

function negation(reader: TokenReader): Condition {
  return reader.takeWord("NOT") ? { kind: "not", of: negation(reader) } : predicate(reader);
}

function predicate(reader: TokenReader): Condition {
  const inner = reader.group(() => disjunction(reader));
  if (inner !== undefined) return inner;
  const word = reader.peek();
  if (word.kind === "word" && reader.isSymbol("(", 1) && word.text !== "size") return call(reader);
  return comparison(reader, operand(reader));
}

function call(reader: TokenReader): Condition {
  const name = reader.next().text;
  if (!isFunction(name)) throw reader.fault(`Invalid function name; function: ${name}`);
  return functionCondition(reader, name, callArguments(reader));
}

function callArguments(reader: TokenReader): readonly Operand[] {
  reader.expectSymbol("(");
  const list = [operand(reader)];
  while (reader.takeSymbol(",")) list.push(operand(reader));
  reader.expectSymbol(")");
  return list;
}

function comparison(reader: TokenReader, left: Operand): Condition {
  if (reader.takeWord("BETWEEN")) {
    const low = operand(reader);
    reader.expectWord("AND");
    return betweenCondition(reader, left, low, operand(reader));
  }
  if (reader.takeWord("IN")) return { kind: "in", of: left, candidates: callArguments(reader) };
  const comparator = COMPARATORS.find((symbol) => reader.isSymbol(symbol));
  if (comparator === undefined) {
    throw left.kind === "size" ? misplaced(reader, "size") : reader.unexpected();
  }
  reader.next();
  return compareCondition(reader, comparator, left, operand(reader));
}

function operand(reader: TokenReader): Operand {
  const token = reader.peek();
  if (token.kind === "value") {
    reader.next();
    return { kind: "value", value: reader.scope.value(token.text, reader.label) };
  }
  if (token.kind === "word" && reader.isSymbol("(", 1)) {
    if (token.text === "size") {
      reader.next();
      return sizeOperand(reader, callArguments(reader));
    }
    if (isFunction(token.text)) {
      throw misplaced(reader, token.text);
    }
    throw reader.fault(`Invalid function name; function: ${token.text}`);
  }
  return { kind: "path", path: reader.path() };
}

function misplaced(reader: TokenReader, name: string): Error {
  return reader.fault(`The function is not allowed to be used this way in an expression; function: ${name}`);
}
