import { isInGrace } from "../../core/enforcement/default-rules";
import type { DefaultsView } from "../../core/enforcement/defaults-view";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Ports } from "../ports/ports";
import { issuedDeal } from "../settlement/issued-period-records";
import { PERIOD_READERS } from "../settlement/settlement-records";
import { defaultsOf } from "./default-records";

/** A deal's events of default, for everybody who may read its periods. */
export async function readDefaults(
  ports: Pick<Ports, "book" | "clock">,
  actor: Actor | null,
  dealId: string,
): Promise<DefaultsView> {
  const { entry, terms } = await issuedDeal(ports, dealId);
  requireRole(actor, entry.orgId, PERIOD_READERS);
  const now = ports.clock.now();
  const declared = (await defaultsOf(ports, dealId)).map((record) => record.declared);
  return {
    named: terms.disclosure?.eventsOfDefault ?? [],
    acceleration: terms.disclosure?.acceleration ?? null,
    hasEnforcementPriority: terms.enforcementWaterfall !== undefined,
    enforcedFrom: declared.find(({ acceleration }) => acceleration)?.acceleration?.fromPeriod ?? null,
    items: declared.map((one) => ({ declared: one, inGrace: isInGrace(terms, one.notice, now) })),
  };
}
