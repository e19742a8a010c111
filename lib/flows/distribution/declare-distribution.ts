import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { post, publish, put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { proposals } from "../proposals/proposal-records";
import { requireStored } from "../require-stored";
import { issuedDeal } from "../settlement/issued-period-records";
import { distributionAccounts, distributionTransaction } from "./distribution-postings";
import {
  type DeclaredPayment,
  type DistributionRecord,
  distributions,
  periodDistributionId,
} from "./distribution-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">;

/**
 * Follows an executed proposal: what it declared stands on chain, and the coin is in the distributor. Proposals of other
 * purposes pass by. Runs again without effect.
 */
export async function declareDistribution(ports: Needs, proposalId: string): Promise<void> {
  const { value: proposal } = await requireStored(ports.book, proposals, proposalId);
  if (proposal.purpose !== "distribution" || proposal.status !== "executed" || !proposal.transactionHash) return;
  const id = periodDistributionId(proposal.dealId, proposal.subject);
  const { value: record, version } = await requireStored(ports.book, distributions, id);
  if (record.state !== "proposed" || record.proposalId !== proposalId) return;
  const declaredAt = formatInstant(ports.clock.now());
  const changed: DistributionRecord = {
    ...record,
    state: "declared",
    payments: await declaredPayments(ports, record),
    executionHash: proposal.transactionHash,
    declaredAt,
  };
  const { distribution, safe, distributor } = distributionAccounts(record.dealId);
  const total = BigInt(record.set.totalMinor);
  const posted = distributionTransaction(
    record,
    `declare_${id}`,
    `Declared for the holders of ${record.period}`,
    declaredAt,
    [
      // Coin that was in the Safe without a funding of its own is set against what was set aside here.
      [distribution, safe, record.funding ? 0n : total],
      [safe, distributor, total],
    ],
  );
  const subject = { distributionId: id, dealId: record.dealId, period: record.period };
  await commitOrFail(ports.book, [
    put(distributions, changed, version),
    ...posted.map(post),
    publish(newEvent(ports, "distribution.declared.v1", record.orgId, subject)),
  ]);
}

/** Each declaration as the chain has it. @throws Error where the executed batch did not declare what was proposed */
async function declaredPayments(ports: Needs, record: DistributionRecord): Promise<DeclaredPayment[]> {
  const { issuance } = await issuedDeal(ports, record.dealId);
  const { coupons } = ports.chain;
  return Promise.all(
    record.set.distributions.map(async ({ id, trancheId, kind, sequence, holders }) => {
      const token = issuance.tranches.find((tranche) => tranche.trancheId === trancheId)?.token ?? "";
      const { dealId, period } = record;
      const declarationId = coupons.declarationId({ dealId, token, period, kind, sequence });
      if (!(await coupons.find(declarationId))) throw new Error(`${id} is not declared on chain`);
      return { distributionId: id, declarationId, holders, paidHolders: 0, unpaidHolders: 0, paidMinor: "0" };
    }),
  );
}
