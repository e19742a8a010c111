import { STANDARD_NODE } from "../../station/presets/standard-node";
import { StationSpec } from "../../station/station-spec";
import { evenYear } from "../operation/operating-year.fixture";
import { cashFlowOfLife } from "./station-cash-flow";

const FINANCED: StationSpec = {
  ...STANDARD_NODE,
  finance: {
    construction: { months: 9, debtShare: 0.6, interestRate: 0.08, upfrontFee: 0.01 },
    debt: {
      kind: "sculpted",
      interestRate: 0.065,
      tenorYears: 15,
      upfrontFee: 0.02,
      closingCost: "10000",
      contracted: ["host", "utility"],
      cases: [
        { name: "P50", cashFactor: 1, contractedDscr: 1.3, merchantDscr: 2 },
        { name: "P90", cashFactor: 0.9, contractedDscr: 1.15, merchantDscr: 1.8 },
      ],
      maximumShare: 0.7,
    },
    reserves: { interestRate: 0.01, operatingCostMonths: 3, debtServiceMonths: 6 },
    investmentCreditShare: 0.3,
    productionCredit: { amountPerKwh: "0", years: 0, escalationPerYear: 0 },
  },
};
const years = Array.from({ length: 25 }, (_, index) =>
  evenYear(
    index + 1,
    { pv: 30_000, pvToHost: 8000, pvToGrid: 4000, charged: 22_000 },
    {
      sessions: 800,
      pvExportSales: 150,
      services: { "demand-response": { availability: 0.9, calledKwh: 100, deliveredKwh: 90 } },
    },
  ),
);

test("a financed station: debt within its cases, repaid by its tenor, reserves given back", () => {
  expect(StationSpec.parse(FINANCED)).toEqual(FINANCED);
  const { finance } = cashFlowOfLife(FINANCED, years, []);
  if (!finance) throw new Error("no finance");
  expect(finance.interestDuringConstruction).toBeGreaterThan(0);
  expect(finance.debt).toBeGreaterThan(0);
  expect(finance.debt / finance.totalCost).toBeLessThanOrEqual(0.7);
  expect(finance.debt + finance.equity).toBeCloseTo(finance.totalCost, 6);
  expect(finance.years[14]?.debtBalance).toBeCloseTo(0, 4);
  expect(finance.minimumDscr).toBeGreaterThanOrEqual(1.3 - 1e-9);
  expect(finance.years[24]?.reserves).toBeCloseTo(0, 6);
  // 30 % of PV and storage with their part of interest during construction, less their part of the grant.
  expect(finance.years[0]?.credits).toBeGreaterThanOrEqual(0);
  expect(finance.equityIrr.roots.length).toBeGreaterThan(0);
});

test("without a plan there is no owner's side, and an unknown contract is refused", () => {
  expect(cashFlowOfLife(STANDARD_NODE, years, []).finance).toBeNull();
  const { finance } = FINANCED;
  if (finance?.debt.kind !== "sculpted") throw new Error("not sculpted");
  const wrong = { ...FINANCED, finance: { ...finance, debt: { ...finance.debt, contracted: ["nobody"] } } };
  expect(StationSpec.safeParse(wrong).error?.issues[0]?.message).toContain("nobody");
});
