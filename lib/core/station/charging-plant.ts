import * as z from "zod";

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
});
export type ChargerGroup = z.infer<typeof ChargerGroup>;

/** A positive quantity with mean and standard deviation, log-normally distributed; deviation 0 makes it a constant. */
export const PositiveQuantity = z.strictObject({
  mean: z.number().gt(0).max(100_000),
  standardDeviation: z.number().min(0).max(100_000),
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
});
export type ChargingPlant = z.infer<typeof ChargingPlant>;
