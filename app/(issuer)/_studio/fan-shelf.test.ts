import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import type { MonteCarloResult } from "@/lib/core/uncertainty/monte-carlo-result";
import { type DrawnFan, movedInputs, shownFans, undrawnVariants } from "./fan-shelf";
import { type StudioValues, type StudioVariant, specAt, valuesOf } from "./studio-inputs";

const described = valuesOf(STANDARD_NODE);
const at = (moved: Partial<StudioValues>): StudioVariant => {
  const values = { ...described, ...moved };
  return { base: STANDARD_NODE, values, spec: specAt(STANDARD_NODE, values) };
};
const drawn = (variant: StudioVariant, seed: number): DrawnFan => ({
  variant,
  result: { seed } as MonteCarloResult,
});

test("a fan stays when the inputs move on, and says that it is of earlier ones; back at its inputs it is theirs again", () => {
  const fan = drawn(at({}), 1);
  expect(shownFans([fan], { now: at({}), kept: null }).now).toMatchObject({ isOfNow: true, result: { seed: 1 } });
  const moved = at({ storageEnergy: 400 });
  expect(shownFans([fan], { now: moved, kept: null }).now).toMatchObject({ isOfNow: false, result: { seed: 1 } });
  expect(movedInputs(fan.variant, moved)).toEqual(["storageEnergy"]);
  expect(undrawnVariants([fan], { now: moved, kept: null })).toEqual([moved]);
  const both = [fan, drawn(moved, 2)];
  expect(shownFans(both, { now: moved, kept: null }).now).toMatchObject({ isOfNow: true, result: { seed: 2 } });
  expect(shownFans(both, { now: at({}), kept: null }).now).toMatchObject({ isOfNow: true, result: { seed: 1 } });
  expect(undrawnVariants(both, { now: at({}), kept: null })).toEqual([]);
});

test("of two open variants each has its own: the kept one's fan is never taken for an earlier one of the other", () => {
  const kept = at({});
  const now = at({ pvPower: 600 });
  const shown = shownFans([drawn(kept, 1)], { now, kept });
  expect(shown.now).toBeNull();
  expect(shown.kept).toMatchObject({ isOfNow: true, result: { seed: 1 } });
  expect(undrawnVariants([drawn(kept, 1)], { now, kept })).toEqual([now]);
  expect(undrawnVariants([], { now, kept })).toEqual([now, kept]);
  expect(undrawnVariants([], { now: kept, kept: at({}) })).toHaveLength(1);
  expect(shownFans([drawn(now, 2)], { now, kept }).kept).toBeNull();
});

test("values are told apart against the description that they were moved in, not against another", () => {
  const saved = { ...at({}), base: { ...STANDARD_NODE, lifeYears: 20 } };
  expect(movedInputs(at({ pvPower: 600 }), saved)).toEqual([]);
});
