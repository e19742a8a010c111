import { type TrancheProgress, trancheProgress } from "../../core/abs/projection/tranche-progress";
import { updatedProjection } from "../../core/abs/projection/updated-projection";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { offerings } from "../offerings/offering-records";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { closedPeriods } from "./closed-periods";
import { deals } from "./deal-records";
import { ProjectionFile } from "./projection-file";

/**
 * How a tranche goes against the forecast that it was sold on, for those whose wallet holds it.
 * @throws HeliographError NOT_FOUND, also for who holds none of it
 */
export async function readTrancheProgress(
  ports: Pick<Ports, "book" | "storage" | "chain">,
  actor: Actor | null,
  offeringId: string,
): Promise<TrancheProgress> {
  const { walletAddress } = requireSignedIn(actor);
  const { value: offering } = await requireStored(ports.book, offerings, offeringId);
  const tokens = walletAddress ? await ports.chain.tranches.balanceOf(offering.token, walletAddress) : 0n;
  if (tokens === 0n) throw heldByOthers(offeringId);
  const { value } = await requireStored(ports.book, deals, offering.dealId);
  const { terms, projectionSummary } = value.deal;
  if (!terms || !projectionSummary) throw new Error(`the issued deal ${offering.dealId} has no terms or figures`);
  const file = new TextDecoder().decode(await ports.storage.get(offering.projectionHash));
  const { base, poolMonths } = ProjectionFile.parse(JSON.parse(file));
  const now = updatedProjection(terms, poolMonths, await closedPeriods(ports, terms));
  return trancheProgress(offering.trancheId, { summary: projectionSummary.base, table: base }, now);
}

function heldByOthers(offeringId: string): HeliographError {
  return new HeliographError({
    code: "NOT_FOUND",
    kind: "not-found",
    message: "Your wallet holds nothing of this tranche.",
    remedy: "Link the wallet that holds it, then read again.",
    data: { offeringId },
  });
}
