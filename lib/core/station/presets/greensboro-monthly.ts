import type { MonthlyClimate } from "../monthly-climate";

/**
 * Greensboro, North Carolina (36.10 N, 79.95 W, 273 m): monthly means of NREL's typical meteorological year TMY3 723170
 * (Wilcox & Marion, NREL/TP-581-43156; public domain), computed from its hours. The clearness index is the month's global over
 * its extraterrestrial horizontal irradiation by SPA at mid-hour.
 */
export const GREENSBORO_MONTHLY: MonthlyClimate = {
  source: "NREL TMY3 723170, Greensboro Piedmont Triad International Airport",
  clearnessIndex: [0.4916, 0.4814, 0.5172, 0.5416, 0.5077, 0.5415, 0.5405, 0.5452, 0.5037, 0.521, 0.4587, 0.4986],
  meanTemperatureC: [0.33, 5.03, 11.41, 14.69, 19.03, 23.59, 25.43, 24.76, 20.08, 13.12, 10.82, 4.23],
  dailySwingC: [9.54, 9.93, 11.18, 13.16, 11.31, 10.01, 9.99, 9.52, 9.22, 10.91, 12.15, 11.52],
  windSpeedMs: [3.17, 3.67, 3.8, 3.12, 2.82, 3.05, 2.62, 2.36, 2.14, 3.08, 3.6, 3.28],
};
