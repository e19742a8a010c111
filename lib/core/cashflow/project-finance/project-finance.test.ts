import fc from "fast-check";
import { macrsHalfYear, straightLineHalfYear } from "./depreciation-schedule";
import { projectFinance } from "./project-finance";
import type { DebtPlan, ProjectFinancePlan } from "./project-finance-plan";
import { yearlyLine } from "./yearly-line";

const years = 20;
const flat = (amount: number) => yearlyLine(years, () => amount);

/** 1000 of plant that sells 200 a year at a cost of 40, one tax, no debt. */
const PLAN: ProjectFinancePlan = {
  years,
  energyKwh: flat(2000),
  revenue: [
    { stream: "contracted", amounts: flat(150), onCredit: true },
    { stream: "merchant", amounts: flat(50), onCredit: true },
  ],
  productionPayments: [],
  operatingCosts: [{ name: "operation", amounts: flat(40) }],
  salvage: 0,
  plantCost: 1000,
  constructionFinancing: 0,
  otherFinancing: 0,
  grants: [],
  assets: [{ name: "plant", share: 1, schedule: macrsHalfYear(5) }],
  jurisdictions: [
    {
      name: "federal",
      rates: flat(0.21),
      losses: { useLimit: 0.8 },
      bonus: {},
      grantsLower: "all-classes",
      renewalSchedule: macrsHalfYear(5),
      investmentCredit: null,
      productionCredit: flat(0),
    },
  ],
  reserves: { interestRate: 0, operatingCostMonths: 0, debtServiceMonths: 0, receivablesMonths: 0, equipment: [] },
  debt: { kind: "none" },
  realDiscountRate: 0.05,
  inflation: 0.02,
};
const [FEDERAL] = PLAN.jurisdictions as [ProjectFinancePlan["jurisdictions"][number]];

const SCULPTED: DebtPlan = {
  kind: "sculpted",
  interestRate: 0.06,
  tenorYears: 15,
  closingCost: 5,
  upfrontFee: 0.02,
  cases: [
    { name: "P50", cashFactor: 1, coverage: { byStream: { contracted: 1.3 }, otherwise: 2 } },
    { name: "P99", cashFactor: 0.82, coverage: { byStream: {}, otherwise: 1 } },
  ],
  maximumShare: null,
  negativeCash: "unserved",
};

