import * as z from "zod";
import { YearMonth } from "../../time/local-date";

/** Revenue streams that are cash, in the order in which they are shown everywhere. */
export const REVENUE_STREAMS = [
  "charging-energy",
  "charging-service",
  "export",
  "host-supply",
  "storage-subscription",
  "arbitrage",
  "grid-services",
  "ai-compute",
  "certificates",
] as const;
export type RevenueStream = (typeof REVENUE_STREAMS)[number];

/** Costs, in the order in which they are shown everywhere. */
export const COST_LINES = [
  "grid-energy",
  "demand-charge",
  "operation-maintenance",
  "insurance",
  "land",
  "payment-fees",
  "replacement",
  "decommissioning",
  "tax",
] as const;
export type CostLine = (typeof COST_LINES)[number];

/** An integer count of minor units as text; may be negative. */
export const MinorText = z.string().regex(/^-?(0|[1-9]\d{0,30})$/);

/**
 * One month of a station's or pool's cash flow, rounded half up to the minor unit per line, so that it can be published
 * and hashed. CFADS = revenue - cost: after opex and tax, before debt service, without reserve draws.
 */
export const MonthlyCashFlow = z.strictObject({
  month: YearMonth,
  revenue: z.partialRecord(z.enum(REVENUE_STREAMS), MinorText),
  cost: z.partialRecord(z.enum(COST_LINES), MinorText),
  cfads: MinorText,
});
export type MonthlyCashFlow = z.infer<typeof MonthlyCashFlow>;
