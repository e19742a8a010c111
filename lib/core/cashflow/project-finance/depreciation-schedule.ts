import { HeliographError } from "../../errors/heliograph-error";

/** Shares of the depreciable basis by year in service, the first year first. */
export type DepreciationSchedule = readonly number[];

/** MACRS, general system, half-year convention [%]: IRS Publication 946, table A-1. */
const MACRS_PERCENT = {
  3: [33.33, 44.45, 14.81, 7.41],
  5: [20, 32, 19.2, 11.52, 11.52, 5.76],
  7: [14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46],
  10: [10, 18, 14.4, 11.52, 9.22, 7.37, 6.55, 6.55, 6.56, 6.55, 3.28],
  15: [5, 9.5, 8.55, 7.7, 6.93, 6.23, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 2.95],
  20: [
    3.75, 7.219, 6.677, 6.177, 5.713, 5.285, 4.888, 4.522, 4.462, 4.461, 4.462, 4.461, 4.462, 4.461, 4.462, 4.461,
    4.462, 4.461, 4.462, 4.461, 2.231,
  ],
} as const;

export const MACRS_YEARS = [3, 5, 7, 10, 15, 20] as const;
export type MacrsYears = (typeof MACRS_YEARS)[number];

/** Straight line over 15 years, half-year convention, in the tax authority's rounding [%]: IRS Publication 946, table A-8. */
const STRAIGHT_LINE_15_PERCENT = [
  3.33, 6.67, 6.67, 6.67, 6.67, 6.67, 6.67, 6.66, 6.67, 6.66, 6.67, 6.66, 6.67, 6.66, 6.67, 3.33,
] as const;

/** Modified accelerated cost recovery with the half-year convention. */
export function macrsHalfYear(years: MacrsYears): DepreciationSchedule {
  return MACRS_PERCENT[years].map((percent) => percent / 100);
}

/** Straight line with half a year's share in the first and in the year after the last. */
export function straightLineHalfYear(years: number): DepreciationSchedule {
  if (years === 15) return STRAIGHT_LINE_15_PERCENT.map((percent) => percent / 100);
  return Array.from({ length: years + 1 }, (_, index) => (index === 0 || index === years ? 0.5 : 1) / years);
}

/** Straight line in whole years. */
export function straightLine(years: number): DepreciationSchedule {
  return Array.from({ length: years }, () => 1 / years);
}

/** A schedule of one's own. @throws HeliographError DEPRECIATION_ABOVE_BASIS when it takes more than there is */
export function customSchedule(shares: readonly number[]): DepreciationSchedule {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total > 1 + 1e-9 || shares.some((share) => share < 0)) {
    throw new HeliographError({
      code: "DEPRECIATION_ABOVE_BASIS",
      message: `The depreciation schedule adds up to ${total} of the basis.`,
      remedy: "Give shares of at least 0 that add up to 1 at most.",
      data: { total },
    });
  }
  return shares;
}
