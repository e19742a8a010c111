import * as z from "zod";
import type { StationSpec } from "../../station/station-spec";
import type { OperatingCosts } from "../lines/cost-lines";
import type { RevenueLines } from "../lines/revenue-lines";
import { financeConstruction } from "../project-finance/construction-interest";
import { projectFinance } from "../project-finance/project-finance";
import type { DebtPlan, ProjectFinancePlan } from "../project-finance/project-finance-plan";
import { yearlyLine } from "../project-finance/yearly-line";
import { depreciationSchedule } from "./income-tax";
import { DEFAULT_INFLATION } from "./levelised-costs";
import { RatesOfReturn } from "./rate-of-return";

/** The owner's side of a station with its financing; money in major units, by year of operation. */
export const StationFinance = z.strictObject({
  interestDuringConstruction: z.number(),
  totalCost: z.number(),
  debt: z.number(),
  /** Debt that each case of sculpting alone would allow; runs from before it was told have none. */
  debtByCase: z.array(z.strictObject({ name: z.string(), debt: z.number() })).optional(),
  equity: z.number(),
  minimumDscr: z.number().nullable(),
  equityNpv: z.number(),
  equityIrr: RatesOfReturn,
  years: z.array(
    z.strictObject({
      operatingYear: z.number().int().positive(),
      ebitda: z.number(),
      interest: z.number(),
      principal: z.number(),
      debtBalance: z.number(),
      dscr: z.number().nullable(),
      reserves: z.number(),
      depreciation: z.number(),
      tax: z.number(),
      credits: z.number(),
      toOwner: z.number(),
    }),
  ),
});
export type StationFinance = z.infer<typeof StationFinance>;

/** A station with its financing; null where the spec has no finance plan. */
export function stationFinance(
  spec: StationSpec,
  revenue: Pick<RevenueLines, "cashByContract">,
  costs: OperatingCosts,
  pvEnergyKwh: readonly number[],
): StationFinance | null {
  if (!spec.finance) return null;
  const { plan, interest } = stationFinancePlan(spec, revenue, costs, pvEnergyKwh);
  const finance = projectFinance(plan);
  const { debt, jurisdictions } = finance;
  const [tax] = jurisdictions;
  const dscr = new Map(debt.dscr.map(({ year, ratio }) => [year, ratio]));
  return {
    interestDuringConstruction: interest,
    totalCost: finance.totalCost,
    debt: debt.amount,
    debtByCase: debt.byCase.map(({ name, amount }) => ({ name, debt: amount })),
    equity: finance.equity,
    minimumDscr: debt.minimumDscr,
    equityNpv: finance.npv,
    equityIrr: finance.irr,
    years: Array.from({ length: plan.years }, (_, index) => {
      const year = index + 1;
      const of = (line: readonly number[] | undefined) => line?.[year] ?? 0;
      return {
        operatingYear: year,
        ebitda: of(finance.ebitda),
        interest: of(debt.loan.interest),
        principal: of(debt.loan.principal),
        debtBalance: of(debt.loan.balance),
        dscr: dscr.get(year) ?? null,
        reserves: of(finance.reserveBalance),
        depreciation: of(tax?.depreciation),
        tax: of(tax?.tax),
        credits: of(tax?.investmentCredit) + of(tax?.productionCredit),
        toOwner: of(finance.returnAfterTax),
      };
    }),
  };
}

/** The station's months as the yearly lines of project finance: one contract a stream, one income tax, construction before. */
function stationFinancePlan(
  spec: StationSpec,
  revenue: Pick<RevenueLines, "cashByContract">,
  costs: OperatingCosts,
  pvEnergyKwh: readonly number[],
): { plan: ProjectFinancePlan; interest: number } {
  const finance = spec.finance as NonNullable<StationSpec["finance"]>;
  const years = spec.lifeYears;
  const inflation = spec.inflationPerYear ?? DEFAULT_INFLATION;
  const plantCost = spec.costs.capex.reduce((sum, item) => sum + Number(item.amount), 0);
  const { months, ...loan } = finance.construction;
  const construction = financeConstruction({
    ...loan,
    monthlyCost: Array.from({ length: months }, () => plantCost / months),
  });
  const financing = construction.interest + construction.fee;
  const cost = plantCost + financing;
  const credit = finance.productionCredit;
  const creditable = spec.costs.capex
    .map(({ component }, index) => (component === "pv" || component === "storage" ? `asset-${index}` : null))
    .filter((name) => name !== null);
  const grant = Number(spec.costs.investmentGrant);
  const plan: ProjectFinancePlan = {
    years,
    energyKwh: [0, ...pvEnergyKwh],
    revenue: spec.revenue.map(({ id }) => ({
      stream: id,
      amounts: yearlyOf(revenue.cashByContract.get(id), years),
      onCredit: false,
    })),
    productionPayments: [],
    operatingCosts: Object.entries(costs).map(([name, amounts]) => ({ name, amounts: yearlyOf(amounts, years) })),
    salvage: 0,
    plantCost,
    constructionFinancing: financing,
    otherFinancing: 0,
    grants: grant > 0 ? [{ name: "grant", amount: grant, taxedIn: [], lowersBasisIn: ["income"] }] : [],
    assets: spec.costs.capex.map((item, index) => ({
      name: `asset-${index}`,
      share: plantCost > 0 ? Number(item.amount) / plantCost : 0,
      schedule: depreciationSchedule(item),
    })),
    jurisdictions: [
      {
        name: "income",
        rates: yearlyLine(years, () => spec.tax.rate),
        losses: { useLimit: spec.tax.lossUseLimit },
        bonus: {},
        grantsLower: "all-classes",
        renewalSchedule: [],
        investmentCredit: {
          shares: [0, finance.investmentCreditShare],
          maxima: yearlyLine(years, () => cost),
          amounts: [],
          qualifies: creditable,
          shareLowersBasisIn: ["income"],
          amountLowersBasisIn: [],
        },
        productionCredit: yearlyLine(years, (year) =>
          year > credit.years
            ? 0
            : (pvEnergyKwh[year - 1] ?? 0) * Number(credit.amountPerKwh) * (1 + credit.escalationPerYear) ** (year - 1),
        ),
      },
    ],
    reserves: { ...finance.reserves, receivablesMonths: 0, equipment: [] },
    debt: debtPlan(finance.debt),
    realDiscountRate: (1 + spec.discountRate) / (1 + inflation) - 1,
    inflation,
  };
  return { plan, interest: construction.interest };
}

function debtPlan(debt: NonNullable<StationSpec["finance"]>["debt"]): DebtPlan {
  if (debt.kind === "none") return debt;
  if (debt.kind === "share") return { ...debt, closingCost: Number(debt.closingCost) };
  return {
    kind: "sculpted",
    interestRate: debt.interestRate,
    tenorYears: debt.tenorYears,
    closingCost: Number(debt.closingCost),
    upfrontFee: debt.upfrontFee,
    maximumShare: debt.maximumShare,
    negativeCash: "unserved",
    cases: debt.cases.map(({ name, cashFactor, contractedDscr, merchantDscr }) => ({
      name,
      cashFactor,
      coverage: {
        byStream: Object.fromEntries(debt.contracted.map((id) => [id, contractedDscr])),
        otherwise: merchantDscr,
      },
    })),
  };
}

function yearlyOf(months: Float64Array | undefined, years: number): number[] {
  return yearlyLine(years, (year) =>
    (months ?? new Float64Array()).subarray((year - 1) * 12, year * 12).reduce((sum, amount) => sum + amount, 0),
  );
}
