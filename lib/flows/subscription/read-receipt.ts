import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { formatInstant } from "../../core/time/instant";
import type { Ports } from "../ports/ports";

/**
 * Whether a transaction that the person's wallet has sent is mined.
 * @throws HeliographError CHAIN_REVERTED when it failed
 */
export async function readReceipt(
  ports: Pick<Ports, "chain">,
  actor: Actor | null,
  transactionHash: string,
): Promise<{ readonly isMined: boolean; readonly minedAt: string | null }> {
  requireSignedIn(actor);
  const receipt = await ports.chain.status.receipt(transactionHash);
  return { isMined: receipt !== undefined, minedAt: receipt ? formatInstant(receipt.blockTime) : null };
}
