import * as fc from "fast-check";
import { demoAbsRequest, demoGreenBondRequest } from "../../deal/presets/demo-requests";
import { structureDeal } from "../../deal/structure";
import type { DealTerms } from "../../deal/terms";
import type { Json } from "../../evidence/canonical-json";
import { hashOf } from "../../evidence/hash";
import { addMonthsToYearMonth } from "../../time/local-date";
import { projectedInputs } from "../pool/period-inputs";
import { paidFrom } from "./paid-from";
import { openingState, runWaterfall } from "./waterfall";
import { waterfallResultToJson } from "./waterfall-result-json";
import type { WaterfallResult } from "./waterfall-shapes";
import { assertWaterfallSound } from "./waterfall-soundness";

const ulid = (digit: string) => digit.repeat(26);
const identity = {
  ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31337 },
  trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
};
const pool = [
  {
    ...{ stationId: `stn_${ulid("6")}`, stationName: "Example station", simulationId: `sim_${ulid("7")}` },
    ...{ simulationHash: "ab".repeat(32), shareBps: 10_000 },
  },
];
const months = Array.from({ length: 144 }, (_, index) => ({
  month: addMonthsToYearMonth("2026-11", index),
  revenue: { "charging-energy": "3000000" },
  cost: { "grid-energy": "700000" },
  cfads: "2300000",
}));
const inputs = { pool, closing: "2026-11-02", firstPeriod: "2026-11" };

/** Cash in parts of the plan [%], and what the trustee releases [minor], by period. */
const YEAR = [
  [100, 0n],
  [60, 400_000n],
  [30, 500_000n],
  [20, 3_000_000n],
  [0, 100_000n],
  [0, 0n],
  [0, 900_000n],
  [24, 1n],
  [0, 5_000_000n],
  [130, 5_000_000n],
] as const;

function runYear(terms: DealTerms): WaterfallResult[] {
  let state = openingState(terms);
  return YEAR.map(([part, released], index) => {
    const input = projectedInputs(terms, months)[index];
    if (!input) throw new Error("the deal has a year");
    const distributableMinor = (input.distributableMinor * BigInt(part)) / 100n;
    const result = runWaterfall(terms, state, { ...input, distributableMinor, suspenseReleaseMinor: released });
    state = result.closing;
    return result;
  });
}

// Hashes of the results when released suspense was paid by a pass of its own behind the waterfall: what was settled then
// comes out again to the byte.
test.each([
  [demoGreenBondRequest(inputs), "703c4b3d0eebddd1ee40c5fabd0b018f15dc2145307d39d6c63d53dd4b6f8451"],
  [demoAbsRequest(inputs), "a672352bb1109315cbea3565e1325ea42ebe6039b746e5f117b1a866e9d2825e"],
])("$name settles as it always did", (request, hash) => {
  const year = runYear(structureDeal(request, identity, months));
  expect(hashOf(year.map((result) => waterfallResultToJson(result) as Json))).toBe(hash);
});

const abs = structureDeal(demoAbsRequest(inputs), identity, months);
const [senior, mezzanine, junior] = abs.tranches;
if (!senior || !mezzanine || !junior) throw new Error("the deal has three classes");

function runOn(terms: DealTerms, distributableMinor: bigint, suspenseReleaseMinor: bigint, enforced = false) {
  const [period] = terms.calendar.periods;
  if (!period) throw new Error("the deal has a period");
  const inputs = { period, distributableMinor, operatingCosts: [], suspenseReleaseMinor, enforced };
  return runWaterfall(terms, { ...openingState(terms), reserveMinor: 0n }, inputs);
}

function openOf({ closing }: WaterfallResult): bigint {
  const fees = (closing.unpaidFees["trustee-fee"] ?? 0n) + (closing.unpaidFees["servicer-fee"] ?? 0n);
  return fees + (closing.tranches[senior?.id ?? ""]?.unpaidInterestMinor ?? 0n);
}

test("without a step of its own it pays senior fees and senior interest, and nothing below them", () => {
  const short = runOn(abs, 0n, 0n);
  const paid = runOn(abs, 0n, 10n ** 12n);
  expect(openOf(short)).toBeGreaterThan(0n);
  expect(openOf(paid)).toBe(0n);
  expect(paidFrom("suspense", paid)).toBe(openOf(short));
  const taken = paid.transfers.filter(({ from }) => from === "suspense");
  expect(taken.map(({ stepId }) => stepId)).toEqual(["trustee-fee", "servicer-fee", "senior-interest"]);
  expect(paid.closing.tranches[mezzanine.id]).toEqual(short.closing.tranches[mezzanine.id]);
  expect(paid.tests).toEqual(short.tests);
});

test("after enforcement it pays the fees and the senior interest of the priority that then runs", () => {
  const paid = runOn(abs, 0n, 10n ** 12n, true);
  const taken = paid.transfers.filter(({ from }) => from === "suspense");
  expect(taken.map(({ stepId }) => stepId)).toEqual(["trustee-fee", "servicer-fee", "enforced-senior-interest"]);
  expect(paid.closing.tranches[senior.id]?.balanceMinor).toBe(BigInt(senior.originalParMinor));
});

test("a step of its own says what is paid, and from where on", () => {
  const step = { id: "trustee-word", kind: "suspense" as const, pays: ["mezzanine-interest"] };
  const place = abs.waterfall.findIndex(({ id }) => id === "mezzanine-interest");
  const terms = { ...abs, waterfall: abs.waterfall.toSpliced(place, 0, step) };
  assertWaterfallSound(terms);
  const taken = runOn(terms, 0n, 10n ** 12n).transfers.filter(({ from }) => from === "suspense");
  expect(taken.map(({ stepId }) => stepId)).toEqual(["mezzanine-interest"]);
});

test("what it takes is what is owed less, never more than released, after the reserve, and cash is not touched", () => {
  const minor = fc.bigInt({ min: 0n, max: 3_000_000n });
  fc.assert(
    fc.property(minor, minor, (cash, released) => {
      const before = runOn(abs, cash, 0n);
      const after = runOn(abs, cash, released);
      const taken = paidFrom("suspense", after);
      const fromCash = after.transfers.reduce(
        (sum, { from, amountMinor }) => (from === "collection" ? sum + amountMinor : sum),
        0n,
      );
      return (
        taken <= released &&
        taken === openOf(before) - openOf(after) &&
        (taken === released || openOf(after) === 0n) &&
        fromCash === cash
      );
    }),
    { numRuns: 200 },
  );
});
