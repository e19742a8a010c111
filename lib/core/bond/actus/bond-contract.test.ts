import type { Bond } from "../bond";
import { bondFlows } from "../bond-flows";
import { bondOfTerms } from "../bond-of-terms";
import { BondTerms } from "../bond-terms";
import { bondContract } from "./bond-contract";
import { ContractTerms } from "./contract-terms";
import { runContract } from "./run-contract";

const identity = {
  contractID: "green-1",
  currency: "EUR",
  contractRole: "RPA",
  face: 1_000_000,
  issuePrice: 99.5,
} as const;
const schedule = { effective: "2026-01-15", termination: "2031-03-15", tenor: "3M" };

/** What a contract pays by day, its issue left out. */
function paidByDay(bond: Bond, role: "RPA" | "RPL" = "RPA"): Map<string, number> {
  const written = JSON.stringify(bondContract(bond, { ...identity, contractRole: role }));
  const paid = new Map<string, number>();
  for (const { eventDate, eventType, payoff } of runContract(ContractTerms.parse(JSON.parse(written)))) {
    if (eventType === "IED") continue;
    const day = eventDate.slice(0, 10);
    paid.set(day, (paid.get(day) ?? 0) + payoff);
  }
  return paid;
}

test.each([
  ["bullet", { coupon: { kind: "fixed", rate: 0.05 } }],
  ["zero", { coupon: { kind: "zero" } }],
  ["step-up and level", { coupon: { kind: "step", rates: [0.04, 0.04, 0.045] }, amortisation: { profile: "level" } }],
  [
    "linear with grace",
    { coupon: { kind: "fixed", rate: 0.05 }, amortisation: { profile: "linear", gracePeriods: 4 } },
  ],
  [
    "sculpted",
    {
      coupon: { kind: "fixed", rate: 0.05 },
      amortisation: { profile: "sculpted", cash: Array.from({ length: 21 }, (_, index) => 10 + (index % 4)) },
    },
  ],
  [
    "floating",
    { coupon: { kind: "floating", fixings: [{ date: "2026-01-01", rate: 0.02 }], forecast: 0.025, spread: 0.01 } },
  ],
])("a %s bond pays the same as an ACTUS contract, written and read again", (_, part) => {
  const bond = bondOfTerms(BondTerms.parse({ schedule, dayCount: "act/360", ...part }));
  const paid = paidByDay(bond);
  const flows = new Map<string, number>();
  for (const { date, amount } of bondFlows({
    ...bond,
    payment: { calendar: "none", convention: "unadjusted", lagDays: 0 },
  }))
    flows.set(date, (flows.get(date) ?? 0) + amount * 10_000);
  const days = [...flows.keys()].filter((day) => flows.get(day) !== 0);
  expect([...paid.keys()].filter((day) => Math.abs(paid.get(day) ?? 0) > 1e-9)).toEqual(days);
  for (const day of days) expect(paid.get(day)).toBeCloseTo(flows.get(day) ?? 0, 4);
});

test("who owes it tells it with the other sign; the issue pays its discount", () => {
  const bond = bondOfTerms(BondTerms.parse({ schedule, dayCount: "act/360", coupon: { kind: "fixed", rate: 0.05 } }));
  for (const [day, amount] of paidByDay(bond, "RPL")) expect(amount).toBe(-(paidByDay(bond).get(day) ?? 0));
  const [issue] = runContract(ContractTerms.parse(bondContract(bond, identity)));
  expect(issue).toMatchObject({ eventType: "IED", payoff: -995_000 });
});

test("what ACTUS cannot say is refused", () => {
  const terms = {
    schedule: { ...schedule, effective: "2026-01-31", termination: "2031-01-31" },
    coupon: { kind: "fixed", rate: 0.05 },
  };
  const code = expect.objectContaining({ code: "ACTUS_NOT_EXPRESSIBLE" });
  for (const part of [{ dayCount: "act/365.25" }, { dayCount: "30/360", redemption: 101 }]) {
    expect(() => bondContract(bondOfTerms(BondTerms.parse({ ...terms, ...part })), identity)).toThrow(code);
  }
});

test("a term of ACTUS that the engine does not run is refused, not left out", () => {
  const bond = bondOfTerms(BondTerms.parse({ schedule, dayCount: "act/360", coupon: { kind: "fixed", rate: 0.05 } }));
  const contract = bondContract(bond, identity);
  expect(ContractTerms.safeParse({ ...contract, scalingEffect: "INO" }).success).toBe(false);
  expect(() => ContractTerms.parse({ ...contract, notionalPrincipal: "much" })).toThrow();
});
