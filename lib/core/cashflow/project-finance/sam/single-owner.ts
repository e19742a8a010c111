import { type ProjectFinance, projectFinance } from "../project-finance";
import type { DebtPlan, ProjectFinancePlan } from "../project-finance-plan";
import { presentValueOfYears, yearlyLine } from "../yearly-line";
import { samOperatingCosts } from "./sam-costs";
import { type SamEnergy, samEnergy } from "./sam-energy";
import { type SamInputs, samFlag, samList, samNumber, samYearly } from "./sam-inputs";
import { samAssets, samGrants, samJurisdictions, samProductionPayments } from "./sam-taxes";
import { priceForTargetReturn } from "./target-price";

/** A Single Owner case of SAM with SAM's names and units in the figures that it reports. */
export type SingleOwner = {
  /** Price of the first year [cent/kWh]: given, or found so that the target return is met. */
  readonly ppaCentsPerKwh: number;
  readonly lppaNominalCentsPerKwh: number | null;
  readonly lppaRealCentsPerKwh: number | null;
  readonly finance: ProjectFinance;
};

/**
 * NREL SAM's Single Owner as a configuration of `projectFinance`: an inputs file of the compute module `singleowner` in, its
 * debt, returns and levelised costs out.
 * @throws HeliographError SAM_INPUT_INVALID
 */
export function singleOwner(inputs: SamInputs): SingleOwner {
  const energy = samEnergy(inputs);
  const solves = samNumber(inputs, "ppa_soln_mode") === 0;
  const at = (cents: number) => projectFinance(singleOwnerPlan(inputs, energy, cents, solves));
  const given = (samList(inputs, "ppa_price_input")[0] ?? 0) * 100;
  const cents = solves ? priceForTargetReturn(inputs, at) : given;
  const finance = at(cents);
  const plan = singleOwnerPlan(inputs, energy, cents, solves);
  const revenue = presentValueOfYears(plan.revenue[0]?.amounts ?? [], finance.nominalDiscountRate);
  const perEnergy = (rate: number) => {
    const sold = presentValueOfYears(energy.soldKwh, rate);
    return sold === 0 ? null : (revenue / sold) * 100;
  };
  return {
    ppaCentsPerKwh: cents,
    lppaNominalCentsPerKwh: perEnergy(finance.nominalDiscountRate),
    lppaRealCentsPerKwh: perEnergy(plan.realDiscountRate),
    finance,
  };
}

/** The plan of a case at a price of the first year. @param solves the price is sought, so that a list of prices is not used */
function singleOwnerPlan(inputs: SamInputs, energy: SamEnergy, cents: number, solves: boolean): ProjectFinancePlan {
  const years = samNumber(inputs, "analysis_period");
  const inflation = samNumber(inputs, "inflation_rate") / 100;
  const prices = samList(inputs, "ppa_price_input");
  const price = yearlyLine(years, (year) =>
    !solves && prices.length > 1
      ? (prices[year - 1] ?? 0) * 100
      : cents * (1 + samNumber(inputs, "ppa_escalation") / 100) ** (year - 1),
  );
  const paid = (of: (year: number) => number) => yearlyLine(years, of);
  return {
    years,
    energyKwh: energy.soldKwh,
    revenue: [
      {
        stream: "ppa",
        amounts: paid((year) => ((price[year] ?? 0) / 100) * (energy.soldWeightedKwh[year] ?? 0)),
        onCredit: true,
      },
      {
        stream: "thermal",
        amounts: paid((year) => samList(inputs, "annual_thermal_value")[year] ?? 0),
        onCredit: true,
      },
      { stream: "curtailment", amounts: paid((year) => curtailmentPayment(inputs, energy, year)), onCredit: true },
      { stream: "capacity", amounts: paid((year) => capacityPayment(inputs, year)), onCredit: true },
    ],
    productionPayments: samProductionPayments(inputs, energy.netKwh),
    operatingCosts: samOperatingCosts(inputs, energy, solves ? [] : price),
    salvage: (samNumber(inputs, "salvage_percentage") / 100) * samNumber(inputs, "total_installed_cost"),
    plantCost: samNumber(inputs, "total_installed_cost"),
    constructionFinancing: samNumber(inputs, "construction_financing_cost"),
    otherFinancing: samNumber(inputs, "cost_other_financing"),
    grants: samGrants(inputs),
    assets: samAssets(inputs),
    jurisdictions: samJurisdictions(inputs, energy.netKwh),
    reserves: {
      interestRate: samNumber(inputs, "reserves_interest") / 100,
      operatingCostMonths: samNumber(inputs, "months_working_reserve"),
      debtServiceMonths: samNumber(inputs, "dscr_reserve_months"),
      receivablesMonths: samNumber(inputs, "months_receivables_reserve"),
      equipment: [1, 2, 3].map((number) => ({
        name: `equipment-${number}`,
        everyYears: samNumber(inputs, `equip${number}_reserve_freq`),
        cost: paid(
          (year) =>
            samNumber(inputs, `equip${number}_reserve_cost`) *
            samNumber(inputs, "system_capacity") *
            1000 *
            (1 + inflation) ** (year - 1),
        ),
      })),
    },
    debt: debtPlan(inputs),
    realDiscountRate: samNumber(inputs, "real_discount_rate") / 100,
    inflation,
  };
}

