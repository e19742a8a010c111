import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { StationSpec } from "@/lib/core/station/station-spec";
import { rangeOf, STUDIO_INPUTS, specAt, valuesOf } from "./studio-inputs";

const values = valuesOf(STANDARD_NODE);

test("the described values change nothing but how amounts are written", () => {
  const same = specAt(STANDARD_NODE, values);
  expect(StationSpec.parse(same)).toEqual(same);
  expect(same.pv).toEqual(STANDARD_NODE.pv);
  expect(same.charging).toEqual(STANDARD_NODE.charging);
  expect(Number(same.costs.investmentGrant)).toBe(Number(STANDARD_NODE.costs.investmentGrant));
});

test("every value lies within its range, and both ends are valid descriptions", () => {
  for (const input of STUDIO_INPUTS) {
    const range = rangeOf(input, STANDARD_NODE);
    expect(range).not.toBeNull();
    if (!range) continue;
    expect(values[input]).toBeGreaterThanOrEqual(range.low);
    expect(values[input]).toBeLessThanOrEqual(range.high);
    const highest = StationSpec.safeParse(specAt(STANDARD_NODE, { ...values, [input]: range.high }));
    expect([input, highest.success]).toEqual([input, true]);
  }
});

test("sizes carry their investment, the grant keeps its share, chargers are counted over their groups", () => {
  const larger = specAt(STANDARD_NODE, { ...values, pvPower: 600, dcChargers: 4 });
  const item = (name: string) => Number(larger.costs.capex.find((candidate) => candidate.name === name)?.amount);
  expect(item("PV, roof and carport")).toBe(1_080_000);
  expect(item("DC chargers")).toBe(452_000);
  expect(item("Edge compute")).toBe(54_000);
  const total = (spec: StationSpec) => spec.costs.capex.reduce((sum, { amount }) => sum + Number(amount), 0);
  expect(Number(larger.costs.investmentGrant) / total(larger)).toBeCloseTo(192_000 / total(STANDARD_NODE), 6);
  expect(larger.charging.chargers.map(({ count }) => count)).toEqual([4, 4]);
  expect(specAt(STANDARD_NODE, { ...values, acChargers: 1 }).charging.chargers.map(({ count }) => count)).toEqual([
    1, 2,
  ]);
});

test("elasticity refers to the price at which the description's drivers come", () => {
  const { charging } = specAt(STANDARD_NODE, { ...values, priceElasticity: -0.5, chargingPrice: 0.6 });
  expect(charging.priceResponse).toEqual({ elasticity: -0.5, referencePricePerKwh: "0.47000" });
});
