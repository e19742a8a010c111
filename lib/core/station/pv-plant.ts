import * as z from "zod";
import { ArrayModels, ExtraterrestrialModel, PvChain, SolarPositionModel } from "./pv-models";

const Share = z.number().min(0).max(1);
/** January to December. */
const MonthlyShares = z.array(Share).length(12);

/** How modules face the sky. Azimuth clockwise from north [deg]; tilt from the horizontal [deg]. */
export const Mount = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("fixed"),
    tiltDeg: z.number().min(0).max(90),
    azimuthDeg: z.number().min(0).lt(360),
  }),
  z.strictObject({
    kind: z.literal("single-axis"),
    axisTiltDeg: z.number().min(0).max(45),
    axisAzimuthDeg: z.number().min(0).lt(360),
    maximumAngleDeg: z.number().min(5).max(90),
    /** Module width over row pitch. */
    groundCoverageRatio: z.number().gt(0).max(1),
    backtrack: z.boolean(),
    /** Slope of the ground across the axes [deg], falling to the right of the axis's direction; level where it is left out. */
    crossAxisSlopeDeg: z.number().min(-45).max(45).optional(),
  }),
]);
export type Mount = z.infer<typeof Mount>;

/** DC losses as shares of 1; together 1 - product(1 - loss), as in PVWatts (NREL/TP-6A20-62641). */
export const PvLosses = z.strictObject({
  soiling: Share,
  shading: Share,
  snow: Share,
  mismatch: Share,
  wiring: Share,
  connections: Share,
  lightInducedDegradation: Share,
  nameplate: Share,
});
export type PvLosses = z.infer<typeof PvLosses>;

export const Inverter = z.strictObject({
  /** AC rating of the inverters together [kW]; production above it is clipped. */
  acPowerKw: z.number().gt(0).max(1_000_000),
  /** Nominal (not peak) efficiency at rated power. */
  efficiency: z.number().min(0.5).max(1),
});
export type Inverter = z.infer<typeof Inverter>;

/** Objects around an array that stand between it and the sky. */
export const Surroundings = z.strictObject({
  /**
   * Elevation of the horizon [deg] at bearings that share the circle equally, clockwise from north: 36 values stand 10 deg
   * apart. Below it the sun sends no beam.
   */
  horizonDeg: z.array(z.number().min(0).lt(90)).min(4).max(720).optional(),
  /** Share of the beam that is shaded in each month, and share of the soiled light, where they differ by season. */
  monthlyShading: MonthlyShares.optional(),
  monthlySoiling: MonthlyShares.optional(),
});
export type Surroundings = z.infer<typeof Surroundings>;

/** One plane of modules: a roof, a carport, a field. */
export const PvArray = z.strictObject({
  id: z.string().min(1).max(60),
  /** DC power at standard test conditions [kW]. */
  peakPowerKw: z.number().gt(0).max(1_000_000),
  mount: Mount,
  /** Change of DC power per kelvin above 25 C cell temperature [1/K], negative. */
  temperatureCoefficientPerK: z.number().min(-0.01).max(0),
  /** Faiman heat-loss factors: constant [W/(m2 K)] and per wind speed [W s/(m3 K)]. */
  faimanU0: z.number().gt(0).max(100),
  faimanU1: z.number().min(0).max(50),
  /** Ground reflectance. */
  albedo: Share,
  losses: PvLosses,
  /** Horizon, shading and soiling by month; soiling by month takes the place of the loss of that name. */
  surroundings: Surroundings.optional(),
  /** Where they differ from the house's. */
  models: ArrayModels.optional(),
  /** Its own inverters; without them it shares the plant's. */
  inverter: Inverter.optional(),
});
export type PvArray = z.infer<typeof PvArray>;

export const PvPlant = z.strictObject({
  arrays: z.array(PvArray).max(20),
  /** Inverters of all arrays that have none of their own. */
  inverter: Inverter,
  /** Share of each hour's production that is on average available (outages of plant and grid). */
  availability: Share,
  /** Yearly loss of DC power after the first year, compounding. */
  degradationPerYear: z.number().min(0).max(0.1),
  /** The house's where it is left out. */
  chain: PvChain.optional(),
  /** Where the sun stands and what it sends, where they differ from SPA and Spencer. */
  sun: z
    .strictObject({ position: SolarPositionModel.optional(), extraterrestrial: ExtraterrestrialModel.optional() })
    .optional(),
});
export type PvPlant = z.infer<typeof PvPlant>;