function debtPlan(inputs: SamInputs): DebtPlan {
  const terms = {
    interestRate: samNumber(inputs, "term_int_rate") / 100,
    tenorYears: samNumber(inputs, "term_tenor"),
    closingCost: samNumber(inputs, "cost_debt_closing"),
    upfrontFee: samNumber(inputs, "cost_debt_fee") / 100,
  };
  if (samNumber(inputs, "debt_option") !== 1) {
    return {
      ...terms,
      kind: "share",
      share: samNumber(inputs, "debt_percent") / 100,
      repayment: samNumber(inputs, "payment_option") === 1 ? "equal-principal" : "level",
      interestOnlyYears: samNumber(inputs, "loan_moratorium"),
    };
  }
  return {
    ...terms,
    kind: "sculpted",
    cases: [{ name: "base", cashFactor: 1, coverage: { byStream: {}, otherwise: samNumber(inputs, "dscr") } }],
    maximumShare: samFlag(inputs, "dscr_limit_debt_fraction")
      ? samNumber(inputs, "dscr_maximum_debt_fraction") / 100
      : null,
    negativeCash: "redrawn",
  };
}

function curtailmentPayment(inputs: SamInputs, energy: SamEnergy, year: number): number {
  const prices = samList(inputs, "grid_curtailment_price");
  const growth = samNumber(inputs, "grid_curtailment_price_esc") / 100;
  const possible = samFlag(inputs, "system_use_lifetime_output")
    ? lifetimeProduction(samList(inputs, "system_pre_curtailment_kwac"), inputs, year)
    : samNumber(inputs, "annual_energy_pre_curtailment_ac") * (energy.remaining[year] ?? 0);
  return Math.max(0, possible - (energy.netKwh[year] ?? 0)) * samYearly(prices, year, growth);
}

function lifetimeProduction(power: readonly number[], inputs: SamInputs, year: number): number {
  const steps = power.length / samNumber(inputs, "analysis_period");
  const sum = power.slice((year - 1) * steps, year * steps).reduce((total, value) => total + value, 0);
  return steps > 0 ? (sum * 8760) / steps : 0;
}

/** Paid for capacity: an amount, or an amount per MW of the capacity that is credited. */
function capacityPayment(inputs: SamInputs, year: number): number {
  const growth = samNumber(inputs, "cp_capacity_payment_esc") / 100;
  const amount = samYearly(samList(inputs, "cp_capacity_payment_amount"), year, growth);
  if (samNumber(inputs, "cp_capacity_payment_type") !== 0) return amount;
  const credited = samYearly(samList(inputs, "cp_capacity_credit_percent"), year, 0) / 100;
  return amount * credited * samNumber(inputs, "cp_system_nameplate");
}
