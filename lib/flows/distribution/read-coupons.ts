import { dealStateFromJson } from "../../core/abs/waterfall/deal-state-json";
import { runWaterfall } from "../../core/abs/waterfall/waterfall";
import { type CouponTrace, type TracedPeriod, traceCoupon } from "../../core/audit/trace";
import { computeDistribution } from "../../core/distribution/distribution";
import type { Actor } from "../../core/identity/actor";
import { requireRole, requireSignedIn } from "../../core/identity/authorise";
import { waterfallInputs } from "../../core/settlement/waterfall-inputs";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { issuedDeal } from "../settlement/issued-period-records";
import { PERIOD_READERS } from "../settlement/settlement-records";
import { readEvidence, readLines, readSessions, readStatement, statements } from "../settlement/statement-records";
import {
  type CouponRecord,
  couponId,
  coupons,
  distributions,
  periodDistributionId,
  readRegister,
} from "./distribution-records";

type Needs = Pick<Ports, "book" | "storage">;

/** Coupons and redemptions of the signed-in person's wallet, newest period first; none without a wallet. */
export async function listMyCoupons(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  page: PageRequest,
): Promise<Page<Stored<CouponRecord>>> {
  const { walletAddress } = requireSignedIn(actor);
  if (walletAddress === undefined) return { items: [], cursor: null };
  return ports.book.listByParent(coupons, walletAddress.toLowerCase(), { newestFirst: true, ...page });
}

/** A coupon with the way of its cents back to the meters. */
export type TracedCoupon = { readonly coupon: CouponRecord; readonly trace: CouponTrace };

/**
 * Follows a coupon: amount, tranche, waterfall, statement lines, sessions, readings, each with its proof. The holder sees
 * only own coupons; the deal's own people and its auditor see all.
 * @throws HeliographError NOT_FOUND
 */
export async function readCouponTrace(
  ports: Needs,
  actor: Actor | null,
  input: { distributionId: string; holder: string; offset: number; limit: number },
): Promise<TracedCoupon> {
  const person = requireSignedIn(actor);
  const { value: coupon } = await requireStored(ports.book, coupons, couponId(input.distributionId, input.holder));
  const isOwn = person.walletAddress?.toLowerCase() === coupon.holder.toLowerCase();
  if (!isOwn) requireRole(actor, coupon.orgId, PERIOD_READERS);
  const period = await storedPeriod(ports, coupon.dealId, coupon.period);
  return { coupon, trace: traceCoupon(period, input.distributionId, input.holder, input) };
}

/** The period out of its stored parts: sessions are not verified again, waterfall and split are run again. */
async function storedPeriod(ports: Needs, dealId: string, period: string): Promise<TracedPeriod> {
  const { terms } = await issuedDeal(ports, dealId);
  const { value: record } = await requireStored(ports.book, distributions, periodDistributionId(dealId, period));
  const { value: stored } = await requireStored(ports.book, statements, record.statementId);
  const [statement, lines, sessions, evidence, register] = await Promise.all([
    readStatement(ports, stored),
    readLines(ports, stored),
    readSessions(ports, stored),
    readEvidence(ports, stored),
    readRegister(ports, record),
  ]);
  const opening = dealStateFromJson(stored.openingState);
  const waterfall = runWaterfall(terms, opening, waterfallInputs(terms, statement));
  return {
    statement: { statement, statementHash: stored.statementHash, lines, sessions, evidence },
    waterfall,
    distribution: computeDistribution(terms, statement, waterfall, register),
  };
}
