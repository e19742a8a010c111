import type { DefaultCure } from "../../core/enforcement/declared-default";
import { requireCurable } from "../../core/enforcement/default-rules";
import type { Actor } from "../../core/identity/actor";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { issuedDeal } from "../settlement/issued-period-records";
import { type DefaultRecord, defaults } from "./default-records";

/**
 * The trustee states that a default was made good within its grace, with the hash of what shows it. Said again it changes
 * nothing. @throws HeliographError DEFAULT_SETTLED, GRACE_OVER, STATE_CHANGED
 */
export async function cureDefault(
  ports: Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage">,
  actor: Actor | null,
  { defaultId, reason, evidence }: Pick<DefaultCure, "reason" | "evidence"> & { readonly defaultId: string },
): Promise<Stored<DefaultRecord>> {
  const stored = await requireStored(ports.book, defaults, defaultId);
  const { value: record, version } = stored;
  const { userId } = requireFreshRole(ports, actor, record.orgId, ["trustee"]);
  const { declared, dealId, orgId } = record;
  if (declared.cure?.evidence === evidence && declared.cure.reason === reason) return stored;
  const { terms } = await issuedDeal(ports, dealId);
  const now = ports.clock.now();
  requireCurable(terms, declared, now);
  const cure: DefaultCure = { reason, evidence, curedBy: userId, curedAt: formatInstant(now) };
  const changed: DefaultRecord = { ...record, declared: { ...declared, cure } };
  await commitOrFail(ports.book, [
    put(defaults, changed, version),
    publish(newEvent(ports, "default.cured.v1", orgId, { defaultId, dealId })),
  ]);
  return { value: changed, version: version + 1 };
}
