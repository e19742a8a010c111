import type { Entitlement } from "../../core/distribution/distribution";
import { isHeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { coinUnitsPerMinor } from "../../core/money/currency";
import { formatInstant, type Instant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { post, publish, put, type Stored } from "../ports/book";
import type { CouponPayment } from "../ports/chain";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { issuedDeal } from "../settlement/issued-period-records";
import { distributionAccounts, distributionTransaction } from "./distribution-postings";
import {
  type DeclaredPayment,
  type DistributionRecord,
  distributions,
  periodDistributionId,
  readEntitlements,
} from "./distribution-records";
import { recordCoupons } from "./record-coupons";

/** Holders in one transaction: about 60 000 gas each. */
const HOLDERS_MAX = 50;

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "chain">;

/**
 * Follows a declared distribution: pays every holder of record in batches, each named by its place, so that a repeat after
 * any crash sends nothing twice. A payment that fails stays claimable and is shown; it stops nobody else's.
 */
export async function payDistribution(ports: Needs, id: string): Promise<void> {
  const { value: record } = await requireStored(ports.book, distributions, id);
  if (record.state !== "declared") return;
  const entitlements = await readEntitlements(ports, record);
  for (const { distributionId, declarationId } of record.payments) {
    const holders = holdersOf(entitlements, distributionId);
    for (let start = 0; start < holders.length; start += HOLDERS_MAX) {
      const key = `pay_${distributionId}_${start / HOLDERS_MAX + 1}`;
      await ports.chain.coupons.payBatch(key, declarationId, holders.slice(start, start + HOLDERS_MAX));
    }
  }
  await settle(ports, id);
}

/**
 * Tries the payments that had failed once more, and takes in what holders have claimed by themselves meanwhile.
 * @throws HeliographError as `requireRole`
 */
export async function repeatPayments(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string },
): Promise<Stored<DistributionRecord>> {
  const id = periodDistributionId(input.dealId, input.period);
  const stored = await requireStored(ports.book, distributions, id);
  const { value: record, version } = stored;
  requireRole(actor, record.orgId, ["operator"]);
  const open = record.payments.filter(({ unpaidHolders }) => unpaidHolders > 0);
  if (record.state !== "paid" || open.length === 0) return stored;
  const entitlements = await readEntitlements(ports, record);
  for (const { distributionId, declarationId } of open) {
    const states = await Promise.all(
      holdersOf(entitlements, distributionId).map(async (holder) => ({
        holder,
        state: await ports.chain.coupons.payoutState(declarationId, holder),
      })),
    );
    const unpaid = states.filter(({ state }) => state === "unpaid").map(({ holder }) => holder);
    for (let start = 0; start < unpaid.length; start += HOLDERS_MAX) {
      const key = `repay_${distributionId}_${version}_${start / HOLDERS_MAX + 1}`;
      await ports.chain.coupons.payBatch(key, declarationId, unpaid.slice(start, start + HOLDERS_MAX));
    }
  }
  return settle(ports, id);
}

/** Books what the chain says was paid: a coupon and a posting for each holder, then the distribution's own state. */
async function settle(ports: Needs, id: string): Promise<Stored<DistributionRecord>> {
  const { value: record, version } = await requireStored(ports.book, distributions, id);
  const deal = await issuedDeal(ports, record.dealId);
  const entitlements = await readEntitlements(ports, record);
  const payments: DeclaredPayment[] = [];
  for (const payment of record.payments) {
    const own = entitlements.filter(({ distributionId }) => distributionId === payment.distributionId);
    const outcomes = outcomesOf(record, own, await ports.chain.coupons.payments(payment.declarationId));
    await recordCoupons(ports, { deal, record, distributionId: payment.distributionId, entitlements: own, outcomes });
    const paid = own.filter(
      ({ holder, amountMinor }) => amountMinor === "0" || outcomes.get(holder.toLowerCase())?.paid,
    );
    payments.push({
      ...payment,
      paidHolders: paid.length,
      unpaidHolders: own.length - paid.length,
      paidMinor: paid.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n).toString(),
    });
    await sweepDust(ports, record, payment);
  }
  const paidAt = record.paidAt ?? formatInstant(ports.clock.now());
  const changed: DistributionRecord = { ...record, state: "paid", payments, paidAt };
  const subject = { distributionId: id, dealId: record.dealId, period: record.period };
  await commitOrFail(ports.book, [
    put(distributions, changed, version),
    ...(record.state === "paid" ? [] : [publish(newEvent(ports, "distribution.paid.v1", record.orgId, subject))]),
  ]);
  return { value: changed, version: version + 1 };
}

/** The last word of the chain on each holder. @throws Error should the chain pay another amount than was computed */
function outcomesOf(
  record: DistributionRecord,
  own: readonly Entitlement[],
  events: readonly CouponPayment[],
): ReadonlyMap<string, CouponPayment> {
  const unitsPerMinor = coinUnitsPerMinor(record.set.currency);
  const due = new Map(own.map(({ holder, amountMinor }) => [holder.toLowerCase(), BigInt(amountMinor)]));
  const outcomes = new Map<string, CouponPayment>();
  for (const event of events) {
    const holder = event.holder.toLowerCase();
    const minor = due.get(holder);
    if (minor === undefined || minor * unitsPerMinor !== event.coinUnits) {
      throw new Error(`the chain gives ${event.holder} ${event.coinUnits} units, computed were ${minor ?? 0n} minor`);
    }
    if (!outcomes.get(holder)?.paid) outcomes.set(holder, event);
  }
  return outcomes;
}

/** What rounding has left over goes back to the Safe. */
async function sweepDust(ports: Needs, record: DistributionRecord, payment: DeclaredPayment): Promise<void> {
  const { distributionId, declarationId } = payment;
  const dust = BigInt(record.set.distributions.find((set) => set.id === distributionId)?.dustMinor ?? "0");
  if (dust === 0n) return;
  const sweptAt = formatInstant(await sweep(ports, distributionId, declarationId));
  const { distributor, safe } = distributionAccounts(record.dealId);
  const [transaction] = distributionTransaction(
    record,
    `dust_${distributionId}`,
    "Left over by rounding, back into the Safe",
    sweptAt,
    [[distributor, safe, dust]],
  );
  const outcome = transaction ? await ports.book.commit([post(transaction)]) : { ok: true };
  if (!outcome.ok && "refusal" in outcome && outcome.refusal !== "ALREADY_DONE") {
    throw new Error(`the dust of ${distributionId} could not be posted: ${outcome.refusal}`);
  }
}

/** Anybody may sweep; where somebody else has, the dust is in the Safe just as well. */
async function sweep(ports: Needs, distributionId: string, declarationId: string): Promise<Instant> {
  try {
    return (await ports.chain.coupons.sweepDust(`dust_${distributionId}`, declarationId)).blockTime;
  } catch (error) {
    if (isHeliographError(error) && error.data.reason === "DustAlreadySwept") return ports.clock.now();
    throw error;
  }
}

function holdersOf(entitlements: readonly Entitlement[], distributionId: string): string[] {
  return entitlements.filter((own) => own.distributionId === distributionId).map(({ holder }) => holder);
}
