import type { Json } from "../../core/evidence/canonical-json";
import { hashOf } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { derivedId } from "../../core/ids/derived-id";
import type { MonthlyClimate } from "../../core/station/monthly-climate";
import type { StationSpec } from "../../core/station/station-spec";
import { formatInstant } from "../../core/time/instant";
import { createOnce } from "../create-once";
import { newEvent } from "../new-event";
import { publish, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { type StationRecord, stations } from "./station-records";

/** An issuer describes a station; its weather starts as twelve monthly values and may become a file. */
export async function createStation(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  actor: Actor | null,
  input: { orgId: string; idempotencyKey: string; spec: StationSpec; climate: MonthlyClimate },
): Promise<Stored<StationRecord>> {
  const { userId } = requireRole(actor, input.orgId, ["issuer"]);
  const now = formatInstant(ports.clock.now());
  const record: StationRecord = {
    id: derivedId("station", `${userId} ${input.idempotencyKey}`),
    orgId: input.orgId,
    spec: input.spec,
    weather: { kind: "monthly", climate: input.climate },
    createdBy: userId,
    createdAt: now,
    updatedAt: now,
    inputHash: hashOf({ orgId: input.orgId, spec: input.spec, climate: input.climate } as Json),
  };
  const described = newEvent(ports, "station.described.v1", input.orgId, { stationId: record.id });
  const { stored } = await createOnce(ports.book, stations, record, [publish(described)]);
  return stored;
}
