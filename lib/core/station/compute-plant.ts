import * as z from "zod";

/** Edge AI compute in the station's module: a steady load that earns per accelerator hour. */
export const ComputePlant = z.strictObject({
  accelerators: z.number().int().min(0).max(10_000),
  /** Draw of one accelerator with its share of the host under full load [kW], and the share drawn when idle. */
  powerKwEach: z.number().min(0).max(10),
  idleShare: z.number().min(0).max(1),
  /** Total power over IT power (cooling and losses). */
  powerUsageEffectiveness: z.number().min(1).max(3),
  /** Share of hours sold. */
  utilisation: z.number().min(0).max(1),
  /** Share of the time that the hardware works. */
  availability: z.number().min(0).max(1),
});
export type ComputePlant = z.infer<typeof ComputePlant>;
