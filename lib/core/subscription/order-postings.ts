import { EXTERNAL_PREFIX, type LedgerTransaction } from "../ledger/ledger";
import type { Order } from "./order";

/** Accounts of a deal that an order's money passes through. */
export function subscriptionAccounts(order: Order) {
  return {
    /** Investors' money: not the deal's until tokens are delivered for it. */
    funds: `${order.dealId}:subscription-funds`,
    refundsPayable: `${order.dealId}:refunds-payable`,
    proceeds: `${order.dealId}:proceeds`,
    /** Where the money comes from and goes back to. */
    outside: `${EXTERNAL_PREFIX}${order.method === "stablecoin" ? "chain" : "payments"}`,
    /** Claims on payers who took money back after it had been passed on. */
    reversalLosses: `${EXTERNAL_PREFIX}reversal-losses`,
  } as const;
}

export type Movement = { readonly source: string; readonly destination: string; readonly minor: bigint };

/** One ledger transaction of the order; movements of nothing are left out, and without any there is no transaction. */
export function orderTransaction(
  order: Order,
  fact: { readonly id: string; readonly occurredAt: string; readonly description: string; readonly evidence: string },
  movements: readonly Movement[],
): LedgerTransaction[] {
  const postings = movements
    .filter((movement) => movement.minor > 0n)
    .map(({ source, destination, minor }) => ({
      source,
      destination,
      amount: { currency: order.due.currency, minor: minor.toString() },
    }));
  return postings.length === 0 ? [] : [{ ...fact, bookId: order.dealId, postings }];
}
