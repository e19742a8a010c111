import { simulationInputs } from "../../core/cashflow/operation/simulation-inputs";
import { STATION_MODEL_VERSION } from "../../core/cashflow/operation/station-simulation";
import { hashOf } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { derivedId } from "../../core/ids/derived-id";
import { formatInstant } from "../../core/time/instant";
import { createOnce } from "../create-once";
import { newEvent } from "../new-event";
import { publish, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type SimulationRecord, simulations, stations } from "./station-records";

/** Orders a run of the model on the station as it stands now; the queue runs it, the record tells how far it is. */
export async function requestSimulation(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  actor: Actor | null,
  input: { stationId: string; idempotencyKey: string; seed: number },
): Promise<Stored<SimulationRecord>> {
  const { value: station } = await requireStored(ports.book, stations, input.stationId);
  const { userId } = requireRole(actor, station.orgId, ["issuer"]);
  const { spec, weather } = station;
  const { seed } = input;
  const record: SimulationRecord = {
    id: derivedId("simulation", `${userId} ${input.idempotencyKey}`),
    orgId: station.orgId,
    stationId: station.id,
    state: "queued",
    progress: 0,
    ...{ modelVersion: STATION_MODEL_VERSION, spec, weather, seed },
    inputsHash: hashOf(simulationInputs(spec, weather, seed)),
    requestedBy: userId,
    requestedAt: formatInstant(ports.clock.now()),
    inputHash: hashOf({ stationId: input.stationId, seed: input.seed }),
  };
  const requested = newEvent(ports, "simulation.requested.v1", station.orgId, { simulationId: record.id });
  const { stored } = await createOnce(ports.book, simulations, record, [publish(requested)]);
  return stored;
}
