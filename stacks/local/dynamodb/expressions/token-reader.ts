import { validationFault } from "../dynamo-fault";
import type { DocumentPath } from "./document-path";
import type { ExpressionScope } from "./expression-scope";
import { isReservedWord } from "./reserved-words";
import { syntaxFault, type Token, tokenize } from "./tokens";

const EXPRESSION_BYTES_MAX = 4096;

/** Reads an expression token by token; what every grammar of DynamoDB's expressions shares. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private closedGroup: { readonly open: number; readonly close: number } | undefined;

  constructor(
    private readonly expression: string,
    readonly label: string,
    readonly scope: ExpressionScope,
  ) {
    if (expression.trim() === "") throw validationFault(`Invalid ${label}: The expression can not be empty;`);
    const size = Buffer.byteLength(expression);
    if (size > EXPRESSION_BYTES_MAX) {
      throw validationFault(
        `Invalid ${label}: Expression size has exceeded the maximum allowed size; expression size: ${size}`,
      );
    }
    this.tokens = tokenize(expression, label);
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
    if (token === undefined) throw new RangeError("an expression always has its end token");
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === "word" && token.text.toUpperCase() === word;
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.at += 1;
    return true;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === "symbol" && token.text === symbol;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.at += 1;
    return true;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected();
  }

  /** Reads a part in parentheses, if one begins here. @throws ValidationException where they are doubled */
  group<Part>(read: () => Part): Part | undefined {
    const open = this.at;
    if (!this.takeSymbol("(")) return undefined;
    const part = read();
    const close = this.at;
    this.expectSymbol(")");
    if (this.closedGroup?.open === open + 1 && this.closedGroup.close === close - 1) {
      throw this.fault("The expression has redundant parentheses;");
    }
    this.closedGroup = { open, close };
    return part;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw this.unexpected();
  }

  expectEnd(): void {
    if (this.peek().kind !== "end") throw this.unexpected();
  }

  unexpected(): Error {
    return syntaxFault(this.label, this.expression, this.tokens, Math.min(this.at, this.tokens.length - 1));
  }

  fault(message: string): Error {
    return validationFault(`Invalid ${this.label}: ${message}`);
  }

  /** A document path: a name, then .name and [index] steps. */
  path(): DocumentPath {
    const steps: [string, ...(string | number)[]] = [this.attribute()];
    for (;;) {
      if (this.takeSymbol(".")) steps.push(this.attribute());
      else if (this.takeSymbol("[")) {
        const index = this.peek();
        if (index.kind !== "number") throw this.unexpected();
        this.next();
        steps.push(Number(index.text));
        this.expectSymbol("]");
      } else return steps;
    }
  }

  private attribute(): string {
    const token = this.peek();
    if (token.kind === "name") {
      this.next();
      return this.scope.name(token.text, this.label);
    }
    if (token.kind !== "word") throw this.unexpected();
    if (isReservedWord(token.text)) {
      throw this.fault(`Attribute name is a reserved keyword; reserved keyword: ${token.text}`);
    }
    this.next();
    return token.text;
  }
}
