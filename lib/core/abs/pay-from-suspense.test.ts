import * as fc from "fast-check";
import { DealTerms } from "../deal/terms";
import { exampleTerms } from "../issuance/example-terms.fixture";
import { paidFromSuspense, payFromSuspense } from "./pay-from-suspense";
import { openingState, runWaterfall } from "./waterfall";
import type { WaterfallResult } from "./waterfall-shapes";

const [senior, junior] = exampleTerms().tranches;
if (!senior || !junior) throw new Error("the example has two classes");
const TERMS = DealTerms.parse({
  ...exampleTerms(),
  tranches: [
    { ...senior, class: "senior" },
    { ...junior, class: "junior" },
  ],
  waterfall: [
    { id: "trustee-fee", kind: "fee", payee: "Trustee", annualMinor: "120000" },
    { id: "senior-interest", kind: "interest", tranche: senior.id },
    { id: "senior-principal", kind: "scheduled-principal", tranche: senior.id },
    { id: "servicer-fee", kind: "fee", payee: "Servicer", annualMinor: "60000" },
    { id: "junior-interest", kind: "interest", tranche: junior.id },
    { id: "junior-principal", kind: "scheduled-principal", tranche: junior.id },
    { id: "residual", kind: "residual", payee: "SPV" },
  ],
  initialReserveMinor: "0",
});
const period = TERMS.calendar.periods[0];

function runOn(distributableMinor: bigint): WaterfallResult {
  if (!period) throw new Error("the example has a period");
  return runWaterfall(TERMS, openingState(TERMS), { period, distributableMinor, operatingCosts: [] });
}

function openOf({ closing }: WaterfallResult): bigint {
  return (closing.unpaidFees["trustee-fee"] ?? 0n) + (closing.tranches[senior?.id ?? ""]?.unpaidInterestMinor ?? 0n);
}

test("it pays the senior fee and the senior interest that cash leaves open, and nothing below them", () => {
  const short = runOn(0n);
  const paid = payFromSuspense(TERMS, short, 10n ** 12n);
  expect(openOf(short)).toBeGreaterThan(0n);
  expect(openOf(paid)).toBe(0n);
  expect(paidFromSuspense(paid)).toBe(openOf(short));
  const taken = paid.transfers.filter(({ from }) => from === "suspense");
  expect(taken.map(({ stepId }) => stepId)).toEqual(["trustee-fee", "senior-interest"]);
  expect(paid.closing.unpaidFees["servicer-fee"]).toBe(short.closing.unpaidFees["servicer-fee"]);
  expect(paid.closing.tranches[junior.id]).toEqual(short.closing.tranches[junior.id]);
  expect(paid.closing.tranches[senior.id]?.balanceMinor).toBe(short.closing.tranches[senior.id]?.balanceMinor);
});

test("where nothing is open, or nothing released, nothing is taken", () => {
  const rich = runOn(10n ** 12n);
  expect(payFromSuspense(TERMS, rich, 5_000n)).toEqual(rich);
  const short = runOn(7n);
  expect(payFromSuspense(TERMS, short, 0n)).toEqual(short);
});

test("what it takes is what is owed less, never more than released, and cash is not touched", () => {
  const minor = fc.bigInt({ min: 0n, max: 3_000_000n });
  fc.assert(
    fc.property(minor, minor, (cash, released) => {
      const before = runOn(cash);
      const after = payFromSuspense(TERMS, before, released);
      const taken = paidFromSuspense(after);
      const fromCash = ({ transfers }: WaterfallResult) =>
        transfers.reduce((sum, { from, amountMinor }) => (from === "collection" ? sum + amountMinor : sum), 0n);
      return (
        taken <= released &&
        taken === openOf(before) - openOf(after) &&
        (taken === released || openOf(after) === 0n) &&
        fromCash(after) === cash
      );
    }),
  );
});
