import * as z from "zod";
import { ProjectionTable } from "../../core/abs/projection/projection-table";
import { MonthlyCashFlow } from "../../core/cashflow/lines/monthly-cash-flow";

/** Everything that a deal's pages show of its projection, stored once a structuring. */
export const ProjectionFile = z.strictObject({
  poolMonths: z.array(MonthlyCashFlow),
  base: ProjectionTable,
  downside: ProjectionTable,
  downsideShockBps: z.number().int(),
  breakEvenBps: z.record(z.string(), z.number().int().nullable()),
});
export type ProjectionFile = z.infer<typeof ProjectionFile>;
