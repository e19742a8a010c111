import { HeliographError } from "../../core/errors/heliograph-error";
import { hashOf } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { derivedId } from "../../core/ids/derived-id";
import type { LedgerTransaction } from "../../core/ledger/ledger";
import { type SuspenseRelease, sumOfReleases } from "../../core/settlement/suspense-release";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { idempotencyKeyReused } from "../create-once";
import { newEvent } from "../new-event";
import { post, publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { issuedDeal, periodOf } from "./issued-period-records";
import { openPeriod, requireUndistributed } from "./open-period-records";
import { requireOpening } from "./period-opening";
import { periods } from "./settlement-records";
import { settlementAccounts } from "./statement-postings";
import { releasesOf, type SuspenseReleaseRecord, suspenseReleases } from "./suspense-release-records";

type Needs = Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage" | "storage">;

/**
 * The trustee lets cash in suspense at the opening of a period pay its senior fees and interest, as far as they would stay
 * open otherwise. It stands in the period's evidence; a statement that is attested already takes it up by an adjustment.
 * The same request again changes nothing.
 * @throws HeliographError PERIOD_OUT_OF_TURN, PERIOD_DISTRIBUTED, SUSPENSE_NOT_COVERED, IDEMPOTENCY_KEY_REUSED,
 * STATE_CHANGED
 */
export async function releaseSuspense(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string; amountMinor: string; reason: string; idempotencyKey: string },
): Promise<Stored<SuspenseReleaseRecord>> {
  const { dealId, period: name, amountMinor, reason } = input;
  const deal = await issuedDeal(ports, dealId);
  const { userId } = requireFreshRole(ports, actor, deal.entry.orgId, ["trustee"]);
  const id = derivedId("suspense-release", `${userId} ${input.idempotencyKey}`);
  const inputHash = hashOf({ dealId, period: name, amountMinor, reason });
  const known = await ports.book.get(suspenseReleases, id);
  if (known?.value.inputHash === inputHash) return known;
  if (known) throw idempotencyKeyReused();

  const issued = periodOf(deal, name);
  const { value: period, version } = await openPeriod(ports, issued);
  await requireUndistributed(ports, period);
  const { balances } = await requireOpening(ports, issued);
  const free = BigInt(balances.suspenseMinor) - sumOfReleases(await releasesOf(ports, dealId, name));
  if (BigInt(amountMinor) > free) throw notCovered(input, free);

  const releasedAt = formatInstant(ports.clock.now());
  const { currency } = issued.terms;
  const release: SuspenseRelease = { id, period: name, currency, amountMinor, reason, releasedBy: userId, releasedAt };
  const record: SuspenseReleaseRecord = { id, orgId: deal.entry.orgId, dealId, release, inputHash };
  // The period is written with it, so that two releases at once cannot both count on the same cash.
  await commitOrFail(ports.book, [
    put(suspenseReleases, record, 0),
    put(periods, { ...period, updatedAt: releasedAt }, version),
    post(releaseTransaction(dealId, release)),
    publish(newEvent(ports, "suspense.released.v1", record.orgId, { releaseId: id, dealId, period: name })),
  ]);
  return { value: record, version: 1 };
}

function releaseTransaction(dealId: string, release: SuspenseRelease): LedgerTransaction {
  const { suspense, released } = settlementAccounts(dealId);
  const { id, currency, amountMinor: minor, reason, releasedAt } = release;
  return {
    id: `suspense_release_${id}`,
    bookId: dealId,
    occurredAt: releasedAt,
    description: `Released by the trustee for ${release.period}: ${reason}`.slice(0, 500),
    evidence: id,
    postings: [{ source: suspense, destination: released, amount: { currency, minor } }],
  };
}

function notCovered({ period, amountMinor }: { period: string; amountMinor: string }, free: bigint): HeliographError {
  return new HeliographError({
    code: "SUSPENSE_NOT_COVERED",
    kind: "conflict",
    message: `${amountMinor} minor units are asked for; ${free} are in suspense at the opening of ${period} and not yet released.`,
    remedy: "Release no more than that. Cash that comes into suspense in this period can be released for the next one.",
    data: { period, freeMinor: free.toString() },
  });
}
