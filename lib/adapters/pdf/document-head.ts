import type { Livemode } from "../../flows/ports/livemode";

/** The line across the top of a document in which anything is simulated; null where all of it is real. */
export function simulatedBand({ livemode, chainId }: Livemode): string | null {
  return livemode ? null : `SIMULATED: test money on chain ${chainId}. Not an offer, no rights, no value.`;
}
