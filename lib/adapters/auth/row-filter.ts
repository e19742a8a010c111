import type { CleanedWhere } from "better-auth/adapters";
import type { Row } from "./auth-rows";

type Scalar = Row[string] | undefined;

/** Whether a row meets better-auth's conditions: those joined by AND must all hold, and of those joined by OR one. */
export function matches(row: Row, where: readonly CleanedWhere[]): boolean {
  if (where.length === 1) return where.every((clause) => holds(row, clause));
  const all = where.filter((clause) => clause.connector !== "OR");
  const any = where.filter((clause) => clause.connector === "OR");
  return all.every((clause) => holds(row, clause)) && (any.length === 0 || any.some((clause) => holds(row, clause)));
}

function holds(row: Row, clause: CleanedWhere): boolean {
  const isInsensitive = clause.mode === "insensitive";
  const actual = fold(row[clause.field], isInsensitive);
  const { operator } = clause;
  if (operator === "in" || operator === "not_in") {
    const values: readonly unknown[] = Array.isArray(clause.value) ? clause.value : [clause.value];
    return values.some((value) => equal(actual, fold(toScalar(value), isInsensitive))) === (operator === "in");
  }
  const wanted = fold(toScalar(clause.value), isInsensitive);
  switch (operator) {
    case "eq":
      return equal(actual, wanted);
    case "ne":
      return !equal(actual, wanted);
    case "lt":
      return compare(actual, wanted, (order) => order < 0);
    case "lte":
      return compare(actual, wanted, (order) => order <= 0);
    case "gt":
      return compare(actual, wanted, (order) => order > 0);
    case "gte":
      return compare(actual, wanted, (order) => order >= 0);
    case "contains":
      return typeof actual === "string" && actual.includes(String(wanted));
    case "starts_with":
      return typeof actual === "string" && actual.startsWith(String(wanted));
    case "ends_with":
      return typeof actual === "string" && actual.endsWith(String(wanted));
    default:
      throw new TypeError(`The operator ${operator} is not known`);
  }
}

/** Orders scalars of one type; a missing value comes first. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (equal(a, b)) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  return a < b ? -1 : 1;
}

function compare(actual: Scalar, wanted: Scalar, accept: (order: number) => boolean): boolean {
  if (actual === null || actual === undefined || wanted === null || wanted === undefined) return false;
  return accept(compareScalars(actual, wanted));
}

function equal(a: Scalar, b: Scalar): boolean {
  return (a ?? null) === (b ?? null);
}

function fold(value: Scalar, isInsensitive: boolean): Scalar {
  return isInsensitive && typeof value === "string" ? value.toLowerCase() : value;
}

function toScalar(value: unknown): Scalar {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof Date) return value.toISOString();
  throw new TypeError("A condition compares with a text, a number, a truth value or a date");
}
