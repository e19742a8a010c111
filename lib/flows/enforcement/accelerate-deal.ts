import type { Acceleration } from "../../core/enforcement/declared-default";
import { accelerationPeriod } from "../../core/enforcement/default-rules";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { issuedDeal, periodOf } from "../settlement/issued-period-records";
import { openPeriod } from "../settlement/open-period-records";
import { periods } from "../settlement/settlement-records";
import { type DefaultRecord, defaults, defaultsOf } from "./default-records";

/**
 * The trustee accelerates the deal on a default whose grace is over: from the next statement on the priority of enforcement
 * runs, and all principal is due. It is evidence of that period, so that anybody computes the same; the ledger is not
 * touched. It cannot be taken back; said again it changes nothing.
 * @throws HeliographError those of `accelerationPeriod`, DEAL_ENFORCED, STATE_CHANGED
 */
export async function accelerateDeal(
  ports: Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage">,
  actor: Actor | null,
  input: { readonly defaultId: string } & Pick<Acceleration, "reason" | "direction">,
): Promise<Stored<DefaultRecord>> {
  const { defaultId, reason, direction } = input;
  const stored = await requireStored(ports.book, defaults, defaultId);
  const { value: record, version } = stored;
  const { userId } = requireFreshRole(ports, actor, record.orgId, ["trustee"]);
  const { declared, dealId, orgId } = record;
  if (declared.acceleration?.reason === reason && declared.acceleration.direction === direction) return stored;
  await requireNotEnforced(ports, dealId);
  const deal = await issuedDeal(ports, dealId);
  const now = ports.clock.now();
  const { period: fromPeriod } = accelerationPeriod(deal.terms, declared, direction, now);
  const acceleratedAt = formatInstant(now);
  const acceleration: Acceleration = {
    ...{ fromPeriod, reason, ...(direction !== undefined && { direction }) },
    ...{ acceleratedBy: userId, acceleratedAt },
  };
  const changed: DefaultRecord = { ...record, declared: { ...declared, acceleration } };
  const period = await openPeriod(ports, periodOf(deal, fromPeriod));
  // The period is written with it, so that no statement of it can be made at the same moment without it.
  await commitOrFail(ports.book, [
    put(defaults, changed, version),
    put(periods, { ...period.value, updatedAt: acceleratedAt }, period.version),
    publish(newEvent(ports, "deal.accelerated.v1", orgId, { defaultId, dealId, period: fromPeriod })),
  ]);
  return { value: changed, version: version + 1 };
}

async function requireNotEnforced(ports: Pick<Ports, "book">, dealId: string): Promise<void> {
  const earlier = (await defaultsOf(ports, dealId)).find(({ declared }) => declared.acceleration !== undefined);
  if (!earlier) return;
  throw new HeliographError({
    code: "DEAL_ENFORCED",
    kind: "conflict",
    message: `The deal is accelerated already, from ${earlier.declared.acceleration?.fromPeriod} on.`,
    remedy: "Nothing more is needed: the priority of enforcement runs.",
    data: { dealId, defaultId: earlier.id },
  });
}
