import * as z from "zod";

/** What changes answer, as far as a page goes on with it: small, since it travels to the browser. */
export const StationChanged = z.object({ value: z.object({ id: z.string() }) });

export const SimulationOrdered = z.object({ value: z.object({ id: z.string(), stationId: z.string() }) });

/** How far a run is, for the page that waits. */
export const SimulationProgress = z.object({
  record: z.object({ state: z.enum(["queued", "running", "done", "failed"]), progress: z.number() }),
});
export type SimulationProgress = z.infer<typeof SimulationProgress>;

export const DealChanged = z.object({ value: z.object({ id: z.string() }), version: z.number().int() });

export const ProposalMade = z.object({ value: z.object({ id: z.string() }) });
