import { paidFrom } from "../../core/abs/waterfall/paid-from";
import type { TransferJson, WaterfallResultJson } from "../../core/abs/waterfall/waterfall-result-json";
import { EXTERNAL_PREFIX, type LedgerTransaction, type Posting } from "../../core/ledger/ledger";
import type { DistributionRecord } from "./distribution-records";

const POSTINGS_MAX = 40;

/** Accounts of a deal that a distribution passes through. */
export function distributionAccounts(dealId: string) {
  return {
    collection: `${dealId}:collection`,
    reserve: `${dealId}:reserve`,
    liquidity: `${dealId}:liquidity`,
    maintenance: `${dealId}:maintenance`,
    /** Kept back while a trigger is breached. */
    trap: `${dealId}:trap`,
    suspense: `${dealId}:suspense`,
    /** Out of suspense, for senior fees and interest of the period. */
    released: `${dealId}:suspense-released`,
    /** Of proceeds, for principal. */
    prepayment: `${dealId}:prepayment`,
    /** Set aside for the holders. */
    distribution: `${dealId}:distribution`,
    /** Set aside, and held by the trustee. */
    held: `${dealId}:distribution-held`,
    /** Paid to tokens that do not circulate: it stays with the deal. */
    retained: `${dealId}:retained`,
    /** Coin in the Safe, and in the distributor until a holder has it. */
    safe: `${dealId}:safe`,
    distributor: `${dealId}:distributor`,
    payable: (payee: string) => `${dealId}:payable:${payee}`.slice(0, 200),
    tranche: (trancheId: string) => `${dealId}:tranche:${trancheId}`,
    holder: (address: string) => `${EXTERNAL_PREFIX}holder:${address}`,
  } as const;
}

type Movement = readonly [source: string, destination: string, minor: bigint];

/**
 * Every transfer of the waterfall; what a tranche got goes on to its holders, or stays with the deal. What was released of
 * suspense and not needed goes back there.
 */
export function waterfallTransactions(
  record: DistributionRecord,
  waterfall: WaterfallResultJson,
  releasedMinor: string,
  occurredAt: string,
): LedgerTransaction[] {
  const accounts = distributionAccounts(record.dealId);
  const movements: Movement[] = waterfall.transfers.map((transfer) => [
    transfer.from === "suspense" ? accounts.released : accounts[transfer.from],
    targetOf(record.dealId, transfer),
    BigInt(transfer.amountMinor),
  ]);
  movements.push([accounts.released, accounts.suspense, BigInt(releasedMinor) - paidFrom("suspense", waterfall)]);
  const byTranche = new Map<string, bigint>();
  for (const { to, amountMinor } of waterfall.transfers) {
    if (to.type === "tranche") {
      byTranche.set(to.trancheId, (byTranche.get(to.trancheId) ?? 0n) + BigInt(amountMinor));
    }
  }
  for (const [trancheId, minor] of byTranche) {
    const declared = record.set.distributions
      .filter((distribution) => distribution.trancheId === trancheId)
      .reduce((sum, { totalMinor }) => sum + BigInt(totalMinor), 0n);
    movements.push([accounts.tranche(trancheId), accounts.distribution, declared]);
    movements.push([accounts.tranche(trancheId), accounts.retained, minor - declared]);
  }
  const postings = postingsOf(record, movements);
  const count = Math.ceil(postings.length / POSTINGS_MAX);
  return Array.from({ length: count }, (_, part) => ({
    ...fact(record, `waterfall_${record.id}_${part + 1}`, `Waterfall of ${record.period}`, occurredAt),
    postings: postings.slice(part * POSTINGS_MAX, (part + 1) * POSTINGS_MAX),
  }));
}

/** One movement of the distribution, once forever by its id; none where nothing moves. */
export function distributionTransaction(
  record: DistributionRecord,
  id: string,
  description: string,
  occurredAt: string,
  movements: readonly Movement[],
): LedgerTransaction[] {
  const postings = postingsOf(record, movements);
  return postings.length === 0 ? [] : [{ ...fact(record, id, description, occurredAt), postings }];
}

function fact(record: DistributionRecord, id: string, description: string, occurredAt: string) {
  return { id, bookId: record.dealId, occurredAt, description, evidence: record.distributionHash };
}

function postingsOf({ set }: DistributionRecord, movements: readonly Movement[]): Posting[] {
  return movements.flatMap(([source, destination, minor]) =>
    minor > 0n ? [{ source, destination, amount: { currency: set.currency, minor: minor.toString() } }] : [],
  );
}

function targetOf(dealId: string, { to }: TransferJson): string {
  const accounts = distributionAccounts(dealId);
  switch (to.type) {
    case "payee":
      return accounts.payable(to.payee);
    case "tranche":
      return accounts.tranche(to.trancheId);
    case "account":
      return accounts[to.account];
    default:
      return to satisfies never;
  }
}
