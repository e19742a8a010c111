import * as z from "zod";
import { STATION_MODEL_VERSION } from "../cashflow/operation/station-simulation";
import { Currency } from "../money/currency";
import { LevelDebt } from "./debt-service";
import { Exceedance } from "./exceedance";
import { RISK_FACTORS, UncertaintyPlan } from "./uncertainty-plan";

const Figure = z.number();

/** A quantity of the first year, the yearly mean of the first ten, and of the whole life. */
export const ExceedanceByPeriod = z.strictObject({ oneYear: Exceedance, tenYears: Exceedance, life: Exceedance });
export type ExceedanceByPeriod = z.infer<typeof ExceedanceByPeriod>;

const ByYear = z.array(Figure);

/** What is exceeded by some, half and most of the paths, by year of operation. Runs from before they were told have no P75, P95 and P99. */
export const Fan = z.strictObject({
  p10: ByYear,
  p50: ByYear,
  p75: ByYear.optional(),
  p90: ByYear,
  p95: ByYear.optional(),
  p99: ByYear.optional(),
});
export type Fan = z.infer<typeof Fan>;

/** The yearly mean CFADS over the life with one factor's life mean exceeded with 90 % and 10 %, the others at their median. */
export const TornadoBar = z.strictObject({ factor: z.enum(RISK_FACTORS), atP90: Figure, atP10: Figure });
export type TornadoBar = z.infer<typeof TornadoBar>;

/** P50 and P90 of the yearly mean CFADS over the life after some paths, each with its standard error. */
export const ConvergencePoint = z.strictObject({
  paths: z.number().int(),
  p50: Figure,
  p50Error: Figure,
  p90: Figure,
  p90Error: Figure,
});
export type ConvergencePoint = z.infer<typeof ConvergencePoint>;

/** What a Monte Carlo run tells. Energy in kWh a year, money in major units of the currency a year. */
export const MonteCarloResult = z.strictObject({
  modelVersion: z.literal(STATION_MODEL_VERSION),
  currency: Currency,
  seed: z.number().int().nonnegative(),
  paths: z.number().int().positive(),
  plan: UncertaintyPlan,
  debt: LevelDebt.nullable(),
  /** The grid that was dispatched hour by hour, between whose nodes the paths lie. */
  grid: z.strictObject({
    dcLevels: z.array(Figure),
    arrivalLevels: z.array(Figure),
    storageCapacityShares: z.array(Figure),
    operatingYears: z.array(z.number().int()),
    hourlyYears: z.number().int(),
  }),
  pvEnergy: ExceedanceByPeriod,
  chargedEnergy: ExceedanceByPeriod,
  cfads: ExceedanceByPeriod,
  /** CFADS over debt service, of the sums of both; `lowest` is that of the worst year of the tenor. Null without debt. */
  dscr: z.strictObject({ ...ExceedanceByPeriod.shape, lowest: Exceedance }).nullable(),
  fan: z.strictObject({ pvEnergy: Fan, chargedEnergy: Fan, cfads: Fan }),
  /** Widest first. */
  tornado: z.strictObject({ median: Figure, bars: z.array(TornadoBar) }),
  convergence: z.array(ConvergencePoint),
});
export type MonteCarloResult = z.infer<typeof MonteCarloResult>;
