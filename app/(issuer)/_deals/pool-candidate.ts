import type { PoolMember } from "@/lib/core/deal/terms";
import type { StationWithRuns } from "../_model/read-stations";

/** A station that can be pooled: it has a finished run, and that run is what the deal will stand on. */
export type PoolCandidate = {
  readonly orgId: string;
  readonly member: PoolMember;
  readonly operationStart: string;
  readonly lifeYears: number;
  readonly simulatedAt: string;
};

export function poolCandidates(stations: readonly StationWithRuns[]): readonly PoolCandidate[] {
  return stations.flatMap(({ station: { value }, finished }) => {
    if (!finished?.summaryHash) return [];
    return [
      {
        orgId: value.orgId,
        member: {
          stationId: value.id,
          stationName: value.spec.name,
          simulationId: finished.id,
          simulationHash: finished.summaryHash,
          shareBps: 10_000,
        },
        operationStart: value.spec.operationStart,
        lifeYears: value.spec.lifeYears,
        simulatedAt: finished.requestedAt,
      },
    ];
  });
}
