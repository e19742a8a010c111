import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { StationSpec } from "@/lib/core/station/station-spec";
import { HORIZON_BEARINGS, withHorizon, withMonthlyLoss } from "./array-surroundings";

const surroundingsOf = (spec: StationSpec) => spec.pv.arrays[0]?.surroundings;

test("losses by month begin as the year's were, and leave nothing behind when they go", () => {
  const soiled = withMonthlyLoss(STANDARD_NODE, 0, "monthlySoiling", true);
  const { soiling = -1 } = STANDARD_NODE.pv.arrays[0]?.losses ?? {};
  expect(soiling).toBeGreaterThan(0);
  expect(surroundingsOf(soiled)).toEqual({ monthlySoiling: new Array(12).fill(soiling) });
  const both = withMonthlyLoss(soiled, 0, "monthlyShading", true);
  expect(surroundingsOf(both)?.monthlyShading).toEqual(new Array(12).fill(0));
  expect(StationSpec.safeParse(both).success).toBe(true);
  const none = withMonthlyLoss(withMonthlyLoss(both, 0, "monthlySoiling", false), 0, "monthlyShading", false);
  expect(none).toEqual(STANDARD_NODE);
  expect(both.pv.arrays[1]).toBe(STANDARD_NODE.pv.arrays[1]);
});

test("a horizon begins level and keeps its course when its bearings change", () => {
  for (const bearings of HORIZON_BEARINGS) {
    const level = withHorizon(STANDARD_NODE, 0, bearings);
    expect(surroundingsOf(level)?.horizonDeg).toEqual(new Array(bearings).fill(0));
    expect(StationSpec.safeParse(level).success).toBe(true);
  }
  const [first, ...others] = STANDARD_NODE.pv.arrays;
  if (!first) throw new Error("the node has no array");
  const hill = { ...first, surroundings: { horizonDeg: [0, 20, 0, 4] } };
  const spec = { ...STANDARD_NODE, pv: { ...STANDARD_NODE.pv, arrays: [hill, ...others] } };
  expect(surroundingsOf(withHorizon(spec, 0, 8))?.horizonDeg).toEqual([0, 10, 20, 10, 0, 2, 4, 2]);
  expect(surroundingsOf(withHorizon(spec, 0, null))).toBeUndefined();
});
