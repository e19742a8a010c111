import { type BankLine, namesId } from "../verification/bank-line";
import type { ReconciliationBreak } from "../verification/break";

/** What a document demands, what the bank has credited for it, and where the two differ [minor]. */
export type DocumentPayment = {
  readonly credit: BankLine | undefined;
  readonly due: bigint;
  /** As credited; as demanded while nothing is. */
  readonly paid: bigint;
  readonly breaks: readonly ReconciliationBreak[];
};

/** Finds the first credit that names a document and that none before it has taken. */
export function documentPayment(
  { id, netMinor, vatMinor }: { readonly id: string; readonly netMinor: string; readonly vatMinor: string },
  credits: readonly BankLine[],
  taken: ReadonlySet<string>,
): DocumentPayment {
  const credit = credits.find((line) => !taken.has(line.id) && namesId(line, id));
  const due = BigInt(netMinor) + BigInt(vatMinor);
  const paid = credit ? BigInt(credit.amountMinor) : due;
  if (paid === due) return { credit, due, paid, breaks: [] };
  const detail = `invoiced ${due}, credited ${paid}`;
  const amountMinor = String(paid - due);
  return { credit, due, paid, breaks: [{ code: "AMOUNT_DIFFERS", subject: id, detail, amountMinor }] };
}
