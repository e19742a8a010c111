import * as z from "zod";

/** Twelve monthly means from which an hourly year can be made where there is no weather file. */
export const MonthlyClimate = z.strictObject({
  source: z.string().min(1).max(300),
  /** Clearness index: global horizontal over extraterrestrial horizontal irradiation of the month. */
  clearnessIndex: z.array(z.number().min(0.05).max(0.85)).length(12),
  /** Mean air temperature and mean daily swing (maximum minus minimum) [C]. */
  meanTemperatureC: z.array(z.number().min(-60).max(50)).length(12),
  dailySwingC: z.array(z.number().min(0).max(40)).length(12),
  /** Mean wind speed at 10 m [m/s]. */
  windSpeedMs: z.array(z.number().min(0).max(30)).length(12),
});
export type MonthlyClimate = z.infer<typeof MonthlyClimate>;
