import * as z from "zod";
import { type MonthlyCashFlow, REVENUE_STREAMS, type RevenueStream } from "../../cashflow/lines/monthly-cash-flow";
import { YearMonth } from "../../time/local-date";
import { Fan } from "../../uncertainty/monte-carlo-result";

const MONTHS_A_YEAR = 12;

/** What a Monte Carlo run has found about a station's CFADS [minor a year]. */
export const RiskOutlook = z.strictObject({
  riskRunId: z.string(),
  paths: z.number().int().positive(),
  seed: z.number().int().nonnegative(),
  /** By year of operation. */
  cfads: Fan.pick({ p10: true, p50: true, p90: true }),
  /** Standard deviation of the yearly mean over the life. */
  lifeDeviation: z.number().nonnegative(),
  /** How far stations move together: the correlation of each factor, by what it does to CFADS. */
  sharedCorrelation: z.number().min(0).max(1),
});
export type RiskOutlook = z.infer<typeof RiskOutlook>;

const OutlookYear = z.strictObject({
  revenueMinor: z.partialRecord(z.enum(REVENUE_STREAMS), z.number()),
  cfadsMinor: z.number(),
});
type OutlookYear = z.infer<typeof OutlookYear>;

/** A station of a pool with what is known of how its cash scatters. */
export const StationOutlook = z.strictObject({
  stationId: z.string(),
  stationName: z.string(),
  shareBps: z.number().int().min(1).max(10_000),
  /** First month of operation. */
  from: YearMonth,
  /** Base case of each year of operation [minor]. */
  years: z.array(OutlookYear),
  /** Its newest finished Monte Carlo run; null where there is none. */
  risk: RiskOutlook.nullable(),
});
export type StationOutlook = z.infer<typeof StationOutlook>;

/** Revenue by stream and CFADS of whole years from the first month on; a last year that is not whole is left out. */
export function outlookYears(months: readonly MonthlyCashFlow[]): OutlookYear[] {
  return Array.from({ length: Math.floor(months.length / MONTHS_A_YEAR) }, (_, year) => {
    const revenueMinor: Partial<Record<RevenueStream, number>> = {};
    let cfadsMinor = 0;
    for (const { revenue, cfads } of months.slice(year * MONTHS_A_YEAR, (year + 1) * MONTHS_A_YEAR)) {
      for (const [stream, minor] of Object.entries(revenue) as [RevenueStream, string][])
        revenueMinor[stream] = (revenueMinor[stream] ?? 0) + Number(minor);
      cfadsMinor += Number(cfads);
    }
    return { revenueMinor, cfadsMinor };
  });
}
