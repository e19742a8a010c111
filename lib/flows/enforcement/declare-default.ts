import type { DefaultNotice } from "../../core/enforcement/declared-default";
import { graceOf } from "../../core/enforcement/default-rules";
import { hashOf } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { derivedId } from "../../core/ids/derived-id";
import { formatInstant } from "../../core/time/instant";
import { createOnce } from "../create-once";
import { newEvent } from "../new-event";
import { publish, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { issuedDeal } from "../settlement/issued-period-records";
import { type DefaultRecord, defaults } from "./default-records";

export type DeclareDefaultInput = Pick<DefaultNotice, "event" | "occurredOn" | "reason" | "evidence"> & {
  readonly dealId: string;
  readonly idempotencyKey: string;
};

/**
 * The trustee declares an event of default that the terms name, with the hash of what shows it. Its grace runs from the day
 * on which it occurred; it stands in the evidence of every period until it is cured. Money does not move by it.
 * @throws HeliographError DEAL_NOT_ISSUED, EVENT_NOT_A_DEFAULT, EVENT_NOT_YET, IDEMPOTENCY_KEY_REUSED
 */
export async function declareDefault(
  ports: Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage">,
  actor: Actor | null,
  { dealId, idempotencyKey, event, occurredOn, reason, evidence }: DeclareDefaultInput,
): Promise<Stored<DefaultRecord>> {
  const { entry, terms } = await issuedDeal(ports, dealId);
  const { userId } = requireFreshRole(ports, actor, entry.orgId, ["trustee"]);
  const now = ports.clock.now();
  const id = derivedId("default", `${userId} ${idempotencyKey}`);
  const notice: DefaultNotice = {
    ...{ id, event, occurredOn, reason, evidence, ...graceOf(terms, event, occurredOn, now) },
    ...{ declaredBy: userId, declaredAt: formatInstant(now) },
  };
  const inputHash = hashOf({ dealId, event, occurredOn, reason, evidence });
  const record: DefaultRecord = { id, orgId: entry.orgId, dealId, declared: { notice }, inputHash };
  const told = newEvent(ports, "default.declared.v1", entry.orgId, { defaultId: id, dealId });
  return (await createOnce(ports.book, defaults, record, [publish(told)])).stored;
}
