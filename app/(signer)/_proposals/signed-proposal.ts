import type { Hex } from "viem";
import type { ProposalCall } from "@/lib/core/issuance/proposal";
import { safeTxHash, safeTxOf, safeTypedData } from "@/lib/core/issuance/safe-tx-hash";

/** Those parts of a proposal that its hash is made of. */
export type SignedProposal = {
  readonly chainId: number;
  readonly safeAddress: string;
  readonly multiSendCallOnly: string;
  readonly nonce: number;
  readonly calls: readonly ProposalCall[];
  readonly safeTxHash: string;
};

/** What an owner's wallet is asked to sign, from the calls themselves, and its hash. */
export function typedDataOf(proposal: SignedProposal): {
  readonly typedData: ReturnType<typeof safeTypedData>;
  readonly hash: Hex;
} {
  const { chainId, safeAddress, multiSendCallOnly, nonce, calls } = proposal;
  const safe = { chainId, address: safeAddress };
  const tx = safeTxOf({ calls, nonce: BigInt(nonce), multiSendCallOnly });
  return { typedData: safeTypedData(safe, tx), hash: safeTxHash(safe, tx) };
}
