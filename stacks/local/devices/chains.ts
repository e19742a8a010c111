import type { SignedEnvelope } from "../../../lib/core/metering/envelope";

/** Envelopes by device, each chain in the order given. */
export function chainsOf(envelopes: readonly SignedEnvelope[]): Map<string, SignedEnvelope[]> {
  const chains = new Map<string, SignedEnvelope[]>();
  for (const envelope of envelopes) {
    const chain = chains.get(envelope.deviceId) ?? [];
    chain.push(envelope);
    chains.set(envelope.deviceId, chain);
  }
  return chains;
}
