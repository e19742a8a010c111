import { simpleDeal } from "./simple-deal.fixture";
import { openingState, runWaterfall } from "./waterfall";
import type { Availability, WaterfallResult } from "./waterfall-shapes";
import { assertWaterfallSound, waterfallFault } from "./waterfall-soundness";
import type { WaterfallStep } from "./waterfall-step";

const { terms: base, collections, ids } = simpleDeal();
const [senior] = ids;
const kpi: WaterfallStep[] = [
  { id: "availability", kind: "availability-test", months: 2, minimum: "0.97", curable: true },
  { id: "step-up", kind: "step-up", tranche: senior, rate: "0.004", trigger: "availability" },
];
const terms = { ...base, waterfall: [...base.waterfall.slice(0, -1), ...kpi, ...base.waterfall.slice(-1)] };
const good: Availability = { measured: 99, expected: 100 };
const bad: Availability = { measured: 90, expected: 100 };

/** Runs the first periods with what the readings say, and cash in parts of the plan. */
function run(observations: readonly Availability[], part = 1): WaterfallResult[] {
  let state = openingState(terms);
  return observations.map((_, index) => {
    const period = terms.calendar.periods[index];
    if (!period) throw new Error("the deal has forty periods");
    const distributableMinor = BigInt(Math.floor((collections[index] ?? 0) * part));
    const availability = observations.slice(0, index + 1);
    const result = runWaterfall(terms, state, { period, distributableMinor, operatingCosts: [], availability });
    state = result.closing;
    return result;
  });
}

const paid = (result: WaterfallResult | undefined) => result?.tranches[senior]?.stepUpPaidMinor;

test("the step-up is paid while availability over the observation is below the minimum, and ends when it is met", () => {
  assertWaterfallSound(terms);
  const results = run([good, bad, good, good]);
  expect(results.map(({ tests }) => tests.find(({ stepId }) => stepId === "availability")?.value)).toEqual([
    ...["0.990000", "0.945000", "0.945000", "0.990000"],
  ]);
  expect(paid(results[0])).toBe(0n);
  const opening = results[0]?.tranches[senior]?.balanceMinor ?? 0n;
  // A quarter of a year 30/360 at 0.4 %.
  expect(paid(results[1])).toBe((opening * 4n) / 4000n);
  expect(paid(results[2])).toBeGreaterThan(0n);
  expect(paid(results[3])).toBe(0n);
  const test = results[1]?.tests.find(({ stepId }) => stepId === "availability");
  expect(test).toMatchObject({ counts: "quarter-hours", availableMinor: 189n, debtServiceMinor: 200n, breached: true });
});

test("it ranks below principal: without cash it is carried, and paid once there is some, breached or not", () => {
  const poor = run([bad, bad], 0.2);
  expect(poor.map(paid)).toEqual([0n, 0n]);
  const carried = poor[1]?.closing.unpaidFees["step-up"] ?? 0n;
  expect(carried).toBeGreaterThan(0n);
  const [, , third] = terms.calendar.periods;
  if (!third || !poor[1]) throw new Error("the deal has forty periods");
  const rich = runWaterfall(terms, poor[1].closing, {
    ...{ period: third, distributableMinor: 10n ** 9n, operatingCosts: [], availability: [good, good] },
  });
  expect(paid(rich)).toBe(carried);
  expect(rich.closing.unpaidFees["step-up"]).toBe(0n);
});

test("without readings nothing is due and the test passes; other deals know no step-up", () => {
  const [period] = terms.calendar.periods;
  if (!period) throw new Error("the deal has forty periods");
  const input = { period, distributableMinor: 10n ** 9n, operatingCosts: [] };
  expect(paid(runWaterfall(terms, openingState(terms), input))).toBe(0n);
  expect(runWaterfall(base, openingState(base), input).tranches[senior]).not.toHaveProperty("stepUpPaidMinor");
});

test("a step-up needs its trigger, and before it", () => {
  const [test, step] = kpi;
  if (!test || !step) throw new Error("there are two steps");
  const tail = base.waterfall.slice(-1);
  const late = { ...base, waterfall: [...base.waterfall.slice(0, -1), step, test, ...tail] };
  expect(waterfallFault(late)).toMatchObject({ step: "step-up", reason: expect.stringContaining("after it") });
  const without = { ...base, waterfall: [...base.waterfall.slice(0, -1), step, ...tail] };
  expect(waterfallFault(without)).toMatchObject({
    step: "step-up",
    reason: expect.stringContaining("unknown trigger"),
  });
});
