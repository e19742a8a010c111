import { describeWithReferenceData, referenceJson } from "../../../../test/reference-data";
import { parseRational } from "../../money/rational";
import { compilePlan } from "../engine/compile-plan";
import { GradeTable, indicativeGrade } from "../losses/indicative-grade";
import { attachmentForProbability, simulateLosses, sliceLoss } from "../losses/loss-distribution";
import { simpleDeal } from "../waterfall/simple-deal.fixture";
import { sizeByWaterfall } from "./size-by-waterfall";
import { type SizingCase, sizeTranches } from "./size-tranches";

type Reference = { cfads: number[]; rate: number; sigma: number; z90: number; z99: number; debt: number };

const cents = (amount: number) => String(Math.round(amount * 1e8));
const caseOf = (name: string, cash: readonly number[], seniorDscr: string, totalDscr = seniorDscr): SizingCase => ({
  name,
  streams: [{ stream: "contracted", cashMinor: cash.map(cents), seniorDscr, totalDscr }],
});

describeWithReferenceData("debt sized by cases", () => {
  test("the senior of dscr_sculpting.json, its binding case and its level cover", () => {
    const { cfads, rate, sigma, z90, z99, debt } = referenceJson<Reference>("finance/dscr_sculpting.json");
    const at = (z: number) => cfads.map((cash) => cash * (1 - sigma * z));
    const accruals = cfads.map(() => parseRational(String(rate)));
    const cases = [caseOf("P50", cfads, "1.3"), caseOf("P90", at(z90), "1.15"), caseOf("P99", at(z99), "1")];
    const { senior, mezzanine } = sizeTranches({ senior: accruals, mezzanine: accruals }, cases);
    expect(Number(senior.parMinor) / 1e8).toBeCloseTo(debt, 6);
    expect(senior.bindingCase).toBe("P50");
    expect(senior.schedule.reduce((sum, principal) => sum + principal, 0n)).toBe(senior.parMinor);
    for (const [period, service] of senior.service.entries())
      expect((cfads[period] ?? 0) / (Number(service) / 1e8)).toBeCloseTo(1.3, 6);
    // With the same cover for both there is nothing left behind the senior but rounding.
    expect(Number(mezzanine.parMinor)).toBeLessThan(100);
  });
});

test("a mezzanine is what the lower cover of both leaves behind the senior, and every case binds somewhere", () => {
  const accruals = [0, 1, 2, 3].map(() => parseRational("0.05"));
  const cases = [caseOf("P50", [10, 10, 10, 10], "1.3", "1.2"), caseOf("P99", [9, 9, 7, 9], "1.05", "1")];
  const { senior, mezzanine } = sizeTranches({ senior: accruals, mezzanine: accruals }, cases);
  for (const period of [0, 1, 2, 3]) {
    const both = (senior.service[period] ?? 0n) + (mezzanine.service[period] ?? 0n);
    const most = Math.min(10 / 1.2, period === 2 ? 7 : 9) * 1e8;
    expect(Number(both)).toBeLessThanOrEqual(most + 2);
    expect(Number(both)).toBeGreaterThan(most - 10);
  }
  expect(() => sizeTranches({ senior: accruals, mezzanine: [] }, cases)).toThrow(
    expect.objectContaining({ code: "SIZING_CASES_INVALID" }),
  );
});

