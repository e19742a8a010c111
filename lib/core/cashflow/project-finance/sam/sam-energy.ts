import { type YearlyLine, yearlyLine } from "../yearly-line";
import { type SamInputs, samFlag, samList, samNumber, samTable } from "./sam-inputs";

const HOURS_PER_YEAR = 8760;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** What a plant in SAM sells and buys, by year. */
export type SamEnergy = {
  /** Into the grid, and out of it (positive) [kWh]. */
  readonly soldKwh: YearlyLine;
  readonly boughtKwh: YearlyLine;
  readonly netKwh: YearlyLine;
  /** The same weighted with each hour's multiplier of the price [kWh]. */
  readonly soldWeightedKwh: YearlyLine;
  readonly boughtWeightedKwh: YearlyLine;
  /** Share of the first year's energy that is left. */
  readonly remaining: YearlyLine;
};

/** Energy by year: the first year's hours degraded, or the hours of the whole life. */
export function samEnergy(inputs: SamInputs): SamEnergy {
  const years = samNumber(inputs, "analysis_period");
  const lifetime = samFlag(inputs, "system_use_lifetime_output");
  const power = samList(inputs, "gen");
  const stepsPerHour = power.length / (HOURS_PER_YEAR * (lifetime ? years : 1));
  const multipliers = priceMultipliers(inputs);
  const degradation = samList(inputs, "degradation");
  const remaining = yearlyLine(years, (year) => {
    if (lifetime) return 1;
    if (degradation.length === 1) return (1 - (degradation[0] ?? 0) / 100) ** (year - 1);
    return year <= degradation.length ? 1 - (degradation[year - 1] ?? 0) / 100 : 0;
  });
  const yearlySum = (of: (energy: number, hourOfYear: number) => number) => {
    const steps = HOURS_PER_YEAR * stepsPerHour;
    const sumFrom = (first: number) => {
      let sum = 0;
      for (let step = 0; step < steps; step += 1) {
        sum += of((power[first + step] ?? 0) / stepsPerHour, Math.floor(step / stepsPerHour));
      }
      return sum;
    };
    const firstYear = lifetime ? 0 : sumFrom(0);
    return yearlyLine(years, (year) => (lifetime ? sumFrom((year - 1) * steps) : firstYear * (remaining[year] ?? 0)));
  };
  return {
    soldKwh: yearlySum((energy) => Math.max(0, energy)),
    boughtKwh: yearlySum((energy) => Math.max(0, -energy)),
    netKwh: yearlySum((energy) => energy),
    soldWeightedKwh: yearlySum((energy, hour) => Math.max(0, energy) * (multipliers[hour] ?? 1)),
    boughtWeightedKwh: yearlySum((energy, hour) => Math.max(0, -energy) * (multipliers[hour] ?? 1)),
    remaining,
  };
}

/** Multiplier of the price in each hour of a year that begins on a Monday: by the hour, or by period of the day and month. */
function priceMultipliers(inputs: SamInputs): readonly number[] {
  if (samFlag(inputs, "ppa_multiplier_model")) {
    const factors = samList(inputs, "dispatch_factors_ts");
    const perHour = Math.max(1, Math.floor(factors.length / HOURS_PER_YEAR));
    return Array.from({ length: HOURS_PER_YEAR }, (_, hour) => factors[hour * perHour] ?? 1);
  }
  const listed = samList(inputs, "dispatch_tod_factors");
  const factors =
    listed.length > 0
      ? listed
      : Array.from({ length: 9 }, (_, index) => samNumber(inputs, `dispatch_factor${index + 1}`, 1));
  const weekday = samTable(inputs, "dispatch_sched_weekday");
  const weekend = samTable(inputs, "dispatch_sched_weekend");
  return MONTH_DAYS.flatMap((days, month) => {
    const before = MONTH_DAYS.slice(0, month).reduce((sum, count) => sum + count, 0);
    return Array.from({ length: days * 24 }, (_, hour) => {
      const dayOfWeek = (before + Math.floor(hour / 24)) % 7;
      const period = (dayOfWeek < 5 ? weekday : weekend)[month]?.[hour % 24] ?? 1;
      return factors[period - 1] ?? 1;
    });
  });
}
