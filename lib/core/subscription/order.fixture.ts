import type { Availability } from "./availability";
import type { Order } from "./order";
import type { PaymentMethod } from "./payment-event";
import { draftOrder } from "./place-order";

export const NOW = Date.parse("2026-11-02T12:00:00Z");
const ULID = "01JBQZ3W5K6M7N8P9QRSTVWXYZ";

/** An order that has passed its check: one token costs 1.00 USD. */
export function eligibleOrder({ tokens, method }: { tokens: number; method: PaymentMethod }): Order {
  return draftOrder(
    {
      id: `ord_${ULID}`,
      orgId: `org_${ULID}`,
      dealId: `deal_${ULID}`,
      offeringId: `ofr_${ULID}`,
      trancheId: `trn_${ULID}`,
      investorId: `usr_${ULID}`,
      walletAddress: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
      livemode: false,
      chainId: 31_337,
      tokens,
      due: { currency: "USD", minor: BigInt(tokens) * 100n },
      method,
    },
    [],
    NOW,
  );
}

export function freshAvailability(offeredTokens: number): Availability {
  return {
    orgId: `org_${ULID}`,
    offeringId: `ofr_${ULID}`,
    trancheId: `trn_${ULID}`,
    offeredTokens,
    reservedTokens: 0,
    deliveredTokens: 0,
  };
}
