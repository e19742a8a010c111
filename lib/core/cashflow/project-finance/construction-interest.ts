/** A loan that pays for construction, drawn until operation starts and then repaid from the long-term money. */
export type ConstructionLoan = {
  /** Cost of the plant in each month of construction, the first month first [currency]. */
  readonly monthlyCost: readonly number[];
  /** Share of each month's cost that is borrowed; the rest is equity. */
  readonly debtShare: number;
  /** Nominal yearly rate; a twelfth of it is charged on the balance at each month's begin and added to the loan. */
  readonly interestRate: number;
  /** Share of what is borrowed for the plant, paid at the first draw and added to the loan. */
  readonly upfrontFee: number;
};

export type ConstructionFinancing = {
  readonly interest: number;
  readonly fee: number;
  /** Loan and equity at the start of operation; together the plant, interest and fee. */
  readonly loan: number;
  readonly equity: number;
  /** Draw on the loan in each month, interest and fee left out. */
  readonly draws: readonly number[];
};

/** Interest during construction, capitalised month by month: each month's cost is drawn at its middle. */
export function financeConstruction(plan: ConstructionLoan): ConstructionFinancing {
  const draws = plan.monthlyCost.map((cost) => cost * plan.debtShare);
  const fee = draws.reduce((sum, draw) => sum + draw, 0) * plan.upfrontFee;
  const monthly = plan.interestRate / 12;
  let loan = fee;
  let interest = 0;
  for (const draw of draws) {
    const due = (loan + draw / 2) * monthly;
    interest += due;
    loan += draw + due;
  }
  const equity = plan.monthlyCost.reduce((sum, cost) => sum + cost, 0) * (1 - plan.debtShare);
  return { interest, fee, loan, equity, draws };
}
