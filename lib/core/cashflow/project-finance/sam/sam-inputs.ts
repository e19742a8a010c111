import { HeliographError } from "../../../errors/heliograph-error";

/** The inputs of one of SAM's compute modules, as SAM exports them to JSON: numbers, lists and tables by name. */
export type SamInputs = Readonly<Record<string, unknown>>;

/** A number; flags are 0 and 1; a list of one counts as its number. */
export function samNumber(inputs: SamInputs, name: string, otherwise = 0): number {
  const value = inputs[name];
  if (value === undefined) return otherwise;
  const [only, ...more] = Array.isArray(value) ? value : [value];
  if (typeof only !== "number" || more.length > 0) throw invalid(name, "one number");
  return only;
}

export function samFlag(inputs: SamInputs, name: string): boolean {
  return samNumber(inputs, name) !== 0;
}

/** A list of numbers; one number counts as a list of one, a missing one as empty. */
export function samList(inputs: SamInputs, name: string): readonly number[] {
  const value = inputs[name] ?? [];
  if (typeof value === "number") return [value];
  if (!Array.isArray(value) || !value.every((item) => typeof item === "number"))
    throw invalid(name, "a list of numbers");
  return value;
}

/** Rows of numbers. */
export function samTable(inputs: SamInputs, name: string): readonly (readonly number[])[] {
  const value = inputs[name] ?? [];
  if (!Array.isArray(value)) throw invalid(name, "a table of numbers");
  return value.map((row) => {
    if (!Array.isArray(row) || !row.every((item) => typeof item === "number"))
      throw invalid(name, "a table of numbers");
    return row;
  });
}

/** Amount of a year of operation: a single value grows from the first year, a list gives each year its own, then nothing. */
export function samYearly(list: readonly number[], year: number, growth: number): number {
  return list.length === 1 ? (list[0] ?? 0) * (1 + growth) ** (year - 1) : (list[year - 1] ?? 0);
}

function invalid(name: string, expected: string): HeliographError {
  return new HeliographError({
    code: "SAM_INPUT_INVALID",
    message: `SAM's input "${name}" is not ${expected}.`,
    remedy: "Export the inputs of the compute module from SAM as JSON, and change nothing in them.",
    data: { name },
  });
}
