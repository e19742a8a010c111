import {
  customSchedule,
  type DepreciationSchedule,
  macrsHalfYear,
  straightLineHalfYear,
} from "../depreciation-schedule";
import type { AssetClass, InvestmentGrant, ProductionPayment, TaxJurisdiction } from "../project-finance-plan";
import { type YearlyLine, yearlyLine } from "../yearly-line";
import { type SamInputs, samFlag, samList, samNumber, samYearly } from "./sam-inputs";

/** SAM's two jurisdictions, in the order in which they tax. */
const STATE = "sta";
const FEDERAL = "fed";
const JURISDICTIONS = [STATE, FEDERAL] as const;
/** Who grants: federal, state, utility, others. */
const GRANTORS = ["fed", "sta", "uti", "oth"] as const;
/** SAM's asset classes, in the order of its option for renewed equipment. */
const CLASSES = ["macrs_5", "macrs_15", "sl_5", "sl_15", "sl_20", "sl_39", "custom"] as const;

const taxing = (inputs: SamInputs, prefix: string, suffix: string): string[] =>
  JURISDICTIONS.filter((jurisdiction) => samFlag(inputs, `${prefix}_${suffix}_${jurisdiction}`));

function scheduleOf(inputs: SamInputs, name: (typeof CLASSES)[number]): DepreciationSchedule {
  switch (name) {
    case "macrs_5":
      return macrsHalfYear(5);
    case "macrs_15":
      return macrsHalfYear(15);
    case "sl_5":
      return straightLineHalfYear(5);
    case "sl_15":
      return straightLineHalfYear(15);
    case "sl_20":
      return straightLineHalfYear(20);
    case "sl_39":
      return straightLineHalfYear(39);
    case "custom":
      return customSchedule(samList(inputs, "depr_custom_schedule").map((percent) => percent / 100));
    default:
      return name satisfies never;
  }
}

export function samAssets(inputs: SamInputs): AssetClass[] {
  return CLASSES.map((name) => ({
    name,
    share: samNumber(inputs, `depr_alloc_${name}_percent`) / 100,
    schedule: scheduleOf(inputs, name),
  }));
}

/** Investment-based and capacity-based incentives. */
export function samGrants(inputs: SamInputs): InvestmentGrant[] {
  const plantCost = samNumber(inputs, "total_installed_cost");
  const capacityW = samNumber(inputs, "system_capacity") * 1000;
  const within = (amount: number, maximum: string) =>
    Math.min(amount, samNumber(inputs, maximum, Number.POSITIVE_INFINITY));
  return GRANTORS.flatMap((grantor) =>
    [
      { name: `ibi_${grantor}_amount`, amount: samNumber(inputs, `ibi_${grantor}_amount`) },
      {
        name: `ibi_${grantor}_percent`,
        amount: within(
          (samNumber(inputs, `ibi_${grantor}_percent`) / 100) * plantCost,
          `ibi_${grantor}_percent_maxvalue`,
        ),
      },
      {
        name: `cbi_${grantor}`,
        amount: within(capacityW * samNumber(inputs, `cbi_${grantor}_amount`), `cbi_${grantor}_maxvalue`),
      },
    ].map((grant) => ({
      ...grant,
      taxedIn: taxing(inputs, grant.name, "tax"),
      lowersBasisIn: taxing(inputs, grant.name, "deprbas"),
    })),
  ).filter(({ amount }) => amount !== 0);
}

/** Production-based incentives, paid for each kWh. */
export function samProductionPayments(inputs: SamInputs, energyKwh: YearlyLine): ProductionPayment[] {
  return GRANTORS.map((grantor) => ({
    name: `pbi_${grantor}`,
    amounts: perKwh(inputs, `pbi_${grantor}`, energyKwh, (rate) => rate),
    servesDebt: samFlag(inputs, `pbi_${grantor}_for_ds`),
    taxedIn: taxing(inputs, `pbi_${grantor}`, "tax"),
  })).filter(({ amounts }) => amounts.some((amount) => amount !== 0));
}

/** State tax before federal tax, each with its depreciation and credits; losses are used at once by the owner. */
export function samJurisdictions(inputs: SamInputs, energyKwh: YearlyLine): TaxJurisdiction[] {
  const years = samNumber(inputs, "analysis_period");
  return JURISDICTIONS.map((name) => {
    const rates = samList(inputs, name === STATE ? "state_tax_rate" : "federal_tax_rate");
    const maxima = samList(inputs, `itc_${name}_percent_maxvalue`);
    return {
      name,
      rates: yearlyLine(years, (year) => samYearly(rates, year, 0) / 100),
      losses: "refunded",
      bonus: Object.fromEntries(
        CLASSES.map((asset) => [
          asset,
          samFlag(inputs, `depr_bonus_${name}_${asset}`) ? samNumber(inputs, `depr_bonus_${name}`) / 100 : 0,
        ]),
      ),
      grantsLower: samNumber(inputs, `depr_${name}bas_method`) === 0 ? "first-class" : "all-classes",
      renewalSchedule: scheduleOf(inputs, CLASSES[samNumber(inputs, `equip_reserve_depr_${name}`)] ?? "macrs_5"),
      investmentCredit: {
        shares: yearlyLine(years, (year) => (samList(inputs, `itc_${name}_percent`)[year - 1] ?? 0) / 100),
        maxima: yearlyLine(years, (year) => samYearly(maxima, year, 0)),
        amounts: yearlyLine(years, (year) => samList(inputs, `itc_${name}_amount`)[year - 1] ?? 0),
        qualifies: CLASSES.filter((asset) => samFlag(inputs, `depr_itc_${name}_${asset}`)),
        shareLowersBasisIn: taxing(inputs, `itc_${name}_percent`, "deprbas"),
        amountLowersBasisIn: taxing(inputs, `itc_${name}_amount`, "deprbas"),
      },
      productionCredit: perKwh(inputs, `ptc_${name}`, energyKwh, roundedToMill),
    };
  });
}

/** A payment by the kWh for a term: one rate that grows, or a list of rates. */
function perKwh(inputs: SamInputs, name: string, energyKwh: YearlyLine, rounded: (rate: number) => number): number[] {
  const years = samNumber(inputs, "analysis_period");
  const rates = samList(inputs, `${name}_amount`);
  const growth = samNumber(inputs, `${name}_escal`) / 100;
  const term = samNumber(inputs, `${name}_term`);
  return yearlyLine(years, (year) => {
    const energy = energyKwh[year] ?? 0;
    if (rates.length > 1) return (rates[year - 1] ?? 0) * energy;
    return year <= term ? energy * rounded((rates[0] ?? 0) * (1 + growth) ** (year - 1)) : 0;
  });
}

/** To the nearest tenth of a cent per kWh, as the production credit is published: 26 USC 45(b)(2), IRS Notice 2010-37. */
function roundedToMill(ratePerKwh: number): number {
  return Math.floor(1000 * ratePerKwh + 0.5) / 1000;
}
