import type { Entitlement } from "../../core/distribution/distribution";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { post, put, type Write } from "../ports/book";
import type { CouponPayment } from "../ports/chain";
import type { Ports } from "../ports/ports";
import type { IssuedDeal } from "../settlement/issued-period-records";
import { distributionAccounts, distributionTransaction } from "./distribution-postings";
import { type CouponRecord, couponId, coupons, type DistributionRecord } from "./distribution-records";

/** Coupons in one commit: each is a record and a posting. */
const COUPONS_MAX = 20;

type Needs = Pick<Ports, "book" | "chain">;

/** A coupon for every holder of one declaration, and a posting for each that is paid; what stands already is left. */
export async function recordCoupons(
  ports: Needs,
  input: {
    readonly deal: IssuedDeal;
    readonly record: DistributionRecord;
    readonly distributionId: string;
    readonly entitlements: readonly Entitlement[];
    /** By holder in lower case. */
    readonly outcomes: ReadonlyMap<string, CouponPayment>;
  },
): Promise<void> {
  const times = await blockTimes(ports, input.outcomes);
  for (let start = 0; start < input.entitlements.length; start += COUPONS_MAX) {
    const writes: Write[] = [];
    for (const entitlement of input.entitlements.slice(start, start + COUPONS_MAX)) {
      const outcome = input.outcomes.get(entitlement.holder.toLowerCase());
      const paidAt = outcome && times.get(outcome.transactionHash);
      const coupon = couponOf(input, entitlement, outcome, paidAt ?? null);
      const standing = await ports.book.get(coupons, coupon.id);
      if (standing?.value.state === "paid" || standing?.value.state === coupon.state) continue;
      writes.push(put(coupons, coupon, standing?.version ?? 0), ...paymentOf(input.record, coupon));
    }
    if (writes.length > 0) await commitOrFail(ports.book, writes);
  }
}

function couponOf(
  { deal, record, distributionId }: Parameters<typeof recordCoupons>[1],
  { holder, tokens, amountMinor }: Entitlement,
  outcome: CouponPayment | undefined,
  paidAt: string | null,
): CouponRecord {
  const own = record.set.distributions.find(({ id }) => id === distributionId);
  const tranche = deal.terms.tranches.find(({ id }) => id === own?.trancheId);
  if (!own || !tranche) throw new Error(`${distributionId} is of no tranche of the deal`);
  const isPaid = amountMinor === "0" || outcome?.paid === true;
  return {
    ...{ id: couponId(distributionId, holder), orgId: record.orgId, dealId: record.dealId, dealName: deal.terms.name },
    ...{ period: record.period, distributionId, trancheId: tranche.id, trancheName: tranche.name },
    ...{ symbol: tranche.symbol, kind: own.kind, holder, tokens, currency: record.set.currency, amountMinor },
    ...{ state: isPaid ? "paid" : "unpaid", paidAt: isPaid ? (paidAt ?? record.declaredAt) : null },
    transactionHash: isPaid ? (outcome?.transactionHash ?? null) : null,
  };
}

function paymentOf(record: DistributionRecord, coupon: CouponRecord): Write[] {
  if (coupon.state !== "paid") return [];
  const { distributor, holder } = distributionAccounts(record.dealId);
  const description = `${coupon.symbol} ${coupon.kind} of ${coupon.period} to ${coupon.holder}`;
  const at = coupon.paidAt ?? record.computedAt;
  return distributionTransaction(record, `coupon_${coupon.id}`, description, at, [
    [distributor, holder(coupon.holder), BigInt(coupon.amountMinor)],
  ]).map(post);
}

async function blockTimes(
  { chain }: Needs,
  outcomes: ReadonlyMap<string, CouponPayment>,
): Promise<ReadonlyMap<string, string>> {
  const hashes = [...new Set([...outcomes.values()].map(({ transactionHash }) => transactionHash))];
  const receipts = await Promise.all(hashes.map((hash) => chain.status.receipt(hash)));
  return new Map(
    receipts.flatMap((receipt) => (receipt ? [[receipt.transactionHash, formatInstant(receipt.blockTime)]] : [])),
  );
}
