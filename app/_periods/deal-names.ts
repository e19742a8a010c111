import type { DealTerms, TrancheClass } from "@/lib/core/deal/terms";

/** How the pages name what a deal's documents know by id; an id that the terms do not hold names itself. */
export type DealNames = {
  station(stationId: string): string;
  tranche(trancheId: string): string;
  trancheClass(trancheId: string): TrancheClass | undefined;
};

export function dealNames({ pool, tranches }: Pick<DealTerms, "pool" | "tranches">): DealNames {
  const stations = new Map(pool.map(({ stationId, stationName }) => [stationId, stationName]));
  const notes = new Map(tranches.map((tranche) => [tranche.id, tranche]));
  return {
    station: (stationId) => stations.get(stationId) ?? stationId,
    tranche: (trancheId) => notes.get(trancheId)?.name ?? trancheId,
    trancheClass: (trancheId) => notes.get(trancheId)?.class,
  };
}
