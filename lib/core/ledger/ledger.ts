import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { MoneyJson } from "../money/money";

/**
 * Double-entry ledger, append-only. A transaction is named by the domain fact that it records, so that it can be posted
 * once and never again; a correction is a transaction that reverses another one.
 */
export const Posting = z.strictObject({
  /** Account path `<owner>:<account>`, for example `deal_01…:collection` or `external:bank`. */
  source: z.string().min(1).max(200),
  destination: z.string().min(1).max(200),
  amount: MoneyJson,
});
export type Posting = z.infer<typeof Posting>;

export const LedgerTransaction = z.strictObject({
  /** Domain key, unique forever: `payment_<id>`, `delivery_<order>`, `distribution_<id>` … */
  id: z.string().min(1).max(300),
  bookId: z.string().min(1),
  /** When the fact happened in the deal's time, ISO 8601. */
  occurredAt: z.iso.datetime(),
  description: z.string().max(500),
  /** The evidence that it stands on: hash or id of the statement, payment or chain transaction. */
  evidence: z.string().max(300),
  postings: z.array(Posting).min(1).max(50),
});
export type LedgerTransaction = z.infer<typeof LedgerTransaction>;

/** Accounts that stand for the outside world may go negative; those of a deal may not. */
export const EXTERNAL_PREFIX = "external:";

/**
 * Refuses a transaction that cannot be posted: not positive amounts, source equal to destination, mixed currencies.
 * @throws HeliographError LEDGER_INVALID
 */
export function assertPostable(transaction: LedgerTransaction): void {
  const currencies = new Set(transaction.postings.map((posting) => posting.amount.currency));
  for (const [index, posting] of transaction.postings.entries()) {
    const minor = BigInt(posting.amount.minor);
    if (minor <= 0n || posting.source === posting.destination || currencies.size !== 1) {
      throw new HeliographError({
        code: "LEDGER_INVALID",
        message: `Posting ${index} of ${transaction.id} cannot stand in the ledger.`,
        remedy: "Amounts are positive, source and destination differ, and one transaction has one currency.",
        data: { transaction: transaction.id, posting: index },
      });
    }
  }
}

/** Balance of every account [minor units] after the transactions, in the order of first use. */
export function balancesOf(transactions: readonly LedgerTransaction[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  for (const transaction of transactions) {
    for (const { source, destination, amount } of transaction.postings) {
      const minor = BigInt(amount.minor);
      balances.set(source, (balances.get(source) ?? 0n) - minor);
      balances.set(destination, (balances.get(destination) ?? 0n) + minor);
    }
  }
  return balances;
}
