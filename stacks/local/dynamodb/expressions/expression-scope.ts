import { validationFault } from "../dynamo-fault";
import type { AttributeValue } from "../values/attribute-value";
import { parseValue } from "../values/parse-value";
import { readOptionalRecord, type WireInput } from "../wire-input";

/** The placeholders of one request (#names and :values), and which of them its expressions used. */
export class ExpressionScope {
  private readonly names: WireInput | undefined;
  private readonly values: ReadonlyMap<string, AttributeValue> | undefined;
  private readonly used = new Set<string>();

  constructor(input: WireInput, expressions: readonly string[]) {
    this.names = readOptionalRecord(input, "ExpressionAttributeNames");
    const rawValues = readOptionalRecord(input, "ExpressionAttributeValues");
    const written = expressions.filter((name) => input[name] !== undefined && input[name] !== null);
    if (written.length === 0) {
      const given = this.names ? "ExpressionAttributeNames" : rawValues ? "ExpressionAttributeValues" : undefined;
      if (given !== undefined) {
        const list = expressions.length === 1 ? `${expressions[0]} is null` : `no expression is given`;
        throw validationFault(`${given} can only be specified when using expressions: ${list}`);
      }
    }
    this.values = rawValues && new Map(Object.entries(rawValues).map(([key, raw]) => [key, value(key, raw)]));
    if (this.names && Object.keys(this.names).length === 0) {
      throw validationFault("ExpressionAttributeNames must not be empty");
    }
    if (this.values?.size === 0) throw validationFault("ExpressionAttributeValues must not be empty");
    for (const key of Object.keys(this.names ?? {})) assertKey(key, /^#[A-Za-z0-9_]+$/, "ExpressionAttributeNames");
    for (const key of this.values?.keys() ?? []) assertKey(key, /^:[A-Za-z0-9_]+$/, "ExpressionAttributeValues");
  }

  name(placeholder: string, label: string): string {
    const name = this.names?.[placeholder];
    if (typeof name !== "string") {
      throw validationFault(
        `Invalid ${label}: An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
      );
    }
    this.used.add(placeholder);
    return name;
  }

  value(placeholder: string, label: string): AttributeValue {
    const found = this.values?.get(placeholder);
    if (found === undefined) {
      throw validationFault(
        `Invalid ${label}: An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
      );
    }
    this.used.add(placeholder);
    return found;
  }

  /** @throws ValidationException where a placeholder was given and no expression used it */
  assertAllUsed(): void {
    this.assertUsed("ExpressionAttributeNames", Object.keys(this.names ?? {}));
    this.assertUsed("ExpressionAttributeValues", [...(this.values?.keys() ?? [])]);
  }

  private assertUsed(member: string, keys: readonly string[]): void {
    const unused = keys.filter((key) => !this.used.has(key));
    if (unused.length > 0) {
      throw validationFault(`Value provided in ${member} unused in expressions: keys: {${unused.join(", ")}}`);
    }
  }
}

function value(key: string, raw: unknown): AttributeValue {
  try {
    return parseValue(raw);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw validationFault(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`);
  }
}

function assertKey(key: string, shape: RegExp, member: string): void {
  if (!shape.test(key)) throw validationFault(`${member} contains invalid key: Syntax error; key: "${key}"`);
}
