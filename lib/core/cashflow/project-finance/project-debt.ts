import { type LoanSchedule, loanOfService, serviceOfUnitLoan } from "./loan-schedule";
import type { DebtPlan, ProjectFinancePlan } from "./project-finance-plan";
import { forwardReserve, type ReserveAccount } from "./reserve-accounts";
import { cashByStream, serviceAllowed } from "./sculpted-debt";
import { inYear, type YearlyLine, yearlyLine } from "./yearly-line";

export type DebtResult = {
  readonly amount: number;
  /** Debt that each case of sculpting alone would allow, before it is held to its greatest share; none of another kind. */
  readonly byCase: readonly { readonly name: string; readonly amount: number }[];
  /** Fee and closing cost, paid at the close. */
  readonly cost: number;
  readonly upfrontFee: number;
  readonly loan: LoanSchedule;
  readonly serviceReserve: ReserveAccount;
  /** After operating costs, reserves for equipment and receivables, before tax; 0 after the tenor. */
  readonly cashForDebtService: YearlyLine;
  /** Cash over service, in the years that have service. */
  readonly dscr: readonly { readonly year: number; readonly ratio: number }[];
  readonly minimumDscr: number | null;
};

type TermDebt = Exclude<DebtPlan, { kind: "none" }>;
type TermCases = Extract<TermDebt, { kind: "sculpted" }>["cases"];

/**
 * Size and schedule of a project's debt.
 * @param cash for debt service by year; at the close, what receivables must be financed with
 * @param costBeforeDebt the plant and its financing with first reserves, less grants, before anything that depends on the debt
 */
export function debtOf(plan: ProjectFinancePlan, cash: YearlyLine, costBeforeDebt: number): DebtResult {
  const { years, debt, reserves } = plan;
  if (debt.kind === "none") {
    const none = yearlyLine(years, () => 0);
    return {
      amount: 0,
      byCase: [],
      cost: 0,
      upfrontFee: 0,
      loan: { interest: none, principal: none, service: none, balance: none },
      serviceReserve: { balance: none, funded: none, released: none },
      cashForDebtService: none,
      dscr: [],
      minimumDscr: null,
    };
  }
  const cashForDebtService = yearlyLine(
    years,
    (year) => (year <= debt.tenorYears ? inYear(cash, year) : 0),
    inYear(cash, 0),
  );
  const { amount, byCase, service } =
    debt.kind === "sculpted"
      ? sculptedService(plan, debt, cashForDebtService, costBeforeDebt)
      : { ...sharedService(plan, debt, costBeforeDebt), byCase: [] };
  const loan = loanOfService(amount, debt.interestRate, service, debt.tenorYears);
  const dscr = loan.service.flatMap((due, year) =>
    due === 0 ? [] : [{ year, ratio: inYear(cashForDebtService, year) / due }],
  );
  const upfrontFee = amount * debt.upfrontFee;
  return {
    amount,
    byCase,
    cost: upfrontFee + debt.closingCost,
    upfrontFee,
    loan,
    serviceReserve: forwardReserve(loan.service, reserves.debtServiceMonths, Math.min(debt.tenorYears, years)),
    cashForDebtService,
    dscr,
    minimumDscr: dscr.length === 0 ? null : Math.min(...dscr.map(({ ratio }) => ratio)),
  };
}

/** Service that follows the cash of each year at its coverage, and the debt that it repays. */
function sculptedService(
  plan: ProjectFinancePlan,
  debt: Extract<TermDebt, { kind: "sculpted" }>,
  cash: YearlyLine,
  costBeforeDebt: number,
): Pick<DebtResult, "amount" | "byCase"> & { service: number[] } {
  const allowedIn = (year: number, cases: TermCases) => {
    const revenue = Object.fromEntries(plan.revenue.map(({ stream, amounts }) => [stream, inYear(amounts, year)]));
    const parts = cashByStream(inYear(cash, year), revenue);
    const least = Math.min(...cases.map((one) => serviceAllowed(parts, one)));
    return debt.negativeCash === "redrawn" ? least : Math.max(0, least);
  };
  const serviceOf = (cases: TermCases) =>
    yearlyLine(plan.years, (year) => (year <= debt.tenorYears ? allowedIn(year, cases) : 0), allowedIn(0, cases));
  // Receivables at the close are discounted with the first year, as SAM does.
  const repaidBy = (service: readonly number[]) =>
    service.reduce((sum, due, year) => sum + due / (1 + debt.interestRate) ** Math.max(1, year), 0);
  const service = serviceOf(debt.cases);
  const amount = repaidBy(service);
  const byCase = debt.cases.map((one) => ({ name: one.name, amount: repaidBy(serviceOf([one])) }));
  if (debt.maximumShare === null) return { amount, byCase, service };
  const estimate = costBeforeDebt + debt.closingCost + plan.plantCost * debt.upfrontFee;
  const most = estimate * debt.maximumShare;
  if (amount >= 0 && amount <= most) return { amount, byCase, service };
  const share = amount > 0 ? most / amount : 0;
  return { amount: amount * share, byCase, service: service.map((due) => due * share) };
}

/**
 * A loan over a share of the cost, which holds the first filling of its own service reserve and its fee:
 * loan = share x (1 + share x fee) x (cost + reserve), reserve = months / 12 x first year's service.
 */
function sharedService(
  plan: ProjectFinancePlan,
  debt: Extract<TermDebt, { kind: "share" }>,
  costBeforeDebt: number,
): { amount: number; service: number[] } {
  const unit = serviceOfUnitLoan(plan.years, debt);
  const factor = debt.share * (1 + debt.share * debt.upfrontFee);
  const reservePerUnit = (plan.reserves.debtServiceMonths / 12) * inYear(unit, 1);
  const amount =
    debt.tenorYears === 0 ? 0 : (factor * (costBeforeDebt + debt.closingCost)) / (1 - factor * reservePerUnit);
  return { amount, service: unit.map((due) => due * amount) };
}
