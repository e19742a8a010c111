import { ContractTerms } from "../bond/actus/contract-terms";
import { runContract } from "../bond/actus/run-contract";
import { yearFraction } from "../bond/day-count";
import { toNumber } from "../money/rational";
import { addMonthsToYearMonth } from "../time/local-date";
import { demoGreenBondRequest } from "./presets/demo-requests";
import { structureDeal } from "./structure";
import { trancheContract } from "./tranche-contract";

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
const terms = structureDeal(
  demoGreenBondRequest({ pool, closing: "2026-11-02", firstPeriod: "2026-11" }),
  {
    ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31337 },
    trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
  },
  months,
);
const [tranche] = terms.tranches;

test("a tranche written as an ACTUS contract and read again redeems its schedule and bears its interest", () => {
  if (!tranche) throw new Error("the deal has no tranche");
  const written = JSON.stringify(trancheContract(terms, tranche.id));
  const events = runContract(ContractTerms.parse(JSON.parse(written)));
  const redeemed = events.filter(({ eventType, payoff }) => (eventType === "PR" || eventType === "MD") && payoff !== 0);
  expect(redeemed.map(({ payoff }) => Math.round(payoff * 100).toString())).toEqual(
    tranche.schedule.filter((principal) => principal !== "0"),
  );
  let balance = Number(tranche.originalParMinor) / 100;
  let from = terms.calendar.closing;
  const interest = events.filter(({ eventType }) => eventType === "IP");
  expect(interest).toHaveLength(tranche.schedule.length);
  for (const [index, { interestTo, payment }] of terms.calendar.periods.slice(0, interest.length).entries()) {
    const to = interestTo ?? payment;
    const due = balance * Number(tranche.couponRate) * toNumber(yearFraction(tranche.dayCount, from, to));
    expect(interest[index]?.eventDate.slice(0, 10)).toBe(to);
    expect(interest[index]?.payoff).toBeCloseTo(due, 6);
    balance -= Number(tranche.schedule[index]) / 100;
    from = to;
  }
});

test("a tranche of another deal is refused", () => {
  expect(() => trancheContract(terms, "trn_unknown")).toThrow(expect.objectContaining({ code: "TRANCHE_UNKNOWN" }));
});
