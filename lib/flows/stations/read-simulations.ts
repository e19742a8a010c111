import { StationSimulationSummary } from "../../core/cashflow/operation/station-simulation";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { STATION_READERS } from "./read-stations";
import { type SimulationRecord, simulations, stations } from "./station-records";

export async function listSimulations(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { stationId: string; page?: PageRequest },
): Promise<Page<Stored<SimulationRecord>>> {
  const { value: station } = await requireStored(ports.book, stations, input.stationId);
  requireRole(actor, station.orgId, STATION_READERS);
  return ports.book.listByParent(simulations, input.stationId, { newestFirst: true, ...input.page });
}

/** A run with its figures, once it is done. */
export async function readSimulation(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  simulationId: string,
): Promise<{ record: SimulationRecord; summary: StationSimulationSummary | null }> {
  const { value: record } = await requireStored(ports.book, simulations, simulationId);
  requireRole(actor, record.orgId, STATION_READERS);
  if (record.summaryHash === undefined) return { record, summary: null };
  const text = new TextDecoder().decode(await ports.storage.get(record.summaryHash));
  return { record, summary: StationSimulationSummary.parse(JSON.parse(text)) };
}

/** A run's tables by the names of their files, and where a record keeps each. */
const TABLE_HASHES = {
  "hourly.csv": "hourlyCsvHash",
  "monthly.csv": "monthlyCsvHash",
  "hourly.parquet": "hourlyParquetHash",
  "monthly.parquet": "monthlyParquetHash",
} as const satisfies Record<string, keyof SimulationRecord>;
export type SimulationTable = keyof typeof TABLE_HASHES;
export const SIMULATION_TABLES = Object.keys(TABLE_HASHES) as [SimulationTable, ...SimulationTable[]];

/** The hourly or monthly table as CSV or Parquet. @throws HeliographError SIMULATION_NOT_DONE */
export async function readSimulationTable(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  input: { simulationId: string; table: SimulationTable },
): Promise<Uint8Array> {
  const { value: record } = await requireStored(ports.book, simulations, input.simulationId);
  requireRole(actor, record.orgId, STATION_READERS);
  const hash = record[TABLE_HASHES[input.table]];
  if (hash !== undefined) return ports.storage.get(hash);
  throw new HeliographError({
    code: "SIMULATION_NOT_DONE",
    kind: "conflict",
    message: `This run is ${record.state}; its tables are not there.`,
    remedy: "Wait until it is done, or start another one.",
  });
}
