import * as z from "zod";
import { StationMetrics } from "../../core/cashflow/operation/station-simulation";
import { WEATHER_FILE_FORMATS } from "../../core/energy/weather/weather-year";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { MonthlyClimate } from "../../core/station/monthly-climate";
import { StationSpec } from "../../core/station/station-spec";
import { InstantIso } from "../../core/time/instant";
import { defineCollection } from "../ports/book";

/** Where a station's weather comes from: an uploaded file kept as it came, or twelve monthly values. */
export const WeatherSource = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("file"),
    name: z.string().min(1).max(200),
    format: z.enum(WEATHER_FILE_FORMATS),
    source: z.string().max(300),
    bytesHash: Sha256Hex,
  }),
  z.strictObject({ kind: z.literal("monthly"), climate: MonthlyClimate }),
]);
export type WeatherSource = z.infer<typeof WeatherSource>;

export const StationRecord = z.strictObject({
  id: idSchema("station"),
  orgId: idSchema("organisation"),
  spec: StationSpec,
  weather: WeatherSource,
  createdBy: idSchema("user"),
  createdAt: InstantIso,
  updatedAt: InstantIso,
  inputHash: Sha256Hex,
});
export type StationRecord = z.infer<typeof StationRecord>;

export const SIMULATION_STATES = ["queued", "running", "done", "failed"] as const;

/** One run of the model. Figures live in blobs named by their hash; `inputsHash` names what they were computed from. */
export const SimulationRecord = z.strictObject({
  id: idSchema("simulation"),
  orgId: idSchema("organisation"),
  stationId: idSchema("station"),
  state: z.enum(SIMULATION_STATES),
  /** 0 to 1, for whoever waits. */
  progress: z.number().min(0).max(1),
  seed: z.number().int().nonnegative(),
  modelVersion: z.string(),
  inputsHash: Sha256Hex,
  spec: StationSpec,
  weather: WeatherSource,
  requestedBy: idSchema("user"),
  requestedAt: InstantIso,
  inputHash: Sha256Hex,
  metrics: StationMetrics.optional(),
  capexMinor: z.string().optional(),
  /** StationSimulationSummary as canonical JSON. */
  summaryHash: Sha256Hex.optional(),
  hourlyCsvHash: Sha256Hex.optional(),
  monthlyCsvHash: Sha256Hex.optional(),
  hourlyParquetHash: Sha256Hex.optional(),
  monthlyParquetHash: Sha256Hex.optional(),
  failure: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
});
export type SimulationRecord = z.infer<typeof SimulationRecord>;

export const stations = defineCollection<StationRecord>({
  name: "station",
  schema: StationRecord,
  keysOf: ({ id, orgId, spec }) => ({ id, orgId, sort: spec.name }),
});

export const simulations = defineCollection<SimulationRecord>({
  name: "simulation",
  schema: SimulationRecord,
  keysOf: ({ id, orgId, stationId, requestedAt }) => ({ id, orgId, parent: stationId, sort: requestedAt }),
});
