import { HeliographError } from "../../../errors/heliograph-error";
import { levelisedCostByChargeRate } from "../fixed-charge-rate";
import { type SamInputs, samNumber } from "./sam-inputs";
import { singleOwner } from "./single-owner";

/** Figures and yearly lines under the names and in the units (percent, cents) of SAM's outputs. */
export type SamReport = Readonly<Record<string, number | null | readonly number[]>>;

/**
 * What this model makes of an inputs file of SAM: of the compute modules `singleowner` and `lcoefcr`.
 * @throws HeliographError SAM_MODULE_UNKNOWN for the inputs of another module
 */
export function samReport(inputs: SamInputs): SamReport {
  if ("fixed_charge_rate" in inputs) {
    const lcoe = levelisedCostByChargeRate({
      capitalCost: samNumber(inputs, "capital_cost"),
      fixedOperatingCost: samNumber(inputs, "fixed_operating_cost"),
      variableOperatingCostPerKwh: samNumber(inputs, "variable_operating_cost"),
      fixedChargeRate: samNumber(inputs, "fixed_charge_rate"),
      annualEnergyKwh: samNumber(inputs, "annual_energy"),
    });
    return { lcoe_fcr: lcoe };
  }
  if (!("ppa_soln_mode" in inputs && "gen" in inputs)) {
    throw new HeliographError({
      code: "SAM_MODULE_UNKNOWN",
      message: "These are not the inputs of SAM's Single Owner or LCOE calculator.",
      remedy: "Export the inputs of the compute module singleowner or lcoefcr.",
    });
  }
  const { finance, ppaCentsPerKwh, lppaNominalCentsPerKwh, lppaRealCentsPerKwh } = singleOwner(inputs);
  const { debt, jurisdictions } = finance;
  const percent = (rate: number | null) => (rate === null ? null : rate * 100);
  const [state, federal] = jurisdictions;
  return {
    ppa: ppaCentsPerKwh,
    size_of_debt: debt.amount,
    size_of_equity: finance.equity,
    debt_fraction: (100 * debt.amount) / finance.totalCost,
    cost_installed: finance.totalCost,
    cost_debt_upfront: debt.upfrontFee,
    min_dscr: debt.minimumDscr,
    project_return_aftertax_npv: finance.npv,
    project_return_aftertax_irr: percent(finance.irr.principal),
    lcoe_nom: percent(finance.levelisedCostNominal),
    lcoe_real: percent(finance.levelisedCostReal),
    lppa_nom: lppaNominalCentsPerKwh,
    lppa_real: lppaRealCentsPerKwh,
    cf_total_revenue: finance.revenue,
    cf_operating_expenses: finance.operatingCost,
    cf_ebitda: finance.ebitda,
    cf_cash_for_ds: debt.cashForDebtService,
    cf_debt_balance: debt.loan.balance,
    cf_debt_payment_interest: debt.loan.interest,
    cf_debt_payment_principal: debt.loan.principal,
    cf_stadepr_total: state?.depreciation ?? [],
    cf_feddepr_total: federal?.depreciation ?? [],
    cf_statax: (state?.tax ?? []).map((tax) => -tax),
    cf_fedtax: (federal?.tax ?? []).map((tax) => -tax),
    cf_annual_costs: finance.annualCost,
    cf_project_return_pretax: finance.returnBeforeTax,
    cf_project_return_aftertax: finance.returnAfterTax,
  };
}
