import * as z from "zod";
import { DebtCase } from "@/lib/core/station/finance-plan";
import { MonteCarloResult } from "@/lib/core/uncertainty/monte-carlo-result";

const RiskRunRow = z.object({
  id: z.string(),
  stationId: z.string(),
  state: z.enum(["queued", "running", "done", "failed"]),
  progress: z.number(),
  requestedAt: z.string(),
  inputsHash: z.string(),
  order: z.object({ paths: z.number(), seed: z.number() }),
  failure: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
});

/** A Monte Carlo run in a list. */
export const RiskRun = z.object({ value: RiskRunRow });
export type RiskRun = z.infer<typeof RiskRun>;

/** A Monte Carlo run with its figures; they are there once it is done. */
export const RiskRunView = z.object({
  record: RiskRunRow,
  result: MonteCarloResult.nullable(),
  /** Cases of debt sizing that follow from the figures. */
  debtCases: z.array(DebtCase),
});

export const RiskRunOrdered = z.object({ value: z.object({ id: z.string(), stationId: z.string() }) });

/** How far a run is, for the page that waits. */
export const RiskProgress = z.object({ record: RiskRunRow.pick({ state: true, progress: true }) });
export type RiskProgress = z.infer<typeof RiskProgress>;
