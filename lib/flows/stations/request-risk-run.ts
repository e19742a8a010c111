import { STATION_MODEL_VERSION } from "../../core/cashflow/operation/station-simulation";
import type { Json } from "../../core/evidence/canonical-json";
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
import { type RiskOrder, type RiskRunRecord, riskRuns } from "./risk-records";
import { stations } from "./station-records";

/** Orders a Monte Carlo run on the station as it stands now; the queue runs it, the record tells how far it is. */
export async function requestRiskRun(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  actor: Actor | null,
  input: { stationId: string; idempotencyKey: string; order: RiskOrder },
): Promise<Stored<RiskRunRecord>> {
  const { value: station } = await requireStored(ports.book, stations, input.stationId);
  const { userId } = requireRole(actor, station.orgId, ["issuer"]);
  const inputs = {
    modelVersion: STATION_MODEL_VERSION,
    spec: station.spec,
    weather: station.weather,
    order: input.order,
  };
  const record: RiskRunRecord = {
    id: derivedId("riskRun", `${userId} ${input.idempotencyKey}`),
    orgId: station.orgId,
    stationId: station.id,
    state: "queued",
    progress: 0,
    ...inputs,
    inputsHash: hashOf(inputs as Json),
    requestedBy: userId,
    requestedAt: formatInstant(ports.clock.now()),
    inputHash: hashOf({ stationId: input.stationId, order: input.order } as Json),
  };
  const requested = newEvent(ports, "risk-run.requested.v1", station.orgId, { riskRunId: record.id });
  const { stored } = await createOnce(ports.book, riskRuns, record, [publish(requested)]);
  return stored;
}
