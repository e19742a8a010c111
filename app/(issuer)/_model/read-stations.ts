import * as z from "zod";
import { apiGetAll } from "../../_api/all-pages";
import { apiGet } from "../../_api/server";
import { Simulation, type SimulationRow, Station } from "./station-shapes";

/** Runs looked through for the newest finished one. */
const RECENT_RUNS = 20;

export type StationWithRuns = {
  readonly station: Station;
  /** The newest run in whatever state, and the newest finished one. */
  readonly latest: SimulationRow | null;
  readonly finished: SimulationRow | null;
};

/** The stations of some organisations, each with its newest figures. @throws ApiError */
export async function readStationsWithRuns(orgIds: readonly string[]): Promise<readonly StationWithRuns[]> {
  const lists = await Promise.all(orgIds.map((orgId) => apiGetAll(`/stations?orgId=${orgId}`, Station)));
  return Promise.all(lists.flat().map(withRuns));
}

async function withRuns(station: Station): Promise<StationWithRuns> {
  const runs = await apiGet(
    `/stations/${station.value.id}/simulations?limit=${RECENT_RUNS}`,
    z.object({ items: z.array(Simulation) }),
  );
  const rows = runs.items.map(({ value }) => value);
  return { station, latest: rows[0] ?? null, finished: rows.find(({ state }) => state === "done") ?? null };
}
