import * as z from "zod";
import { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import { StationOutlook } from "./station-outlook";

/** What a deal is structured on: its pool's base case, and its stations with how their cash scatters. */
export const PoolOutlook = z.strictObject({ months: z.array(MonthlyCashFlow), stations: z.array(StationOutlook) });
export type PoolOutlook = z.infer<typeof PoolOutlook>;
