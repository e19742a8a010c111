import { put, type Write } from "./ports/book";
import type { Ports } from "./ports/ports";
import { safeQueues } from "./proposals/proposal-records";

/**
 * The nonce for a new proposal, and the write that takes it. A Safe executes in the order of its nonces, so two proposals
 * never share one; a nonce that the chain has passed is never given again.
 */
export async function nextNonce(
  ports: Pick<Ports, "book" | "safe">,
): Promise<{ nonce: number; safeAddress: string; taking: Write }> {
  const state = await ports.safe.state();
  const queue = await ports.book.get(safeQueues, state.address);
  const nonce = Math.max(Number(state.nonce), queue?.value.nextNonce ?? 0);
  const taking = put(safeQueues, { safeAddress: state.address, nextNonce: nonce + 1 }, queue?.version ?? 0);
  return { nonce, safeAddress: state.address, taking };
}
