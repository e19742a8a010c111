import type { Actor } from "../../core/identity/actor";
import { derivedId } from "../../core/ids/derived-id";
import { distributionBatch } from "../../core/issuance/distribution-batch";
import { draftProposal, propose, type SafeProposal } from "../../core/issuance/proposal";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { nextNonce } from "../next-nonce";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { proposals } from "../proposals/proposal-records";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { issuedDeal } from "../settlement/issued-period-records";
import { type DistributionRecord, distributions, periodDistributionId } from "./distribution-records";
import { requirePayable } from "./payable-distribution";

type Needs = Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage" | "chain" | "safe">;

/**
 * Puts the payment before the Safe's owners: one batch that approves exactly the sum and declares every coupon and
 * redemption. Asked again it finds the proposal that stands; one that failed or was replaced is made anew.
 * @throws HeliographError DISTRIBUTION_NOT_ANCHORED, DISTRIBUTION_HELD
 */
export async function proposeDistribution(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string },
): Promise<Stored<SafeProposal>> {
  const deal = await issuedDeal(ports, input.dealId);
  const { userId } = requireFreshRole(ports, actor, deal.entry.orgId, ["operator", "issuer"]);
  const id = periodDistributionId(input.dealId, input.period);
  const { value: record, version } = await requireStored(ports.book, distributions, id);
  const standing =
    record.proposalId === null ? undefined : await requireStored(ports.book, proposals, record.proposalId);
  if (standing && standing.value.status !== "failed" && standing.value.status !== "replaced") return standing;
  requirePayable(record);

  const { addresses } = ports.chain;
  const calls = distributionBatch({
    ...{ dealId: input.dealId, period: input.period, currency: record.set.currency, recordIndex: record.recordIndex },
    payments: record.set.distributions.map(({ trancheId, kind, sequence, totalMinor }) => {
      const token = deal.issuance.tranches.find((tranche) => tranche.trancheId === trancheId)?.token;
      if (token === undefined) throw new Error(`${trancheId} is paid and has no token`);
      return { token, kind, sequence, amountMinor: BigInt(totalMinor) };
    }),
    contracts: addresses,
  });
  const { nonce, safeAddress, taking } = await nextNonce(ports);
  const proposal = propose(
    draftProposal({
      id: derivedId("proposal", `distribution ${id} after ${record.proposalId ?? "none"}`),
      ...{ dealId: input.dealId, orgId: record.orgId, purpose: "distribution", subject: input.period },
      ...{ livemode: ports.stage.livemode, chainId: ports.stage.chainId, safeAddress },
      ...{ multiSendCallOnly: addresses.multiSendCallOnly, nonce, calls },
      ...{ authorId: userId, createdAt: formatInstant(ports.clock.now()) },
    }),
  );
  const changed: DistributionRecord = { ...record, state: "proposed", proposalId: proposal.id };
  const subject = { proposalId: proposal.id, dealId: input.dealId };
  await commitOrFail(ports.book, [
    put(proposals, proposal, 0),
    put(distributions, changed, version),
    taking,
    publish(newEvent(ports, "proposal.made.v1", record.orgId, subject)),
  ]);
  return { value: proposal, version: 1 };
}
