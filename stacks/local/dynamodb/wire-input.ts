import { DynamoFault, validationFault } from "./dynamo-fault";

/** A request's body, or a part of it, as JSON gave it: nothing about it is known yet. */
export type WireInput = Readonly<Record<string, unknown>>;

function serializationFault(name: string, expected: string): DynamoFault {
  return new DynamoFault("SerializationException", `${name} must be ${expected}`);
}

/** AWS names members in its messages with a small first letter. */
function missing(name: string): DynamoFault {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return validationFault(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

export function asRecord(value: unknown, name: string): WireInput {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw serializationFault(name, "a map");
  return value as WireInput;
}

export function readOptionalText(input: WireInput, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw serializationFault(name, "a string");
  return value;
}

export function readText(input: WireInput, name: string): string {
  const value = readOptionalText(input, name);
  if (value === undefined) throw missing(name);
  return value;
}

export function readFlag(input: WireInput, name: string): boolean | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw serializationFault(name, "a boolean");
  return value;
}

export function readInteger(input: WireInput, name: string): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw serializationFault(name, "an integer");
  return value;
}

export function readOptionalRecord(input: WireInput, name: string): WireInput | undefined {
  const value = input[name];
  return value === undefined || value === null ? undefined : asRecord(value, name);
}

export function readRecord(input: WireInput, name: string): WireInput {
  const value = readOptionalRecord(input, name);
  if (value === undefined) throw missing(name);
  return value;
}

export function readOptionalList(input: WireInput, name: string): readonly unknown[] | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw serializationFault(name, "a list");
  return value;
}

export function readList(input: WireInput, name: string): readonly unknown[] {
  const value = readOptionalList(input, name);
  if (value === undefined) throw missing(name);
  return value;
}

/** One of a fixed set of words, or the first of them where nothing is given. */
export function readChoice<Choice extends string>(
  input: WireInput,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const text = readOptionalText(input, name);
  if (text === undefined) return choices[0];
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw validationFault(
    `1 validation error detected: Value '${text}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${choices.join(", ")}]`,
  );
}

/** Refuses members that this engine does not carry out, so that nobody believes that they had an effect. */
export function refuseMembers(input: WireInput, names: readonly string[]): void {
  const given = names.find((name) => input[name] !== undefined && input[name] !== null);
  if (given !== undefined) {
    throw validationFault(`The embedded DynamoDB does not support the parameter ${given}; use expressions instead`);
  }
}
