import * as z from "zod";
import { DecimalText } from "./charging-tariff";

export const CHARGER_KINDS = ["ac", "dc"] as const;

/** Chargers of one kind and power, one bay each. */
export const ChargerGroup = z.strictObject({
  id: z.string().min(1).max(60),
  kind: z.enum(CHARGER_KINDS),
  count: z.number().int().min(1).max(500),
  /** Rated output to one vehicle [kW]. */
  powerKw: z.number().gt(0).max(2000),
  /** Energy out to the vehicle (what the meter sells) per energy in. */
  efficiency: z.number().min(0.5).max(1),
  /** Output to all vehicles of the group together [kW], split evenly among those that charge; without it each has its rated output. */
  sharedPowerKw: z.number().gt(0).max(100_000).optional(),
});
export type ChargerGroup = z.infer<typeof ChargerGroup>;

const moments = { mean: z.number().gt(0).max(100_000), standardDeviation: z.number().min(0).max(100_000) };

/**
 * A positive quantity with mean and standard deviation; deviation 0 makes it a constant. Log-normal unless `family` says gamma;
 * with `second` a share of the drivers is of another, log-normal kind.
 */
export const PositiveQuantity = z
  .strictObject({
    ...moments,
    family: z.enum(["log-normal", "gamma"]).optional(),
    second: z.strictObject({ share: z.number().gt(0).lt(1), ...moments }).optional(),
  })
  .refine(({ family, second }) => family !== "gamma" || second === undefined, {
    message: "two kinds of drivers are both log-normal",
    path: ["second"],
  })
  .refine(({ family, mean, standardDeviation }) => family !== "gamma" || standardDeviation <= mean, {
    message: "a gamma distribution that scatters by more than its mean is not modelled",
    path: ["standardDeviation"],
  });
export type PositiveQuantity = z.infer<typeof PositiveQuantity>;

const HourWeights = z
  .array(z.number().min(0))
  .length(24)
  .refine((weights) => weights.some((weight) => weight > 0), "at least one hour needs a weight above 0");

/** Drivers who want the same kind of charger and behave alike. Arrivals are Poisson, by local clock hour. */
export const DriverGroup = z.strictObject({
  id: z.string().min(1).max(60),
  kind: z.enum(CHARGER_KINDS),
  /** Mean arrivals a day in the first year of operation, over all days of the year. */
  arrivalsPerDay: z.number().min(0).max(10_000),
  /** How arrivals spread over the hours of a working day and of a Saturday or Sunday (any scale). */
  workdayHourWeights: HourWeights,
  weekendHourWeights: HourWeights,
  /** Relative traffic Monday ... Sunday (any scale). */
  weekdayWeights: z
    .array(z.number().min(0))
    .length(7)
    .refine((weights) => weights.some((weight) => weight > 0), "at least one day needs a weight above 0"),
  /** Energy that a vehicle wants to take [kWh at the vehicle]. */
  energyKwh: PositiveQuantity,
  /** How long it can stay [minutes]; it leaves when full or when this is over. */
  dwellMinutes: PositiveQuantity,
  /** The most that the vehicle can take [kW]. */
  vehiclePowerKw: PositiveQuantity,
  /** false: it keeps its bay for the whole stay, full or not. */
  leavesWhenFull: z.boolean().optional(),
  /** Correlation of energy and stay (of the normal variates behind them). */
  stayEnergyCorrelation: z.number().gt(-1).lt(1).optional(),
});
export type DriverGroup = z.infer<typeof DriverGroup>;

export const ChargingPlant = z.strictObject({
  chargers: z.array(ChargerGroup).max(40),
  drivers: z.array(DriverGroup).max(20),
  /** A driver who finds every bay taken waits at most this long, then drives on [minutes]. */
  maximumWaitMinutes: z.number().min(0).max(240),
  /** Yearly growth of arrivals and the last year of operation in which they grow. */
  growthPerYear: z.number().min(-0.5).max(1),
  growthYears: z.number().int().min(0).max(50),
  /** Share of arrivals that find a working charger. */
  availability: z.number().min(0).max(1),
  /**
   * How arrivals follow the price: a price 10 % above the reference brings about 10 % x elasticity more (fewer, since it is below
   * 0). The reference is energy price and service fee together [per kWh] at which the arrivals above were seen.
   */
  priceResponse: z
    .strictObject({ elasticity: z.number().min(-5).max(0), referencePricePerKwh: DecimalText })
    .optional(),
});
export type ChargingPlant = z.infer<typeof ChargingPlant>;
