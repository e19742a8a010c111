import { type RatesOfReturn, ratesOfReturn } from "../returns/rate-of-return";
import { taxBases } from "./depreciable-basis";
import { type DebtResult, debtOf } from "./project-debt";
import type { ProjectFinancePlan } from "./project-finance-plan";
import { type JurisdictionResult, jurisdictionTaxes } from "./project-tax";
import { equipmentReserve, forwardReserve, type ReserveAccount } from "./reserve-accounts";
import { inYear, presentValueOfYears, sumOfLines, type YearlyLine, yearlyLine } from "./yearly-line";

/** A project's money from the close to its end, by year, and what the owner gets of it. Costs and payments are positive. */
export type ProjectFinance = {
  readonly debt: DebtResult;
  readonly equity: number;
  /** The plant, its financing, fees and first reserves, less grants. */
  readonly totalCost: number;
  readonly financingCost: number;
  readonly revenue: YearlyLine;
  readonly operatingCost: YearlyLine;
  /** Revenue less operating costs, before interest, tax and depreciation. */
  readonly ebitda: YearlyLine;
  readonly reserveInterest: YearlyLine;
  readonly reserveBalance: YearlyLine;
  readonly jurisdictions: readonly JurisdictionResult[];
  /** What the owner pays in (negative, at the close) and gets out, before and after tax and its credits. */
  readonly returnBeforeTax: YearlyLine;
  readonly returnAfterTax: YearlyLine;
  /** All that the owner pays for the energy, net of what is not its price: the numerator of levelised cost, negative. */
  readonly annualCost: YearlyLine;
  readonly nominalDiscountRate: number;
  readonly npv: number;
  readonly irr: RatesOfReturn;
  readonly irrBeforeTax: RatesOfReturn;
  /** Cost of a unit of energy over the life, in nominal terms and at the prices of the close [currency/kWh]. */
  readonly levelisedCostNominal: number | null;
  readonly levelisedCostReal: number | null;
};

/**
 * Project finance by year, from plant cost to the owner's return after tax: revenue, operating costs, reserves, debt, depreciation,
 * taxes in their order, credits. NREL's Single Owner is one configuration of it.
 * @see SAM's Single Owner financial model (NREL/ssc cmod_singleowner), whose definitions of NPV, LCOE and reserves are used
 */
