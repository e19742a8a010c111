import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { post, publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { distributionAccounts, distributionTransaction } from "./distribution-postings";
import { type DistributionRecord, distributions, periodDistributionId, standingHold } from "./distribution-records";

type Needs = Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage">;

/**
 * The trustee stops a distribution before it is proposed to the Safe. Held already, it changes nothing.
 * @throws HeliographError DISTRIBUTION_PROPOSED
 */
export async function holdDistribution(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string; reason: string },
): Promise<Stored<DistributionRecord>> {
  const { stored, userId } = await trusteesView(ports, actor, input);
  const { value: record, version } = stored;
  if (standingHold(record)) return stored;
  if (record.state === "proposed" || record.state === "declared" || record.state === "paid") throw proposed(record);
  const heldAt = formatInstant(ports.clock.now());
  const hold = { reason: input.reason, heldBy: userId, heldAt, releasedBy: null, releasedAt: null };
  const changed: DistributionRecord = { ...record, holds: [...record.holds, hold] };
  const { distribution, held } = distributionAccounts(record.dealId);
  return store(ports, "distribution.held.v1", changed, version, {
    ...{ id: `hold_${record.id}_${changed.holds.length}`, description: `Held by the trustee: ${input.reason}` },
    ...{ at: heldAt, source: distribution, destination: held },
  });
}

/** The trustee lets it go on. Not held, it changes nothing. */
export async function releaseDistribution(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string },
): Promise<Stored<DistributionRecord>> {
  const { stored, userId } = await trusteesView(ports, actor, input);
  const { value: record, version } = stored;
  const standing = standingHold(record);
  if (!standing) return stored;
  const releasedAt = formatInstant(ports.clock.now());
  const holds = record.holds.map((hold) => (hold === standing ? { ...hold, releasedBy: userId, releasedAt } : hold));
  const { distribution, held } = distributionAccounts(record.dealId);
  return store(ports, "distribution.released.v1", { ...record, holds }, version, {
    ...{ id: `release_${record.id}_${holds.length}`, description: "Released by the trustee" },
    ...{ at: releasedAt, source: held, destination: distribution },
  });
}

async function trusteesView(ports: Needs, actor: Actor | null, { dealId, period }: { dealId: string; period: string }) {
  const stored = await requireStored(ports.book, distributions, periodDistributionId(dealId, period));
  const { userId } = requireFreshRole(ports, actor, stored.value.orgId, ["trustee"]);
  return { stored, userId };
}

/** Money is set aside from the anchoring on; before that there is nothing to move. */
async function store(
  ports: Needs,
  type: "distribution.held.v1" | "distribution.released.v1",
  record: DistributionRecord,
  version: number,
  fact: { id: string; description: string; at: string; source: string; destination: string },
): Promise<Stored<DistributionRecord>> {
  const moved = record.anchor
    ? distributionTransaction(record, fact.id, fact.description.slice(0, 500), fact.at, [
        [fact.source, fact.destination, BigInt(record.set.totalMinor)],
      ])
    : [];
  const subject = { distributionId: record.id, dealId: record.dealId, period: record.period };
  await commitOrFail(ports.book, [
    put(distributions, record, version),
    ...moved.map(post),
    publish(newEvent(ports, type, record.orgId, subject)),
  ]);
  return { value: record, version: version + 1 };
}

function proposed({ id, state }: DistributionRecord): HeliographError {
  return new HeliographError({
    code: "DISTRIBUTION_PROPOSED",
    kind: "conflict",
    message: `The distribution is ${state}: it is in the hands of the Safe's owners.`,
    remedy: "Ask the owners not to sign it.",
    data: { distributionId: id, state },
  });
}