test("bisection over the waterfall finds the par that pays on time in every case, and one token more does not", () => {
  const deal = simpleDeal();
  const plan = compilePlan(deal.terms);
  const stressed = deal.collections.map((cash) => Math.floor(cash * 0.7));
  const costs = deal.collections.map(() => 0);
  const base = { name: "base", cash: { collections: deal.collections, costs } };
  const downside = { name: "downside", cash: { collections: stressed, costs } };
  const [senior] = sizeByWaterfall(plan, [{ tranche: 0, cases: [base, downside] }], 100);
  // Mezzanine interest ranks before senior principal: behind the largest senior there is room for none.
  const bound = { tranche: 0, cases: [base, downside], atMostMinor: Number(senior?.parMinor) * 0.8 };
  const [bounded, mezzanine] = sizeByWaterfall(plan, [bound, { tranche: 1, cases: [base] }], 100);
  expect(senior?.bindingCase).toBe("downside");
  const losses = (par: bigint) => {
    const terms = { ...deal.terms, tranches: deal.terms.tranches.slice(0, 1), waterfall: deal.seniorOnly };
    const [tranche] = terms.tranches;
    const scaled = tranche && { ...tranche, originalParMinor: String(par), schedule: scale(tranche.schedule, par) };
    const alone = compilePlan({ ...terms, tranches: scaled ? [scaled] : [] });
    return simulateLosses(alone, { paths: 1, collections: stressed, costs }).tranches[0]?.expectedLoss;
  };
  expect(losses(senior?.parMinor ?? 0n)).toBe(0);
  expect(losses((senior?.parMinor ?? 0n) + 100_000n)).toBeGreaterThan(0);
  expect(bounded?.bindingCase).toBeNull();
  expect(mezzanine?.parMinor).toBeGreaterThan(0n);
});

function scale(schedule: readonly string[], par: bigint): string[] {
  const total = schedule.reduce((sum, principal) => sum + BigInt(principal), 0n);
  const parts = schedule.map((principal) => (BigInt(principal) * par) / total);
  const rest = par - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, index) => String(index === parts.length - 1 ? part + rest : part));
}

test("losses of many paths: junior first, probabilities between 0 and 1, attachment where it is exceeded as often", () => {
  const { terms, collections } = simpleDeal();
  const plan = compilePlan(terms);
  const paths = 500;
  const factors = Float64Array.from({ length: paths }, (_, path) => 0.2 + (1.2 * path) / paths);
  const periods = collections.length;
  const all = Float64Array.from({ length: paths * periods }, (_, at) =>
    Math.floor((collections[at % periods] ?? 0) * (factors[Math.floor(at / periods)] ?? 0)),
  );
  const { tranches, dealLosses } = simulateLosses(plan, {
    paths,
    collections: all,
    costs: new Float64Array(all.length),
  });
  const [senior, mezzanine, junior] = tranches;
  expect(junior?.defaultProbability).toBeGreaterThan(mezzanine?.defaultProbability ?? 1);
  expect(mezzanine?.defaultProbability).toBeGreaterThan(senior?.defaultProbability ?? 1);
  for (const { expectedLoss, defaultProbability, lossGivenDefault } of tranches)
    expect(expectedLoss).toBeCloseTo(defaultProbability * (lossGivenDefault ?? 0), 12);
  const attach = attachmentForProbability(dealLosses, 0.1);
  const exceeding = dealLosses.filter((loss) => loss > attach).length;
  expect(exceeding).toBeLessThanOrEqual(50);
  expect(exceeding).toBeGreaterThan(40);
  expect(sliceLoss(dealLosses, 0, 1)).toBeCloseTo(
    dealLosses.reduce((sum, loss) => sum + Math.min(loss, 1), 0) / paths,
    12,
  );
});

test("a grade comes from the user's table and says that it is none", () => {
  const table = GradeTable.parse({
    name: "house view",
    measure: "expected-loss",
    grades: [
      { grade: "H1", atMost: 0.001 },
      { grade: "H2", atMost: 0.02 },
    ],
  });
  const grade = (expectedLoss: number) => indicativeGrade(table, { expectedLoss, defaultProbability: 0 });
  expect(grade(0.0005)).toEqual({ grade: "H1", table: "house view", label: "not a rating" });
  expect(grade(0.02).grade).toBe("H2");
  expect(grade(0.03).grade).toBeNull();
  expect(GradeTable.safeParse({ ...table, grades: [...table.grades].reverse() }).success).toBe(false);
});
