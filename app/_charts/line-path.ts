/**
 * An SVG path through the points; a missing value lifts the pen.
 * @param x of the position, @param y of the value, both in the drawing's units
 */
export function linePath(
  values: readonly (number | null)[],
  x: (position: number) => number,
  y: (value: number) => number,
): string {
  let pen: "M" | "L" = "M";
  const parts: string[] = [];
  for (const [position, value] of values.entries()) {
    if (value === null) {
      pen = "M";
      continue;
    }
    parts.push(`${pen}${round(x(position))} ${round(y(value))}`);
    pen = "L";
  }
  return parts.join("");
}

/** Hundredths are finer than a pixel and keep the page small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
