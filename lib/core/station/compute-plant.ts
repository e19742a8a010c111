import * as z from "zod";

const HourWeights = z
  .array(z.number().min(0))
  .length(24)
  .refine((weights) => weights.some((weight) => weight > 0), "at least one hour needs a weight above 0");

/** Cooling of the module that compute and storage share: heat above what it removes stops who comes last in the order of priority. */
const ModuleCooling = z.strictObject({
  /** Heat removed up to the rated air temperature [kW], and the share lost per kelvin above it. */
  heatKw: z.number().gt(0).max(100_000),
  ratedAirTemperatureC: z.number().min(-20).max(60),
  deratingPerK: z.number().min(0).max(1),
});
export type ModuleCooling = z.infer<typeof ModuleCooling>;

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
  /** How sold hours spread over the day (any scale; the mean stays `utilisation`, no hour above 1); without it evenly. */
  utilisationProfile: z.strictObject({ workdayHourWeights: HourWeights, weekendHourWeights: HourWeights }).optional(),
  /** Without it the heat is always removed. */
  cooling: ModuleCooling.optional(),
});
export type ComputePlant = z.infer<typeof ComputePlant>;
