import * as z from "zod";

/** What a station's cash flows are uncertain about, in the order in which it is shown everywhere. */
export const RISK_FACTORS = [
  "resource",
  "weather",
  "availability",
  "demand-level",
  "demand-growth",
  "demand-year",
  "energy-price",
  "charging-price",
  "compute-price",
  "operating-cost",
  "pv-degradation",
  "storage-ageing",
] as const;
export type RiskFactor = (typeof RISK_FACTORS)[number];

/** How one factor scatters. */
const FactorSpread = z.strictObject({
  /**
   * Standard deviation: of the logarithm of the factor (about its relative spread); of the yearly rate itself for `demand-growth`
   * and `pv-degradation`; of the logarithm of the unavailable share for `availability`.
   */
  deviation: z.number().min(0).max(2),
  /** Correlation from one year to the next: 0 drawn anew each year, 1 the same for life. */
  persistence: z.number().min(0).max(1),
  /** Correlation between stations: 0 each its own, 1 the same everywhere. */
  sharedCorrelation: z.number().min(0).max(1),
});
export type FactorSpread = z.infer<typeof FactorSpread>;

/** Spread of every factor, and which factors move together within a year (Gaussian copula). */
export const UncertaintyPlan = z
  .strictObject({
    factors: z.record(z.enum(RISK_FACTORS), FactorSpread),
    correlations: z
      .array(
        z.strictObject({
          between: z.tuple([z.enum(RISK_FACTORS), z.enum(RISK_FACTORS)]),
          correlation: z.number().gt(-1).lt(1),
        }),
      )
      .max(66),
  })
  .refine(({ correlations }) => correlations.every(({ between: [a, b] }) => a !== b), {
    message: "a factor is not correlated with itself",
    path: ["correlations"],
  });
export type UncertaintyPlan = z.infer<typeof UncertaintyPlan>;

/** Spreads to begin with; "assumption" marks those that a lender's engineer should replace. */
export const DEFAULT_UNCERTAINTY: UncertaintyPlan = {
  factors: {
    // Irradiance data (about 4 %) and yield model (about 3 %) together: Reise, Mueller & Moser, Solar RRL 2 (2018) 1800137 give 5 to 8 %.
    resource: { deviation: 0.05, persistence: 1, sharedCorrelation: 0.5 },
    // Standard deviation of yearly global irradiation in the contiguous US mostly 2 to 5 %: Habte, Sengupta & Lopez, NREL/TP-6A20-67142.
    weather: { deviation: 0.03, persistence: 0, sharedCorrelation: 0.6 },
    // Assumption: a year with 2.5 % of the time lost instead of 1.5 % is one standard deviation.
    availability: { deviation: 0.5, persistence: 0.2, sharedCorrelation: 0.1 },
    // Assumption: demand of a new charging site is known to about a fifth.
    "demand-level": { deviation: 0.2, persistence: 1, sharedCorrelation: 0.3 },
    // Assumption: yearly growth to within two points.
    "demand-growth": { deviation: 0.02, persistence: 1, sharedCorrelation: 0.6 },
    // Assumption: traffic and works beside the Poisson scatter, which the model adds itself.
    "demand-year": { deviation: 0.05, persistence: 0.3, sharedCorrelation: 0.2 },
    // Yearly means of US commercial prices (EIA) scatter by some 5 to 10 % about their trend and revert over years.
    "energy-price": { deviation: 0.1, persistence: 0.8, sharedCorrelation: 0.9 },
    // Assumption: competition keeps what drivers pay within a tenth.
    "charging-price": { deviation: 0.08, persistence: 0.9, sharedCorrelation: 0.7 },
    // L40S rental, 2025: ten providers between 0.28 and 1.80 USD/h, and prices fall as hardware ages.
    "compute-price": { deviation: 0.3, persistence: 0.9, sharedCorrelation: 0.9 },
    // Assumption.
    "operating-cost": { deviation: 0.08, persistence: 0.9, sharedCorrelation: 0.5 },
    // Jordan et al., Progress in Photovoltaics 24 (2016) 978: central half of silicon systems about 0.4 points wide.
    "pv-degradation": { deviation: 0.002, persistence: 1, sharedCorrelation: 0.3 },
    // Assumption: cell-to-cell and duty scatter of capacity fade.
    "storage-ageing": { deviation: 0.15, persistence: 1, sharedCorrelation: 0.5 },
  },
  correlations: [
    // Assumption: what drivers pay follows what energy costs, in part.
    { between: ["energy-price", "charging-price"], correlation: 0.4 },
    { between: ["demand-level", "demand-growth"], correlation: 0.2 },
  ],
};
