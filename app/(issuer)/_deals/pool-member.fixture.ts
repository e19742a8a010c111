import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { DealStart } from "./deal-start";

/** A pool of one station, and when its deal begins. */
export const POOL_MEMBER: StructureRequest["pool"][number] = {
  stationId: `stn_${"6".repeat(26)}`,
  stationName: "Example station",
  simulationId: `sim_${"7".repeat(26)}`,
  simulationHash: "ab".repeat(32),
  shareBps: 10_000,
};

export const DEAL_START: DealStart = { closing: "2026-11-02", firstPeriod: "2026-11", months: 144 };