export function projectFinance(plan: ProjectFinancePlan): ProjectFinance {
  const { years, reserves } = plan;
  const serving = plan.productionPayments.filter(({ servesDebt }) => servesDebt).map(({ amounts }) => amounts);
  const revenue = sumOfLines(years, [
    ...plan.revenue.map(({ amounts }) => amounts),
    ...serving,
    yearlyLine(years, (year) => (year === years ? plan.salvage : 0)),
  ]);
  const operatingCost = sumOfLines(
    years,
    plan.operatingCosts.map(({ amounts }) => amounts),
  );
  const ebitda = yearlyLine(years, (year) => inYear(revenue, year) - inYear(operatingCost, year));
  const onCredit = sumOfLines(
    years,
    plan.revenue.filter((line) => line.onCredit).map(({ amounts }) => amounts),
  );
  const operating = forwardReserve(operatingCost, reserves.operatingCostMonths, years);
  const receivables = forwardReserve(onCredit, reserves.receivablesMonths, years);
  const equipment = reserves.equipment.map(equipmentReserve);
  const grants = plan.grants.reduce((sum, { amount }) => sum + amount, 0);
  const costBeforeDebt =
    plan.plantCost + plan.constructionFinancing + plan.otherFinancing + inYear(operating.funded, 0) - grants;
  const cashForDebtService = yearlyLine(
    years,
    (year) =>
      inYear(ebitda, year) -
      equipment.reduce((sum, { funded }) => sum + inYear(funded, year), 0) -
      inYear(receivables.funded, year),
    -inYear(receivables.funded, 0),
  );
  const debt = debtOf(plan, cashForDebtService, costBeforeDebt);
  const accounts: readonly ReserveAccount[] = [debt.serviceReserve, operating, receivables, ...equipment];
  const reserveBalance = sumOfLines(
    years,
    accounts.map(({ balance }) => balance),
  );
  const reserveInterest = yearlyLine(years, (year) => reserves.interestRate * inYear(reserveBalance, year - 1));
  const firstReserves = accounts.reduce((sum, { funded }) => sum + inYear(funded, 0), 0);
  const financingCost = plan.constructionFinancing + plan.otherFinancing + debt.cost + firstReserves;
  const totalCost = plan.plantCost + financingCost - grants;
  const equity = totalCost - debt.amount;

  const jurisdictions = jurisdictionTaxes(plan, {
    beforeDepreciation: yearlyLine(
      years,
      (year) => inYear(ebitda, year) + inYear(reserveInterest, year) - inYear(debt.loan.interest, year),
    ),
    bases: taxBases(
      years,
      plan.plantCost + plan.constructionFinancing + plan.otherFinancing,
      plan.assets,
      plan.grants,
      plan.jurisdictions,
    ),
    renewals: sumOfLines(
      years,
      equipment.map(({ released }) => released),
    ),
  });
  const taxes = sumOfLines(
    years,
    jurisdictions.map(({ tax }) => tax),
  );
  const credits = sumOfLines(
    years,
    jurisdictions.flatMap(({ investmentCredit, productionCredit }) => [investmentCredit, productionCredit]),
  );
  const toOwner = sumOfLines(
    years,
    plan.productionPayments.filter(({ servesDebt }) => !servesDebt).map(({ amounts }) => amounts),
  );
  const returned = sumOfLines(
    years,
    [debt.serviceReserve, operating, receivables].map(({ released }) => released),
  );
  const funded = sumOfLines(
    years,
    accounts.map((account) => account.funded),
  );
  const returnBeforeTax = yearlyLine(
    years,
    (year) =>
      inYear(ebitda, year) +
      inYear(reserveInterest, year) +
      inYear(toOwner, year) +
      inYear(returned, year) -
      inYear(funded, year) -
      inYear(debt.loan.service, year),
    -equity,
  );
  const returnAfterTax = yearlyLine(
    years,
    (year) => inYear(returnBeforeTax, year) + inYear(credits, year) - inYear(taxes, year),
    -equity,
  );
  const payments = sumOfLines(
    years,
    plan.productionPayments.map(({ amounts }) => amounts),
  );
  // As SAM defines it: receivables given back in the last year are no cost that was saved.
  const annualCost = yearlyLine(
    years,
    (year) =>
      inYear(payments, year) +
      inYear(credits, year) -
      inYear(taxes, year) -
      inYear(debt.loan.service, year) -
      inYear(operatingCost, year) -
      inYear(funded, year) +
      inYear(reserveInterest, year) +
      inYear(debt.serviceReserve.released, year) +
      inYear(operating.released, year) +
      (year === years ? plan.salvage : 0),
    -equity,
  );
  const nominalDiscountRate = (1 + plan.realDiscountRate) * (1 + plan.inflation) - 1;
  const costs = -(presentValueOfYears(annualCost, nominalDiscountRate) + inYear(annualCost, 0));
  const perEnergy = (rate: number) => {
    const energy = presentValueOfYears(plan.energyKwh, rate);
    return energy === 0 ? null : costs / energy;
  };
  return {
    debt,
    equity,
    totalCost,
    financingCost,
    revenue,
    operatingCost,
    ebitda,
    reserveInterest,
    reserveBalance,
    jurisdictions,
    returnBeforeTax,
    returnAfterTax,
    annualCost,
    nominalDiscountRate,
    npv: presentValueOfYears(returnAfterTax, nominalDiscountRate) + inYear(returnAfterTax, 0),
    irr: ratesOf(returnAfterTax),
    irrBeforeTax: ratesOf(returnBeforeTax),
    levelisedCostNominal: perEnergy(nominalDiscountRate),
    levelisedCostReal: perEnergy(plan.realDiscountRate),
  };
}

function ratesOf(line: YearlyLine): RatesOfReturn {
  return ratesOfReturn(line.map((amount, years) => ({ years, amount })));
}
