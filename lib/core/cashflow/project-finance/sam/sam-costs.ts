import { type YearlyLine, yearlyLine } from "../yearly-line";
import type { SamEnergy } from "./sam-energy";
import { type SamInputs, samFlag, samList, samNumber, samYearly } from "./sam-inputs";

type Cost = { readonly name: string; readonly amounts: YearlyLine };

/** Operating costs of SAM's financial models; what is energy bought at the selling price depends on that price. */
export function samOperatingCosts(inputs: SamInputs, energy: SamEnergy, price: YearlyLine): Cost[] {
  const years = samNumber(inputs, "analysis_period");
  const inflation = samNumber(inputs, "inflation_rate") / 100;
  const plantCost = samNumber(inputs, "total_installed_cost");
  /** Given a year as value or list in money of the first year; its own growth comes on top of inflation. */
  const grown = (name: string, growth: string, scale: (year: number) => number) =>
    yearlyLine(
      years,
      (year) => samYearly(samList(inputs, name), year, inflation + samNumber(inputs, growth) / 100) * scale(year),
    );
  const listed = (name: string) => {
    const list = samList(inputs, name);
    return (year: number) => (list.length === 1 ? (list[0] ?? 0) : (list[year - 1] ?? 0));
  };
  const withoutBattery = samList(inputs, "gen_without_battery");
  const producedKwh = (year: number) =>
    withoutBattery.length > 0 ? samProduction(withoutBattery, inputs, energy, year) : (energy.soldKwh[year] ?? 0);
  const costs: Cost[] = [
    { name: "om-fixed", amounts: grown("om_fixed", "om_fixed_escal", () => 1) },
    {
      name: "om-production",
      amounts: grown("om_production", "om_production_escal", (year) => producedKwh(year) / 1000),
    },
    {
      name: "om-capacity",
      amounts: grown("om_capacity", "om_capacity_escal", () => samNumber(inputs, "system_capacity")),
    },
    {
      name: "fuel",
      amounts: grown(
        "om_fuel_cost",
        "om_fuel_cost_escal",
        () => (samNumber(inputs, "system_heat_rate") / 1000) * samNumber(inputs, "annual_fuel_usage"),
      ),
    },
    ...[1, 2].map((fuel) => ({
      name: `optional-fuel-${fuel}`,
      amounts: grown(`om_opt_fuel_${fuel}_cost`, `om_opt_fuel_${fuel}_cost_escal`, () =>
        samNumber(inputs, `om_opt_fuel_${fuel}_usage`),
      ),
    })),
    { name: "land", amounts: grown("om_land_lease", "om_land_lease_escal", () => samNumber(inputs, "land_area")) },
    {
      name: "property-tax",
      amounts: yearlyLine(years, (year) => {
        const left = Math.max(0, 100 - (year - 1) * samNumber(inputs, "prop_tax_assessed_decline"));
        const assessed = plantCost * (samNumber(inputs, "prop_tax_cost_assessed_percent") / 100) * (left / 100);
        return assessed * (samNumber(inputs, "property_tax_rate") / 100);
      }),
    },
    {
      name: "insurance",
      amounts: yearlyLine(
        years,
        (year) => plantCost * (samNumber(inputs, "insurance_rate") / 100) * (1 + inflation) ** (year - 1),
      ),
    },
    { name: "electricity", amounts: electricityBill(inputs, energy, price, years) },
    {
      name: "hybrid-om",
      amounts: yearlyLine(years, (year) => samList(inputs, "cf_hybrid_om_sum")[year] ?? 0),
    },
  ];
  if (samNumber(inputs, "add_om_num_types") > 0) {
    const discharged = samFlag(inputs, "en_batt") || samFlag(inputs, "en_standalone_batt");
    const energyOf = listed("batt_annual_discharge_energy");
    costs.push(
      { name: "battery-fixed", amounts: grown("om_batt_fixed_cost", "om_fixed_escal", () => 1) },
      {
        name: "battery-variable",
        amounts: grown("om_batt_variable_cost", "om_production_escal", (year) =>
          discharged ? energyOf(year) / 1000 : 0,
        ),
      },
      {
        name: "battery-capacity",
        amounts: grown("om_batt_capacity_cost", "om_capacity_escal", () => samNumber(inputs, "om_batt_nameplate")),
      },
    );
  }
  const replacement = samNumber(inputs, "batt_replacement_option");
  if (replacement > 0 && ["en_batt", "en_standalone_batt", "en_wave_batt"].some((flag) => samFlag(inputs, flag))) {
    const renewed = samList(inputs, "batt_bank_replacement");
    const percent = samList(inputs, "batt_replacement_schedule_percent");
    const capacityKwh = samNumber(inputs, "batt_computed_bank_capacity");
    costs.push({
      name: "battery-replacement",
      amounts: grown(
        "om_batt_replacement_cost",
        "om_replacement_cost_escal",
        (year) => capacityKwh * (renewed[year - 1] ?? 0) * (replacement === 1 ? 1 : (percent[year - 1] ?? 0) / 100),
      ),
    });
  }
  if (samFlag(inputs, "system_use_recapitalization")) {
    const growth = inflation + samNumber(inputs, "system_recapitalization_escalation") / 100;
    const due = samList(inputs, "system_lifetime_recapitalize");
    costs.push({
      name: "recapitalisation",
      amounts: yearlyLine(
        years,
        (year) => (due[year - 1] ?? 0) * samNumber(inputs, "system_recapitalization_cost") * (1 + growth) ** (year - 1),
      ),
    });
  }
  return costs.filter(({ amounts }) => amounts.some((amount) => amount !== 0));
}

/** What is bought from the grid: by the utility's bill, or at the price at which the plant sells. */
function electricityBill(inputs: SamInputs, energy: SamEnergy, price: YearlyLine, years: number): number[] {
  const bill = samList(inputs, "utility_bill_w_sys");
  const atSellingPrice = !samFlag(inputs, "en_electricity_rates");
  return yearlyLine(
    years,
    (year) =>
      (bill[year] ?? 0) + (atSellingPrice ? (energy.boughtWeightedKwh[year] ?? 0) * ((price[year] ?? 0) / 100) : 0),
  );
}

function samProduction(power: readonly number[], inputs: SamInputs, energy: SamEnergy, year: number): number {
  const lifetime = samFlag(inputs, "system_use_lifetime_output");
  const steps = lifetime ? power.length / samNumber(inputs, "analysis_period") : power.length;
  const first = lifetime ? (year - 1) * steps : 0;
  let sum = 0;
  for (let step = 0; step < steps; step += 1) sum += power[first + step] ?? 0;
  return ((sum * 8760) / steps) * (energy.remaining[year] ?? 0);
}
