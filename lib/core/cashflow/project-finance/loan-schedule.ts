import { inYear, type YearlyLine, yearlyLine } from "./yearly-line";

/** A loan by year: interest on the balance before, principal, and the balance after. */
export type LoanSchedule = {
  readonly interest: YearlyLine;
  readonly principal: YearlyLine;
  readonly service: YearlyLine;
  readonly balance: YearlyLine;
};

/** The loan whose service is given for the years of its tenor. */
export function loanOfService(
  debt: number,
  interestRate: number,
  service: YearlyLine,
  tenorYears: number,
): LoanSchedule {
  const years = service.length - 1;
  const balance = [debt];
  const interest = [0];
  const principal = [0];
  for (let year = 1; year <= years; year += 1) {
    const before = inYear(balance, year - 1);
    const due = year <= tenorYears ? before * interestRate : 0;
    const paid = year <= tenorYears ? inYear(service, year) - due : 0;
    interest.push(due);
    principal.push(paid);
    balance.push(before - paid);
  }
  return {
    interest,
    principal,
    service: yearlyLine(years, (year) => inYear(interest, year) + inYear(principal, year)),
    balance,
  };
}

/** What a loan of 1 pays each year: level, or in equal principal; interest alone in the years before. */
export function serviceOfUnitLoan(
  years: number,
  terms: {
    readonly interestRate: number;
    readonly tenorYears: number;
    readonly interestOnlyYears: number;
    readonly repayment: "level" | "equal-principal";
  },
): number[] {
  const { interestRate, tenorYears, interestOnlyYears, repayment } = terms;
  const paying = tenorYears - interestOnlyYears;
  const level = interestRate === 0 ? 1 / paying : interestRate / (1 - (1 + interestRate) ** -paying);
  return yearlyLine(years, (year) => {
    if (year > tenorYears) return 0;
    if (year <= interestOnlyYears || paying <= 0) return interestRate;
    if (repayment === "level") return level;
    return 1 / paying + interestRate * (1 - (year - interestOnlyYears - 1) / paying);
  });
}
