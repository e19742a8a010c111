export type Segment = { readonly series: number; readonly from: number; readonly to: number };

/**
 * Stacks the values of each position away from zero: positive ones upwards, negative ones downwards, in the order of the
 * series. `values[series][position]`; a zero makes no segment.
 */
export function stackSegments(values: readonly (readonly number[])[]): readonly (readonly Segment[])[] {
  const positions = Math.max(0, ...values.map((list) => list.length));
  return Array.from({ length: positions }, (_, position) => {
    let above = 0;
    let below = 0;
    const segments: Segment[] = [];
    for (const [series, list] of values.entries()) {
      const value = list[position] ?? 0;
      if (value > 0) {
        segments.push({ series, from: above, to: above + value });
        above += value;
      }
      if (value < 0) {
        segments.push({ series, from: below + value, to: below });
        below += value;
      }
    }
    return segments;
  });
}

/** From the lowest to the highest end of any stack, zero included. */
export function stackExtent(stacks: readonly (readonly Segment[])[]): readonly [number, number] {
  const ends = stacks.flat().flatMap(({ from, to }) => [from, to]);
  return ends.reduce<readonly [number, number]>(
    ([low, high], end) => [Math.min(low, end), Math.max(high, end)],
    [0, 0],
  );
}
