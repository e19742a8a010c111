import { describeWithReferenceData, referenceJson } from "../../../../../test/reference-data";
import { presentValue } from "../../returns/timed-flow";
import { levelisedCostByChargeRate } from "../fixed-charge-rate";
import type { SamInputs } from "./sam-inputs";
import { singleOwner } from "./single-owner";

const CASE = "sam/2022.08.08_develop_branch_PVWatts_Single_Owner_cmod_singleowner";
const LCOE = "sam/2022.08.08_develop_branch_PVWatts_LCOE_Calculator_cmod_lcoefcr";

type Outputs = Record<string, number> & Record<`cf_${string}`, number[]>;

const relative = (value: number | null | undefined, expected: number): number =>
  Math.abs(((value ?? Number.NaN) - expected) / expected);

describeWithReferenceData("SAM Single Owner, 100 MW (NREL/ssc test/input_json)", () => {
  const inputs = referenceJson<SamInputs>(`${CASE}.json`);
  const expected = referenceJson<Outputs>(`${CASE}_outputs.json`);
  const { finance, lppaNominalCentsPerKwh, lppaRealCentsPerKwh } = singleOwner(inputs);

  test("debt, NPV and levelised costs within 1e-9, IRR within 1e-6", () => {
    expect(relative(finance.debt.amount, expected.size_of_debt ?? 0)).toBeLessThan(1e-9);
    expect(relative(finance.npv, expected.project_return_aftertax_npv ?? 0)).toBeLessThan(1e-9);
    expect(relative(finance.levelisedCostNominal, (expected.lcoe_nom ?? 0) / 100)).toBeLessThan(1e-9);
    expect(relative(finance.levelisedCostReal, (expected.lcoe_real ?? 0) / 100)).toBeLessThan(1e-9);
    expect(relative(lppaNominalCentsPerKwh, expected.lppa_nom ?? 0)).toBeLessThan(1e-9);
    expect(relative(lppaRealCentsPerKwh, expected.lppa_real ?? 0)).toBeLessThan(1e-9);
    // SAM's Newton search stops at 1e-6 of its scaled present value; the root here balances the flows to 1e-12.
    const irr = finance.irr.principal ?? 0;
    expect(Math.abs(irr - (expected.project_return_aftertax_irr ?? 0) / 100)).toBeLessThan(1e-7);
    const flows = finance.returnAfterTax.map((amount, years) => ({ years, amount }));
    expect(Math.abs(presentValue(flows, irr)) / finance.equity).toBeLessThan(1e-12);
  });

  test("the price that the return asks for is the price that gave it", () => {
    const solved = singleOwner({
      ...inputs,
      ppa_soln_mode: 0,
      flip_target_percent: expected.project_return_aftertax_irr,
      flip_target_year: 25,
      ppa_soln_tolerance: 1e-9,
    });
    // The target is what SAM found, itself exact to 1.4e-6 percent.
    expect(solved.ppaCentsPerKwh).toBeCloseTo(4.3, 6);
  });

  test("an input that is not what SAM exports is refused", () => {
    expect(() => singleOwner({ ...inputs, gen: "flat" })).toThrow("gen");
    expect(() => singleOwner({ ...inputs, dscr: [1.3, 1.4] })).toThrow("dscr");
  });

  test("every yearly line that makes them", () => {
    const [state, federal] = finance.jurisdictions;
    const lines: [string, readonly number[] | undefined, number][] = [
      ["cf_total_revenue", finance.revenue, 1],
      ["cf_operating_expenses", finance.operatingCost, 1],
      ["cf_ebitda", finance.ebitda, 1],
      ["cf_reserve_total", finance.reserveBalance, 1],
      ["cf_reserve_interest", finance.reserveInterest, 1],
      ["cf_cash_for_ds", finance.debt.cashForDebtService, 1],
      ["cf_debt_balance", finance.debt.loan.balance, 1],
      ["cf_debt_payment_interest", finance.debt.loan.interest, 1],
      ["cf_debt_payment_principal", finance.debt.loan.principal, 1],
      ["cf_stadepr_total", state?.depreciation, 1],
      ["cf_feddepr_total", federal?.depreciation, 1],
      ["cf_statax_income_with_incentives", state?.taxableIncome, 1],
      ["cf_fedtax_income_with_incentives", federal?.taxableIncome, 1],
      ["cf_statax", state?.tax, -1],
      ["cf_fedtax", federal?.tax, -1],
      ["cf_ptc_fed", federal?.productionCredit, 1],
      ["cf_project_return_pretax", finance.returnBeforeTax, 1],
      ["cf_project_return_aftertax", finance.returnAfterTax, 1],
      ["cf_annual_costs", finance.annualCost, 1],
    ];
    for (const [name, line, sign] of lines) {
      const sam = expected[name as `cf_${string}`];
      expect(sam).toBeDefined();
      for (const [year, amount] of (sam ?? []).entries()) {
        const difference = Math.abs(sign * (line?.[year] ?? Number.NaN) - amount);
        // To the hundredth of a cent on lines of up to a hundred million.
        if (!(difference < 1e-4)) throw new Error(`${name}, year ${year}: ${line?.[year]} is not ${amount}`);
      }
    }
    expect(relative(finance.totalCost, expected.cost_installed ?? 0)).toBeLessThan(1e-12);
    expect(relative(finance.equity, expected.size_of_equity ?? 0)).toBeLessThan(1e-12);
    expect(relative(finance.debt.minimumDscr, expected.min_dscr ?? 0)).toBeLessThan(1e-12);
  });
});

describeWithReferenceData("SAM LCOE calculator (NREL/ssc test/input_json)", () => {
  test("exactly", () => {
    const inputs = referenceJson<Record<string, number>>(`${LCOE}.json`);
    const { lcoe_fcr } = referenceJson<Record<string, number>>(`${LCOE}_outputs.json`);
    expect(
      levelisedCostByChargeRate({
        capitalCost: inputs.capital_cost ?? 0,
        fixedOperatingCost: inputs.fixed_operating_cost ?? 0,
        variableOperatingCostPerKwh: inputs.variable_operating_cost ?? 0,
        fixedChargeRate: inputs.fixed_charge_rate ?? 0,
        annualEnergyKwh: inputs.annual_energy ?? 0,
      }),
    ).toBe(lcoe_fcr);
  });
});
