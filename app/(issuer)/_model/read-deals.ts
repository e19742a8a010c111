import type { SafeProposal } from "@/lib/core/issuance/proposal";
import { apiGetAll } from "../../_api/all-pages";
import { Deal, Proposal } from "./deal-shapes";

export type DealWithProposals = {
  readonly deal: Deal;
  /** Newest first. */
  readonly proposals: readonly SafeProposal[];
};

/** The deals of some organisations, newest first, each with what was put before the Safe for it. @throws ApiError */
export async function readDealsWithProposals(orgIds: readonly string[]): Promise<readonly DealWithProposals[]> {
  const lists = await Promise.all(
    orgIds.map(async (orgId) => {
      const [deals, proposals] = await Promise.all([
        apiGetAll(`/deals?orgId=${orgId}`, Deal),
        apiGetAll(`/proposals?orgId=${orgId}`, Proposal),
      ]);
      return deals.map((deal) => ({ deal, proposals: proposalsOf(proposals, deal.value.id) }));
    }),
  );
  return lists.flat();
}

export function proposalsOf(proposals: readonly Proposal[], dealId: string): readonly SafeProposal[] {
  return proposals.map(({ value }) => value).filter((proposal) => proposal.dealId === dealId);
}
