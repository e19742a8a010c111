/** Every number of a record, its nested records and arrays of numbers, in one row: what can be interpolated of it. */
export function toVector(record: object): Float64Array {
  const values: number[] = [];
  collect(record, values);
  return Float64Array.from(values);
}

/** The record again, its numbers from a row; what is no number is taken from the template. */
export function fromVector<Shape extends object>(template: Shape, vector: Float64Array): Shape {
  let at = 0;
  const restore = (value: unknown): unknown => {
    if (typeof value === "number") {
      at += 1;
      return vector[at - 1];
    }
    if (value instanceof Float64Array) {
      at += value.length;
      return vector.slice(at - value.length, at);
    }
    if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, restore(inner)]));
    return value;
  };
  return restore(template) as Shape;
}

function collect(value: unknown, into: number[]): void {
  if (typeof value === "number") into.push(value);
  else if (value instanceof Float64Array) for (const inner of value) into.push(inner);
  else if (isRecord(value)) for (const inner of Object.values(value)) collect(inner, into);
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
}
