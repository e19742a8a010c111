import { validationFault } from "../dynamo-fault";

export type TokenKind = "word" | "name" | "value" | "number" | "symbol" | "end";
export type Token = { readonly kind: TokenKind; readonly text: string; readonly start: number; readonly end: number };

const TOKEN = /\s*(?:(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|([A-Za-z_][A-Za-z0-9_]*)|(\d+)|(<>|<=|>=|[=<>(),.[\]+-]))/y;
const KINDS: readonly TokenKind[] = ["name", "value", "word", "number", "symbol"];

/** Splits an expression; `label` names it in errors, for example "ConditionExpression". */
export function tokenize(expression: string, label: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < expression.length) {
    const from = pattern.lastIndex;
    const match = pattern.exec(expression);
    if (match === null) {
      if (expression.slice(from).trim() === "") break;
      const at = from + expression.slice(from).search(/\S/);
      throw syntaxFault(label, expression, [...tokens, token("symbol", expression.charAt(at), at)], tokens.length);
    }
    const group = match.slice(1).findIndex((text) => text !== undefined);
    const text = match[group + 1] ?? "";
    tokens.push(token(KINDS[group] ?? "symbol", text, pattern.lastIndex - text.length));
  }
  tokens.push(token("end", "<EOF>", expression.length));
  return tokens;
}

function token(kind: TokenKind, text: string, start: number): Token {
  return { kind, text, start, end: kind === "end" ? start : start + text.length };
}

/** AWS's words for a token that does not belong where it stands, with its neighbours. */
export function syntaxFault(label: string, expression: string, tokens: readonly Token[], at: number): Error {
  const culprit = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const near = expression.slice(before?.start ?? culprit?.start ?? 0, after?.end ?? culprit?.end ?? expression.length);
  return validationFault(`Invalid ${label}: Syntax error; token: "${culprit?.text ?? "<EOF>"}", near: "${near}"`);
}
