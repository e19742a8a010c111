import * as z from "zod";

/** Sky diffuse irradiance on a plane. */
export const SkyDiffuseModel = z.enum([
  "isotropic",
  "klucher",
  "hay-davies",
  "reindl",
  "king",
  "perez-1990",
  "perez-driesse",
]);
export type SkyDiffuseModel = z.infer<typeof SkyDiffuseModel>;

/** Relative air mass, which the Perez models weigh the sky's brightness with. */
export const AirMassModel = z.enum([
  "kasten-young-1989",
  "kasten-1966",
  "simple",
  "young-irvine-1967",
  "young-1994",
  "gueymard-1993",
  "pickering-2002",
]);
export type AirMassModel = z.infer<typeof AirMassModel>;

/** Extraterrestrial irradiance by the day of the year. */
export const ExtraterrestrialModel = z.enum(["spencer", "asce"]);
export type ExtraterrestrialModel = z.infer<typeof ExtraterrestrialModel>;

/** Where the sun stands. */
export const SolarPositionModel = z.enum(["spa", "ephemeris"]);
export type SolarPositionModel = z.infer<typeof SolarPositionModel>;

/** Splits global irradiance into beam and diffuse where only global is known. */
export const DecompositionModel = z.enum(["erbs", "disc", "boland"]);
export type DecompositionModel = z.infer<typeof DecompositionModel>;

/** Light lost in the cover by the angle of incidence. */
export const IncidenceModel = z.discriminatedUnion("model", [
  z.strictObject({
    model: z.literal("physical"),
    refractiveIndex: z.number().min(1).max(4),
    /** Extinction [1/m] and thickness [m] of the glass. */
    extinctionPerM: z.number().min(0).max(100),
    thicknessM: z.number().min(0).max(0.05),
    /** Refractive index of an antireflective coating, where there is one. */
    coatingIndex: z.number().min(1).max(4).optional(),
  }),
  z.strictObject({ model: z.literal("ashrae"), b0: z.number().min(0).max(0.5) }),
  z.strictObject({ model: z.literal("martin-ruiz"), angularLoss: z.number().gt(0).max(1) }),
  z.strictObject({ model: z.literal("schlick") }),
]);
export type IncidenceModel = z.infer<typeof IncidenceModel>;

/** Cell temperature; Faiman's two factors stand in the array itself. */
export const CellTemperatureModel = z.discriminatedUnion("model", [
  z.strictObject({ model: z.literal("faiman") }),
  z.strictObject({
    model: z.literal("sapm"),
    a: z.number().min(-10).max(0),
    b: z.number().min(-1).max(0),
    /** Cell above module back at 1000 W/m2 [K]. */
    deltaT: z.number().min(0).max(20),
  }),
  z.strictObject({
    model: z.literal("pvsyst"),
    uConstant: z.number().gt(0).max(100),
    uWind: z.number().min(0).max(50),
    moduleEfficiency: z.number().min(0).max(0.5),
    absorption: z.number().gt(0).max(1),
  }),
  z.strictObject({
    model: z.literal("noct-sam"),
    nominalTemperatureC: z.number().min(25).max(80),
    moduleEfficiency: z.number().min(0).max(0.5),
  }),
  z.strictObject({ model: z.literal("ross"), nominalTemperatureC: z.number().min(25).max(80) }),
  z.strictObject({ model: z.literal("fuentes"), nominalTemperatureC: z.number().min(25).max(80) }),
]);
export type CellTemperatureModel = z.infer<typeof CellTemperatureModel>;

/**
 * Models of an array where they differ from the house's: Perez 1990 with Kasten & Young's air mass, coated glass by the
 * physical model, Faiman's cell temperature.
 */
export const ArrayModels = z.strictObject({
  skyDiffuse: SkyDiffuseModel.optional(),
  airMass: AirMassModel.optional(),
  incidence: IncidenceModel.optional(),
  cellTemperature: CellTemperatureModel.optional(),
});
export type ArrayModels = z.infer<typeof ArrayModels>;

/** PVWatts' three kinds of module: crystalline silicon, high-efficiency silicon, cadmium telluride. */
export const PvwattsModule = z.enum(["standard", "premium", "thin-film"]);
export type PvwattsModule = z.infer<typeof PvwattsModule>;

/**
 * Chain that turns weather into power. `standard` is the house's, with the models of each array. The other two follow
 * NREL's calculators step by step, for comparison; they take module type and mounting in place of an array's own models.
 */
export const PvChain = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("standard") }),
  z.strictObject({ kind: z.literal("pvwatts-v5"), module: PvwattsModule, mounting: z.enum(["open-rack", "roof"]) }),
  z.strictObject({ kind: z.literal("pvwatts-v8"), module: PvwattsModule, mounting: z.enum(["open-rack", "roof"]) }),
]);
export type PvChain = z.infer<typeof PvChain>;
