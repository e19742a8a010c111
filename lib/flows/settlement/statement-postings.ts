import { EXTERNAL_PREFIX, type LedgerTransaction, type Posting } from "../../core/ledger/ledger";
import type { Statement } from "../../core/settlement/statement";
import type { StatementLine } from "../../core/settlement/statement-line";
import { setAsideOf } from "../../core/settlement/statement-proceeds";
import type { StatementRecord } from "./statement-records";

/** Accounts of a deal that a period's cash passes through. */
export function settlementAccounts(dealId: string) {
  return {
    collection: `${dealId}:collection`,
    vat: `${dealId}:vat`,
    thirdParties: `${dealId}:third-parties`,
    suspense: `${dealId}:suspense`,
    /** Out of suspense for senior fees and interest, as the trustee has said. */
    released: `${dealId}:suspense-released`,
    /** Of proceeds, for principal. */
    prepayment: `${dealId}:prepayment`,
    /** Paid to tokens that do not circulate: it stays with the deal. */
    retained: `${dealId}:retained`,
    /** Coin in the Safe. */
    safe: `${dealId}:safe`,
    reserve: `${dealId}:reserve`,
    proceeds: `${dealId}:proceeds`,
    payers: `${EXTERNAL_PREFIX}payers`,
    processorFees: `${EXTERNAL_PREFIX}processor-fees`,
  } as const;
}

/**
 * The period's cash as the anchored statement has labelled it: gross comes in, fees go out; VAT, money of third parties
 * and what has no evidence of quantity leave the collection account. What the period before has left comes back. What stays
 * in the account is distributable.
 */
export function statementTransaction(statement: Statement, lines: readonly StatementLine[], anchoredAt: string) {
  const { dealId, totals, opening, currency, id } = statement;
  const accounts = settlementAccounts(dealId);
  const suspense = lines.reduce((sum, line) => sum + BigInt(line.suspenseMinor), 0n);
  const movements: readonly [string, string, bigint][] = [
    [accounts.payers, accounts.collection, BigInt(totals.grossMinor)],
    [accounts.collection, accounts.processorFees, BigInt(totals.feesMinor)],
    [accounts.collection, accounts.vat, BigInt(totals.vatMinor)],
    [accounts.collection, accounts.thirdParties, BigInt(totals.thirdPartyMinor)],
    [accounts.collection, accounts.suspense, suspense],
    [accounts.collection, accounts.prepayment, setAsideOf(statement)],
    [accounts.retained, accounts.collection, BigInt(opening.retainedMinor)],
    // Coin that lies in the Safe is cash all the same: so much less has to be bought for the holders.
    [accounts.safe, accounts.collection, BigInt(opening.dustMinor)],
  ];
  const postings = movements.flatMap(([source, destination, minor]): Posting[] => {
    if (minor === 0n) return [];
    const amount = { currency, minor: (minor < 0n ? -minor : minor).toString() };
    return [minor > 0n ? { source, destination, amount } : { source: destination, destination: source, amount }];
  });
  return transactions({
    id: `statement_${id}`,
    bookId: dealId,
    occurredAt: anchoredAt,
    description: `Cash of ${statement.period}, statement version ${statement.version}`,
    evidence: id,
    postings,
  });
}

/** Takes an earlier version's transaction back, when an adjustment stands in its place. */
export function reversalOf(transaction: LedgerTransaction, anchoredAt: string): LedgerTransaction {
  return {
    ...transaction,
    id: `reversal_${transaction.id}`,
    occurredAt: anchoredAt,
    description: `Reversal: ${transaction.description}`,
    postings: transaction.postings.map(({ source, destination, amount }) => ({
      source: destination,
      destination: source,
      amount,
    })),
  };
}

/** The reserve that the proceeds fill at closing, with the first statement that counts it. */
export function reserveTransaction(record: StatementRecord, currency: Statement["currency"], anchoredAt: string) {
  const { dealId, openingState, previousStatementId, version } = record;
  if (previousStatementId !== null || version > 1 || openingState.reserveMinor === "0") return [];
  const { proceeds, reserve } = settlementAccounts(dealId);
  return transactions({
    id: `reserve_${dealId}`,
    bookId: dealId,
    occurredAt: anchoredAt,
    description: "Reserve filled from the proceeds at closing",
    evidence: record.id,
    postings: [{ source: proceeds, destination: reserve, amount: { currency, minor: openingState.reserveMinor } }],
  });
}

function transactions(transaction: LedgerTransaction): LedgerTransaction[] {
  return transaction.postings.length === 0 ? [] : [transaction];
}
