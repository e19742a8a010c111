import { projectDeal } from "../abs/projection/project";
import { yearFraction } from "../bond/day-count";
import { makeWholeMinor } from "../bond/make-whole-amount";
import { addRational, multiplyRational, parseRational, rational, timesDown } from "../money/rational";
import { addMonthsToYearMonth } from "../time/local-date";
import { makeWholeRedemption } from "./make-whole-redemption";
import { demoGreenBondRequest } from "./presets/demo-requests";
import { structureDeal } from "./structure";
import { GreenBondRequest } from "./structure-request";
import type { DealTerms, TrancheTerms } from "./terms";

const ulid = (digit: string) => digit.repeat(26);
const pool = [
  {
    ...{ stationId: `stn_${ulid("6")}`, stationName: "Example station", simulationId: `sim_${ulid("7")}` },
    ...{ simulationHash: "ab".repeat(32), shareBps: 10_000 },
  },
];
const months = Array.from({ length: 144 }, (_, index) => ({
  month: addMonthsToYearMonth("2026-11", index),
  revenue: { "charging-energy": String(2_000_000 + (index % 12) * 50_000) },
  cost: {},
  cfads: String(2_000_000 + (index % 12) * 50_000),
}));
const identity = {
  ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31337 },
  trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
};
const base = demoGreenBondRequest({ pool, closing: "2026-11-02", firstPeriod: "2026-11" });

function structured(change: Partial<GreenBondRequest>): { terms: DealTerms; tranche: TrancheTerms } {
  const terms = structureDeal(GreenBondRequest.parse({ ...base, ...change }), identity, months);
  const [tranche] = terms.tranches;
  if (!tranche) throw new Error("the deal has no tranche");
  return { terms, tranche };
}

test("a step coupon bears the rate of each period, to the cent", () => {
  const { terms, tranche } = structured({
    couponSteps: [
      { afterMonths: 12, couponRate: "0.07" },
      { afterMonths: 24, couponRate: "0.08" },
    ],
  });
  const interest =
    projectDeal(terms, months).tranches[tranche.id]?.flows.map(({ interestMinor }) => interestMinor) ?? [];
  let balance = BigInt(tranche.originalParMinor);
  let from = terms.calendar.closing;
  for (const [index, principal] of tranche.schedule.entries()) {
    const period = terms.calendar.periods[index];
    const to = period?.interestTo ?? "";
    const rate = index < 12 ? tranche.couponRate : index < 24 ? "0.07" : "0.08";
    const accrual = multiplyRational(parseRational(rate), yearFraction(tranche.dayCount, from, to));
    expect([index, interest[index]]).toEqual([index, timesDown(balance, accrual)]);
    balance -= BigInt(principal);
    from = to;
  }
});

test("steps that do not ascend are refused", () => {
  const couponSteps = [
    { afterMonths: 24, couponRate: "0.07" },
    { afterMonths: 12, couponRate: "0.08" },
  ];
  expect(() => structured({ couponSteps })).toThrow(expect.objectContaining({ code: "TERMS_UNSOUND" }));
});

test("a step-up by availability is tested over its observation and ranks below principal, before and after enforcement", () => {
  const { terms, tranche } = structured({ kpiStepUp: { minimumAvailability: "0.97", stepUpRate: "0.0025" } });
  for (const [steps, principal] of [
    [terms.waterfall, "principal"],
    [terms.enforcementWaterfall ?? [], "enforced-principal"],
  ] as const) {
    const ids = steps.map(({ id }) => id);
    expect(ids.indexOf("kpi-step-up")).toBeGreaterThan(ids.indexOf(principal));
    expect(steps.find(({ id }) => id === "availability")).toMatchObject({ months: 12, minimum: "0.97", curable: true });
    expect(steps.find(({ id }) => id === "kpi-step-up")).toMatchObject({ rate: "0.0025", tranche: tranche.id });
  }
});

test("a make-whole call pays what was still owed at a low reference yield, and par at a high one", () => {
  const { terms, tranche } = structured({ makeWhole: { afterMonths: 24, marginRate: "0.005", floorPrice: "1" } });
  const dear = makeWholeRedemption(terms, tranche, 36, "0.01");
  const cheap = makeWholeRedemption(terms, tranche, 36, "0.2");
  expect(dear.premiumMinor).toBeGreaterThan(0n);
  expect([cheap.redemptionMinor, cheap.premiumMinor]).toEqual([cheap.balanceMinor, 0n]);
  expect(() => makeWholeRedemption(terms, tranche, 3, "0.01")).toThrow(
    expect.objectContaining({ code: "CALL_NOT_ALLOWED" }),
  );
});

test("at the coupon itself the make-whole amount is the balance, but for the cents that rounding leaves", () => {
  const accruals = Array.from({ length: 120 }, (_, index) => rational(BigInt(40 + (index % 5)), 10_000n));
  const principal = accruals.map((_, index) => BigInt(1_000 + index));
  const balance = principal.reduce((sum, part) => sum + part, 0n);
  const amount = makeWholeMinor({ principal, accruals, discounts: accruals, floorPrice: rational(0n, 1n) });
  expect(amount).toBeLessThanOrEqual(balance);
  expect(balance - amount).toBeLessThanOrEqual(120n);
  const dearer = makeWholeMinor({
    principal,
    accruals: accruals.map((accrual) => addRational(accrual, rational(1n, 1000n))),
    discounts: accruals,
    floorPrice: rational(0n, 1n),
  });
  expect(dearer).toBeGreaterThan(balance);
});
