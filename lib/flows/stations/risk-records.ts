import * as z from "zod";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { StationSpec } from "../../core/station/station-spec";
import { InstantIso } from "../../core/time/instant";
import { LevelDebt } from "../../core/uncertainty/debt-service";
import { UncertaintyPlan } from "../../core/uncertainty/uncertainty-plan";
import { defineCollection } from "../ports/book";
import { SIMULATION_STATES, WeatherSource } from "./station-records";

/** What a Monte Carlo run is asked for. */
export const RiskOrder = z.strictObject({
  seed: z
    .number()
    .int()
    .nonnegative()
    .max(2 ** 31),
  paths: z.number().int().min(100).max(5000),
  plan: UncertaintyPlan,
  debt: LevelDebt.nullable(),
});
export type RiskOrder = z.infer<typeof RiskOrder>;

/** One Monte Carlo run on a station as it stood; its figures live in a blob named by its hash. */
export const RiskRunRecord = z.strictObject({
  id: idSchema("riskRun"),
  orgId: idSchema("organisation"),
  stationId: idSchema("station"),
  state: z.enum(SIMULATION_STATES),
  /** 0 to 1, for whoever waits. */
  progress: z.number().min(0).max(1),
  modelVersion: z.string(),
  inputsHash: Sha256Hex,
  spec: StationSpec,
  weather: WeatherSource,
  order: RiskOrder,
  requestedBy: idSchema("user"),
  requestedAt: InstantIso,
  inputHash: Sha256Hex,
  /** MonteCarloResult as canonical JSON. */
  resultHash: Sha256Hex.optional(),
  failure: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
});
export type RiskRunRecord = z.infer<typeof RiskRunRecord>;

export const riskRuns = defineCollection<RiskRunRecord>({
  name: "risk-run",
  schema: RiskRunRecord,
  keysOf: ({ id, orgId, stationId, requestedAt }) => ({ id, orgId, parent: stationId, sort: requestedAt }),
});
