import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import { addMonths } from "../../time/local-date";
import { poolPaths } from "../pool/pool-paths";
import { checkPool, type PoolCandidate, PoolRules } from "../pool/pool-rules";
import { scenarioTable, underScenario } from "../projection/scenario-table";
import { simpleDeal } from "../waterfall/simple-deal.fixture";
import { assertWaterfallSound } from "../waterfall/waterfall-soundness";
import { Rehearsal, RehearsalResult, rehearseDefault } from "./default-rehearsal";

const { terms: base, collections, ids } = simpleDeal();
const [A, B, C] = ids;
const terms = {
  ...base,
  waterfall: [{ id: "suspense", kind: "suspense" as const, pays: ["trustee-fee", "interest-a"] }, ...base.waterfall],
  enforcementWaterfall: [
    { id: "open-reserve", kind: "account-release" as const, account: "reserve" },
    { id: "costs", kind: "operating-costs" as const, payee: "servicer" },
    ...ids.flatMap((tranche) => [
      { id: `interest-${tranche.at(-1)?.toLowerCase()}`, kind: "interest" as const, tranche },
      { id: `all-${tranche.at(-1)?.toLowerCase()}`, kind: "sequential-principal" as const, tranches: [tranche] },
    ]),
    { id: "residual", kind: "residual" as const, payee: "originator" },
  ],
};
const months: MonthlyCashFlow[] = base.calendar.periods.flatMap(({ from }, index) =>
  [0, 1, 2].map((offset) => {
    const part = Math.floor((collections[index] ?? 0) / 3);
    return {
      month: addMonths(from, offset).slice(0, 7),
      revenue: { export: String(part) },
      cost: { "operation-maintenance": "50000" },
      cfads: String(part - 50_000),
    };
  }),
);
const rehearse = (failure: Rehearsal["failure"], enforceAfter?: number) => {
  const rehearsal = Rehearsal.parse({ from: "2026-03", failure, ...(enforceAfter && { enforceAfter }) });
  const result = rehearseDefault(terms, months, rehearsal);
  expect(RehearsalResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  return result;
};
const tranche = (result: RehearsalResult, id: string) => result.tranches.find(({ trancheId }) => trancheId === id);

test("the rehearsed deal is sound, and a failure of nothing changes nothing", () => {
  assertWaterfallSound(terms);
  const { periods, tranches } = rehearse({ kind: "price", dropBps: 0 });
  expect(periods.every((period) => period.tranches.every(({ missedMinor }) => missedMinor === "0"))).toBe(true);
  expect(tranches.every(({ lossMinor, lossWithoutMinor }) => lossMinor === lossWithoutMinor)).toBe(true);
});

test("before the failure nothing is missed; a lasting fall of the price reaches the junior first", () => {
  const result = rehearse({ kind: "price", dropBps: 4500 });
  const { periods } = result;
  expect(periods.slice(0, 4).every((period) => period.tranches.every(({ missedMinor }) => missedMinor === "0"))).toBe(
    true,
  );
  const first = (id: string) => tranche(result, id)?.firstMissed ?? "9999";
  expect(first(C) <= first(B) && first(B) <= first(A)).toBe(true);
  expect(BigInt(tranche(result, C)?.lossMinor ?? "0")).toBeGreaterThan(0n);
});

test("a servicer's default costs cash until the back-up runs, and more costs after it", () => {
  const result = rehearse({ kind: "servicer", lostBps: 10_000, replacedAfter: 2, extraCostBps: 2000 });
  const cash = result.periods.map(({ cashMinor }) => cashMinor);
  expect(cash.slice(4, 6)).toEqual(["0", "0"]);
  expect(BigInt(cash[6] ?? "0")).toBeGreaterThan(0n);
});

test("cash without evidence waits with the trustee; released, it pays fees and senior interest and nobody else", () => {
  const failure = { kind: "meter", unprovenBps: 10_000, repairedAfter: 2 } as const;
  const held = rehearse({ ...failure, isReleased: false });
  const released = rehearse({ ...failure, isReleased: true });
  expect(held.periods[4]?.tranches[0]?.interestPaidMinor).not.toBe("0"); // The reserve pays it.
  expect(BigInt(held.periods[4]?.reserveMinor ?? "0")).toBeLessThan(BigInt(held.periods[3]?.reserveMinor ?? "0"));
  expect(BigInt(released.periods[4]?.suspenseMinor ?? "0")).toBeLessThan(BigInt(held.periods[4]?.suspenseMinor ?? "0"));
  const [senior, , junior] = released.periods[4]?.tranches ?? [];
  expect(senior?.interestPaidMinor).toBe(senior?.interestDueMinor);
  expect([junior?.interestPaidMinor, released.periods[4]?.residualMinor]).toEqual(["0", "0"]);
});

test("a failed bank blocks cash and repays part of it; the trustee enforces when senior interest stays unpaid", () => {
  const blocked = rehearse({ kind: "account-bank", blockedFor: 4, recoveredBps: 5000 });
  expect(blocked.periods.slice(4, 8).map(({ cashMinor }) => cashMinor)).toEqual(["0", "0", "0", "0"]);
  const lost = months.slice(12, 24).reduce((sum, { revenue }) => sum + BigInt(revenue.export ?? "0"), 0n);
  const own = months.slice(24, 27).reduce((sum, { revenue }) => sum + BigInt(revenue.export ?? "0"), 0n);
  expect(blocked.periods[8]?.cashMinor).toBe(String(lost / 2n + own));
  const enforced = rehearse({ kind: "price", dropBps: 9900 }, 2);
  const first = enforced.periods.findIndex((period) => period.enforced);
  expect(first).toBeGreaterThan(5);
  expect(enforced.periods.slice(first).every((period) => period.enforced)).toBe(true);
  expect(() => rehearseDefault(terms, months, { from: "2024-01", failure: { kind: "price", dropBps: 1 } })).toThrow(
    expect.objectContaining({ code: "REHEARSAL_PERIOD_UNKNOWN" }),
  );
});

test("scenarios show each tranche's yield, life and loss; costs rise from their month on", () => {
  const scenario = { name: "down", revenueDropBps: 5000, costRiseBps: 1000, from: "2026-01" };
  const shocked = underScenario(months, scenario);
  expect(shocked[11]).toEqual(months[11]);
  expect(shocked[12]?.cost["operation-maintenance"]).toBe("55000");
  const rows = scenarioTable(terms, months, [{ name: "base", revenueDropBps: 0, costRiseBps: 0 }, scenario]);
  expect(rows).toHaveLength(6);
  const rateOf = (name: string) => rows.find((row) => row.scenario === name && row.trancheId === C)?.yieldRate;
  expect(rateOf("base")).toBeGreaterThan(rateOf("down") ?? -1);
});

test("a pool's rules name every station and concentration that breaks them", () => {
  const station = (letter: string, change: Partial<PoolCandidate> = {}): PoolCandidate => ({
    stationId: `stn_${letter.repeat(26)}`,
    valueMinor: "100",
    ...{ country: "US", region: "NC", offtaker: "Host A", manufacturer: "M" },
    ...{ inOperationSince: "2024-01-01", verifiedBps: 9900, contractedBps: 5000, remainingLifeMonths: 240 },
    ...change,
  });
  const rules = PoolRules.parse({
    eligibility: { countries: ["US"], inOperationBefore: "2025-01-01", verifiedBpsMin: 9500 },
    concentration: [{ by: "offtaker", mostBps: 6000 }],
  });
  const pool = [station("1"), station("2", { country: "FR", inOperationSince: null }), station("3", { offtaker: "B" })];
  expect(checkPool(rules, pool)).toEqual([
    { rule: "eligibility", criterion: "countries", stationId: pool[1]?.stationId },
    { rule: "eligibility", criterion: "inOperationBefore", stationId: pool[1]?.stationId },
    { rule: "concentration", by: "offtaker", value: "Host A", partBps: 6667, mostBps: 6000 },
  ]);
});

test("stations on shared paths add up path by path", () => {
  const factors = Float64Array.from([1, 1, 0.5, 0.5]);
  const member = { shareBps: 5000, months, years: 2, factors };
  const { paths, collections: cash } = poolPaths(terms, [member, member]);
  expect(paths).toBe(2);
  expect(cash[0]).toBeCloseTo(3 * Number(months[0]?.revenue.export), -1);
  expect((cash[40] ?? 0) / (cash[0] ?? 1)).toBeCloseTo(0.5, 4);
  expect(() => poolPaths(terms, [member, { ...member, factors: factors.slice(0, 2) }])).toThrow(
    expect.objectContaining({ code: "POOL_PATHS_DIFFER" }),
  );
});
