import fc from "fast-check";
import { labelPositions } from "./label-positions";
import { linePath } from "./line-path";
import { linearScale, niceTicks, tickDecimals } from "./linear-scale";
import { stackExtent, stackSegments } from "./stack-segments";

const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });

describe("scale", () => {
  test("maps ends to ends and a flat domain to the middle", () => {
    expect(linearScale([0, 10], [200, 0])(2.5)).toBe(150);
    expect(linearScale([3, 3], [0, 100])(3)).toBe(50);
  });

  test.each([
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [0, 0.37, [0, 0.1, 0.2, 0.3, 0.4]],
    [-30, 95, [-50, -25, 0, 25, 50, 75, 100]],
    [0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])("ticks of %p to %p are %p", (low, high, ticks) => {
    expect(niceTicks(low, high)).toEqual(ticks);
  });

  test("ticks enclose the values, grow evenly, and have zero among them when they span it", () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        // Ticks are rounded to 12 digits; closer values than that cannot be told apart on a drawing.
        fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)));
        const ticks = niceTicks(low, high);
        const slack = (high - low) * 1e-6;
        expect(ticks[0] ?? Number.NaN).toBeLessThanOrEqual(low + slack);
        expect(ticks.at(-1) ?? Number.NaN).toBeGreaterThanOrEqual(high - slack);
        expect(ticks.length).toBeLessThanOrEqual(9);
        if (low < -slack && high > slack) expect(ticks.some((tick) => Math.abs(tick) === 0)).toBe(true);
      }),
    );
  });

  test("decimals are those that the ticks need", () => {
    expect(tickDecimals([0, 50, 100])).toBe(0);
    expect(tickDecimals([0, 0.25, 0.5])).toBe(2);
  });
});

describe("stack", () => {
  test("positive values go up and negative ones down, from zero, without gaps", () => {
    const [first] = stackSegments([[3], [-2], [4], [0], [-1]]);
    expect(first).toEqual([
      { series: 0, from: 0, to: 3 },
      { series: 1, from: -2, to: 0 },
      { series: 2, from: 3, to: 7 },
      { series: 4, from: -3, to: -2 },
    ]);
    expect(stackExtent([first ?? []])).toEqual([-3, 7]);
  });

  test("heights add up to the values", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 5 }), { maxLength: 6 }),
        (values) => {
          const height = stackSegments(values)
            .flat()
            .reduce((sum, { from, to }) => sum + (to - from), 0);
          expect(height).toBe(values.flat().reduce((sum, value) => sum + Math.abs(value), 0));
        },
      ),
    );
  });
});

describe("labels", () => {
  test("stay inside, and keep their distance where there is room for it", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 12 }), (wishes) => {
        const sorted = [...labelPositions(wishes, 16, 0, 200)].sort((a, b) => a - b);
        expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9);
        expect(sorted.at(-1)).toBeLessThanOrEqual(200 + 1e-9);
        for (const [index, position] of sorted.entries()) {
          const next = sorted[index + 1];
          if (next !== undefined) expect(next - position).toBeGreaterThanOrEqual(16 - 1e-6);
        }
      }),
    );
  });

  test("a label with room stays where it wants to be", () => {
    expect(labelPositions([100, 20], 16, 0, 200)).toEqual([100, 20]);
  });
});

test("a missing value lifts the pen", () => {
  const same = (value: number) => value;
  expect(linePath([1, 2, null, 4, 5.005], same, same)).toBe("M0 1L1 2M3 4L4 5.01");
});