test("depreciation tables take the whole basis and no more", () => {
  for (const schedule of [3, 5, 7, 10, 15, 20].map((each) => macrsHalfYear(each as 3 | 5 | 7 | 10 | 15 | 20))) {
    expect(schedule.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  }
  for (const life of [5, 15, 20, 39]) {
    expect(straightLineHalfYear(life).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  }
});

test("without debt, tax and reserves the owner gets what the plant earns", () => {
  const { returnAfterTax, equity, npv } = projectFinance({ ...PLAN, jurisdictions: [] });
  expect(equity).toBe(1000);
  expect(returnAfterTax[0]).toBe(-1000);
  expect(returnAfterTax[7]).toBe(160);
  const rate = 1.05 * 1.02 - 1;
  expect(npv).toBeCloseTo(-1000 + (160 * (1 - (1 + rate) ** -years)) / rate, 9);
});

test("losses of the first years shelter four fifths of later income, and tax in total is the rate on total income", () => {
  const { jurisdictions } = projectFinance(PLAN);
  const [federal] = jurisdictions;
  const income = (federal?.taxableIncome ?? []).reduce((sum, amount) => sum + amount, 0);
  expect(income).toBeCloseTo(20 * 160 - 1000, 9);
  // Year 1: 160 - 200, year 2: 160 - 320 are lost; in year 3 the loss shelters 0.8 of 160 - 192 < 0 ... and tax begins in year 4.
  expect(federal?.tax.slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(federal?.tax[4]).toBeCloseTo(0.21 * 0.2 * (160 - 115.2), 9);
  expect((federal?.tax ?? []).reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(0.21 * income, 9);
});

test("half of an investment credit comes off the basis, a bonus is written off at once", () => {
  const { jurisdictions } = projectFinance({
    ...PLAN,
    jurisdictions: [
      {
        ...FEDERAL,
        bonus: { plant: 0.4 },
        investmentCredit: {
          shares: [0, 0.3],
          maxima: flat(Number.POSITIVE_INFINITY),
          amounts: [],
          qualifies: ["plant"],
          shareLowersBasisIn: ["federal"],
          amountLowersBasisIn: [],
        },
      },
    ],
  });
  const [federal] = jurisdictions;
  expect(federal?.investmentCredit[1]).toBeCloseTo(300, 12);
  expect(federal?.depreciation[1]).toBeCloseTo(850 * (0.4 + 0.6 * 0.2), 9);
  expect((federal?.depreciation ?? []).reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(850, 9);
});

test("a grant lowers cost and, where counted, basis; it is taxed where it is income", () => {
  const grant = { name: "grant", amount: 100, taxedIn: [], lowersBasisIn: ["federal"] };
  const lowered = projectFinance({ ...PLAN, grants: [grant] });
  expect(lowered.equity).toBe(900);
  expect(lowered.jurisdictions[0]?.depreciation[1]).toBeCloseTo(0.2 * 900, 9);
  const taxed = projectFinance({ ...PLAN, grants: [{ ...grant, taxedIn: ["federal"], lowersBasisIn: [] }] });
  expect(taxed.jurisdictions[0]?.taxableIncome[1]).toBeCloseTo(160 - 200 + 100, 9);
});

test("a state's tax is deducted from federal income, its credit counts there as income", () => {
  const state = {
    ...FEDERAL,
    name: "state",
    rates: flat(0.05),
    losses: "refunded" as const,
    productionCredit: flat(3),
  };
  const { jurisdictions } = projectFinance({ ...PLAN, jurisdictions: [state, { ...FEDERAL, losses: "refunded" }] });
  const [first, second] = jurisdictions;
  expect(first?.tax[10]).toBeCloseTo(0.05 * 160, 9);
  expect(second?.taxableIncome[10]).toBeCloseTo(160 - 8 + 3, 9);
});

test("debt is sculpted to its coverage by stream and case, and repaid by its tenor", () => {
  const { debt } = projectFinance({ ...PLAN, debt: SCULPTED });
  // Cash 160 of which three quarters contracted: 120 / 1.3 + 40 / 2 = 112.3 < 0.82 x 160.
  expect(debt.loan.service[1]).toBeCloseTo(120 / 1.3 + 40 / 2, 9);
  expect(debt.amount).toBeCloseTo(((120 / 1.3 + 20) * (1 - 1.06 ** -15)) / 0.06, 9);
  expect(debt.loan.balance[15]).toBeCloseTo(0, 9);
  expect(debt.minimumDscr).toBeCloseTo(160 / (120 / 1.3 + 20), 9);
  const capped = projectFinance({ ...PLAN, debt: { ...SCULPTED, maximumShare: 0.5 } });
  expect(capped.debt.amount).toBeCloseTo(0.5 * (1000 + 5 + 20), 9);
  expect(capped.debt.loan.balance[15]).toBeCloseTo(0, 9);
});

test.each(["level", "equal-principal"] as const)(
  "a %s loan over a share of the cost holds its own reserve",
  (repayment) => {
    const { debt, totalCost } = projectFinance({
      ...PLAN,
      reserves: { ...PLAN.reserves, debtServiceMonths: 6 },
      debt: {
        kind: "share",
        interestRate: 0.06,
        tenorYears: 15,
        closingCost: 0,
        upfrontFee: 0,
        share: 0.6,
        repayment,
        interestOnlyYears: 2,
      },
    });
    expect(debt.amount / totalCost).toBeCloseTo(0.6, 12);
    expect(debt.loan.principal.slice(0, 3)).toEqual([0, 0, 0]);
    expect(debt.loan.balance[15]).toBeCloseTo(0, 9);
    expect(debt.serviceReserve.balance[0]).toBeCloseTo((debt.loan.service[1] ?? 0) / 2, 9);
    expect(debt.serviceReserve.balance[15]).toBe(0);
  },
);

test("whatever the plan, no money is made or lost between the project, its lenders, its tax and its owner", () => {
  const plan = fc.record({
    plantCost: fc.integer({ min: 100, max: 5000 }),
    price: fc.integer({ min: 20, max: 400 }),
    working: fc.integer({ min: 0, max: 12 }),
    receivables: fc.integer({ min: 0, max: 3 }),
    service: fc.integer({ min: 0, max: 12 }),
    renewal: fc.integer({ min: 0, max: 25 }),
    grant: fc.integer({ min: 0, max: 90 }),
    debt: fc.constantFrom<DebtPlan>({ kind: "none" }, SCULPTED, {
      kind: "share",
      interestRate: 0.05,
      tenorYears: 12,
      closingCost: 3,
      upfrontFee: 0.01,
      share: 0.5,
      repayment: "level",
      interestOnlyYears: 1,
    }),
  });
  fc.assert(
    fc.property(plan, (drawn) => {
      const finance = projectFinance({
        ...PLAN,
        plantCost: drawn.plantCost,
        revenue: [{ stream: "contracted", amounts: flat(drawn.price), onCredit: true }],
        grants: [{ name: "grant", amount: drawn.grant, taxedIn: ["federal"], lowersBasisIn: [] }],
        reserves: {
          interestRate: 0.01,
          operatingCostMonths: drawn.working,
          debtServiceMonths: drawn.service,
          receivablesMonths: drawn.receivables,
          equipment: [{ name: "inverters", everyYears: drawn.renewal, cost: flat(30) }],
        },
        debt: drawn.debt,
      });
      const sum = (line: readonly number[]) => line.reduce((total, amount) => total + amount, 0);
      const renewals = drawn.renewal > 0 ? Math.floor(years / drawn.renewal) * 30 : 0;
      const left = finance.debt.loan.balance.at(-1) ?? 0;
      const earned =
        sum(finance.revenue) + sum(finance.reserveInterest) + drawn.grant - sum(finance.operatingCost) - renewals;
      const paid = drawn.plantCost + finance.debt.cost + sum(finance.debt.loan.interest) - left;
      const tax = sum(finance.jurisdictions[0]?.tax ?? []);
      expect(sum(finance.returnAfterTax)).toBeCloseTo(earned - paid - tax, 6);
      expect(finance.reserveBalance.at(-1)).toBeCloseTo(0, 9);
    }),
  );
});
