import { demoAbs, demoGreenBond, demoIdentity, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import { structureDeal } from "@/lib/core/deal/structure";
import { StructureRequest } from "@/lib/core/deal/structure-request";
import { parsOf, SIZING_MODES, sizingModeOf, sizingModesOf, withSizingMode } from "./sizing-mode";
import { studioInputs, withStep } from "./studio-inputs";

const abs = structureDeal(demoAbs, demoIdentity, demoMonths);
const bond = structureDeal(demoGreenBond, demoIdentity, demoMonths);
const drafts = [
  ...SIZING_MODES.map((mode) => ({ name: `abs by ${mode}`, draft: withSizingMode(demoAbs, mode, abs), terms: abs })),
  ...sizingModesOf(demoGreenBond).map((mode) => ({
    ...{ name: `bond by ${mode}`, draft: withSizingMode(demoGreenBond, mode, bond), terms: bond },
  })),
];

test.each(drafts)(
  "$name: writing what stands there changes nothing, other values give a valid draft",
  ({ draft, terms }) => {
    const inputs = studioInputs(draft, terms);
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
    for (const input of inputs) {
      expect([input.id, input.write(input.value)]).toEqual([input.id, draft]);
      expect(input.write("abc")).toBe(draft);
      expect(Number(input.value)).toBeGreaterThanOrEqual(input.low);
      expect(Number(input.value)).toBeLessThanOrEqual(input.high);
      const moved = input.write(String(Math.ceil((input.low + input.high) / 2)));
      expect([input.id, StructureRequest.safeParse(moved).success]).toEqual([input.id, true]);
      expect(moved).not.toEqual(draft);
    }
  },
);

test.each(SIZING_MODES)("changing to sizing by %s keeps the sizes", (mode) => {
  const draft = withSizingMode(demoAbs, mode, abs);
  expect(sizingModeOf(draft)).toBe(mode);
  const pars = parsOf(structureDeal(draft, demoIdentity, demoMonths));
  const before = parsOf(abs);
  for (const name of ["senior", "mezzanine", "junior"] as const)
    expect(Math.abs(Number(pars[name] - before[name]))).toBeLessThanOrEqual(100);
});

test("shares always add up: the junior notes take what is left, and no class gets more than there is", () => {
  const [, senior] = studioInputs(demoAbs, abs);
  const moved = senior?.write("70.5") ?? demoAbs;
  expect(moved).toMatchObject({ senior: { size: { shareBps: 7_050 } }, junior: { size: { shareBps: 950 } } });
  expect(senior?.write("99")).toBe(demoAbs);
});

test("a value of the panel reaches the step of the draft's own waterfall that has it", () => {
  const own = { ...demoAbs, waterfall: abs.waterfall };
  const fee = studioInputs(own, abs).find(({ id }) => id === "trusteeFee");
  const moved = fee?.write("9600") ?? own;
  expect(moved.trusteeFeeAnnualMinor).toBe("960000");
  expect(moved.waterfall?.find(({ id }) => id === "trustee-fee")).toMatchObject({ annualMinor: "960000" });
  expect(studioInputs(own, abs).some(({ id }) => id === "reserveMonths")).toBe(false);
  expect(withStep(demoAbs, "trustee-fee", { payee: "x" })).toEqual(demoAbs);
});
