import * as z from "zod";
import { StationMetrics, StationSimulationSummary } from "@/lib/core/cashflow/operation/station-simulation";
import { WEATHER_FILE_FORMATS } from "@/lib/core/energy/weather/weather-year";
import { Currency } from "@/lib/core/money/currency";
import { MonthlyClimate } from "@/lib/core/station/monthly-climate";
import { StationSpec } from "@/lib/core/station/station-spec";

const Weather = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("file"),
    name: z.string(),
    format: z.enum(WEATHER_FILE_FORMATS),
    source: z.string(),
    bytesHash: z.string(),
  }),
  z.object({ kind: z.literal("monthly"), climate: MonthlyClimate }),
]);
export type Weather = z.infer<typeof Weather>;

/** A station as its pages need it. */
export const Station = z.object({
  value: z.object({ id: z.string(), orgId: z.string(), spec: StationSpec, weather: Weather, updatedAt: z.string() }),
  version: z.number().int(),
});
export type Station = z.infer<typeof Station>;

const SimulationRow = z.object({
  id: z.string(),
  stationId: z.string(),
  state: z.enum(["queued", "running", "done", "failed"]),
  progress: z.number(),
  seed: z.number(),
  modelVersion: z.string(),
  inputsHash: z.string(),
  requestedAt: z.string(),
  spec: z.object({ name: z.string(), currency: Currency, lifeYears: z.number(), discountRate: z.number() }),
  metrics: StationMetrics.optional(),
  capexMinor: z.string().optional(),
  summaryHash: z.string().optional(),
  hourlyCsvHash: z.string().optional(),
  monthlyCsvHash: z.string().optional(),
  hourlyParquetHash: z.string().optional(),
  monthlyParquetHash: z.string().optional(),
  failure: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
});
export type SimulationRow = z.infer<typeof SimulationRow>;

/** A run in a list. */
export const Simulation = z.object({ value: SimulationRow });

/** A run with its figures; they are there once it is done. */
export const SimulationView = z.object({
  record: SimulationRow.extend({ weather: Weather, spec: StationSpec }),
  summary: StationSimulationSummary.nullable(),
});
export type SimulationView = z.infer<typeof SimulationView>;
