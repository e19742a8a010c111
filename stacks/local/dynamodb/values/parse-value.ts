import { parameterFault, validationFault } from "../dynamo-fault";
import { asRecord } from "../wire-input";
import type { AttributeValue, Item } from "./attribute-value";
import { formatDecimal, parseDecimal } from "./decimal";

const NESTING_MAX = 32;

/** Checks an item of a request and brings it into canonical form (numbers, base64). */
export function parseItem(raw: unknown, name: string, depth = 0): Item {
  const entries = Object.entries(asRecord(raw, name)).map(([attribute, value]) => [
    attribute,
    parseValue(value, depth + 1),
  ]);
  return Object.fromEntries(entries) as Item;
}

/** @throws ValidationException with AWS's words where the value is not exactly one well-formed member */
export function parseValue(raw: unknown, depth = 0): AttributeValue {
  const record = asRecord(raw, "AttributeValue");
  const members = Object.entries(record).filter(([, member]) => member !== null && member !== undefined);
  const [first] = members;
  if (first === undefined) {
    throw validationFault("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  }
  if (members.length > 1) {
    throw validationFault(
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
    );
  }
  if (depth > NESTING_MAX) throw validationFault("Nesting Levels have exceeded supported limits");
  const [kind, member] = first;
  switch (kind) {
    case "S":
      return { S: text(member, kind) };
    case "N":
      return { N: number(member) };
    case "B":
      return { B: base64(member) };
    case "BOOL":
      return { BOOL: member === true };
    case "NULL":
      if (member !== true) throw parameterFault("Null attribute value types must have the value of true");
      return { NULL: true };
    case "SS":
      return { SS: set(member, "string", (entry) => text(entry, kind)) };
    case "NS":
      return { NS: set(member, "number", number) };
    case "BS":
      return { BS: set(member, "binary", base64) };
    case "L":
      return { L: list(member).map((entry) => parseValue(entry, depth + 1)) };
    case "M":
      return { M: parseItem(member, kind, depth) };
    default:
      throw validationFault("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  }
}

function text(member: unknown, kind: string): string {
  if (typeof member !== "string") throw validationFault(`The member ${kind} of an AttributeValue must be a string`);
  return member;
}

function number(member: unknown): string {
  return formatDecimal(parseDecimal(text(member, "N")));
}

function base64(member: unknown): string {
  return Buffer.from(text(member, "B"), "base64").toString("base64");
}

function list(member: unknown): readonly unknown[] {
  if (!Array.isArray(member)) throw validationFault("The member of a list or set must be a list");
  return member;
}

function set(member: unknown, kind: string, parse: (entry: unknown) => string): readonly string[] {
  const entries = list(member).map(parse);
  if (entries.length === 0) throw parameterFault(`An ${kind} set  may not be empty`);
  if (new Set(entries).size !== entries.length) {
    throw parameterFault(`Input collection [${entries.join(", ")}] contains duplicates.`);
  }
  return entries;
}
