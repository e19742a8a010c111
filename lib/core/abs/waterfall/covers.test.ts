import { dealStateFromJson, dealStateToJson } from "./deal-state-json";
import { simpleDeal } from "./simple-deal.fixture";
import { openingState, runWaterfall } from "./waterfall";
import { type DealState, DealStateJson, type TestResult } from "./waterfall-shapes";
import { assertWaterfallSound, waterfallFault } from "./waterfall-soundness";
import type { WaterfallStep } from "./waterfall-step";

const { terms: base, collections, ids } = simpleDeal();
const YEAR = 4;
const test4 = { tranches: [...ids], minimum: "1.05", curable: true };
const expected = collections.map(String);
const cfads = collections.map((cash) => String(Math.floor(cash * 0.9)));

/** The fixture with covers of a year before its last step, and its own test without an effect on them. */
function dealWith(...tests: WaterfallStep[]) {
  const terms = {
    ...base,
    ...{ expectedCashMinor: expected, expectedCfadsMinor: cfads },
    waterfall: [...base.waterfall.slice(0, -1), ...tests, ...base.waterfall.slice(-1)],
  };
  assertWaterfallSound(terms);
  return terms;
}

const historic: WaterfallStep = {
  ...{ id: "historic", kind: "dscr-test", ...test4, window: { of: "historic", periods: YEAR } },
};
const single: WaterfallStep = { id: "single", kind: "dscr-test", ...test4 };
const forward: WaterfallStep = {
  ...{ id: "forward", kind: "dscr-test", ...test4, window: { of: "forward", periods: YEAR } },
};

function run(terms: ReturnType<typeof dealWith>, part: (index: number) => number) {
  let state = openingState(terms);
  const states: DealState[] = [];
  const tests = terms.calendar.periods.map((period, index) => {
    const distributableMinor = BigInt(Math.floor((collections[index] ?? 0) * part(index)));
    const result = runWaterfall(terms, state, { period, distributableMinor, operatingCosts: [] });
    // Every period goes through the text that evidence holds.
    state = dealStateFromJson(DealStateJson.parse(JSON.parse(JSON.stringify(dealStateToJson(result.closing)))));
    states.push(state);
    return result.tests;
  });
  return { tests, states };
}

const named = (tests: readonly TestResult[], id: string): TestResult => {
  const found = tests.find(({ stepId }) => stepId === id);
  if (!found) throw new Error(`no test ${id}`);
  return found;
};

test("a historic cover is the sum of the last payment dates, out of the state that evidence holds", () => {
  const { tests, states } = run(dealWith(single, historic), (index) => (index % 7 === 0 ? 0.3 : 1));
  for (const [index] of tests.entries()) {
    const window = tests.slice(Math.max(0, index - YEAR + 1), index + 1).map((own) => named(own, "single"));
    const sum = (key: "availableMinor" | "debtServiceMinor") => window.reduce((total, own) => total + own[key], 0n);
    expect(named(tests[index] ?? [], "historic")).toMatchObject({
      availableMinor: sum("availableMinor"),
      debtServiceMinor: sum("debtServiceMinor"),
    });
  }
  expect(states.at(10)?.covers?.historic).toHaveLength(YEAR - 1);
  // One bad quarter of four fails alone and not over a year.
  expect(tests.some((own) => named(own, "single").failed && !named(own, "historic").failed)).toBe(true);
});

test("a forward cover is what was expected for the next dates, in the proportion of what has come in", () => {
  const { tests } = run(dealWith(forward), () => 0.5);
  const first = named(tests[0] ?? [], "forward");
  const ahead = cfads.slice(1, 1 + YEAR).reduce((sum, cash) => sum + BigInt(cash), 0n);
  const arrived = BigInt(Math.floor((collections[0] ?? 0) * 0.5));
  expect(first.availableMinor).toBe((ahead * arrived) / BigInt(collections[0] ?? 1));
  expect(named(tests.at(-1) ?? [], "forward")).toMatchObject({ debtServiceMinor: 0n, value: null, failed: false });
});

test("debt service ahead is the interest and principal that the next dates then have", () => {
  const { tests } = run(dealWith(single, forward), () => 2);
  const ahead = named(tests[4] ?? [], "forward").debtServiceMinor;
  const then = tests.slice(5, 5 + YEAR).reduce((sum, own) => sum + named(own, "single").debtServiceMinor, 0n);
  expect(ahead).toBe(then);
});

test("a forward cover without what was expected is unsound", () => {
  const { expectedCfadsMinor: _none, ...terms } = dealWith(forward);
  expect(waterfallFault(terms)).toMatchObject({ step: "forward", reason: expect.stringContaining("expected cash") });
});
