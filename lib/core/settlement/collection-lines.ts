import type { CalendarPeriod, DealTerms } from "../deal/terms";
import { HeliographError } from "../errors/heliograph-error";
import { addDays, type LocalDate } from "../time/local-date";
import type { BankLine } from "../verification/bank-line";
import { readCamt053 } from "./camt053";

/** Days whose bookings are a period's cash, both included. */
export type CashInterval = { readonly from: LocalDate; readonly to: LocalDate };

/**
 * The cash days of a period: after the cut-off of the period before, until its own cut-off. The first period begins with
 * the closing or its own first day, whichever is earlier.
 */
export function cashInterval(terms: DealTerms, index: number, period: CalendarPeriod): CashInterval {
  const before = terms.calendar.periods[index - 1];
  if (before) return { from: addDays(before.cutOff, 1), to: period.cutOff };
  const [first = period.from] = [terms.calendar.closing, period.from].sort();
  return { from: first, to: period.cutOff };
}

/**
 * Entries of the deal's collection account that were booked in the interval, in the order of the statements given.
 * @throws HeliographError STATEMENT_INPUT_INVALID for another account or currency, or an entry that comes twice;
 *   CAMT053_UNREADABLE, CAMT053_UNBALANCED
 */
export function collectionLines(
  terms: DealTerms,
  bankStatements: readonly string[],
  interval: CashInterval,
): readonly BankLine[] {
  const iban = terms.accounts.find((account) => account.kind === "collection")?.iban;
  const seen = new Set<string>();
  const lines: BankLine[] = [];
  for (const xml of bankStatements) {
    const statement = readCamt053(xml);
    if (statement.iban !== iban || statement.currency !== terms.currency) {
      throw invalid(`A bank statement is of ${statement.iban} in ${statement.currency}`, statement.iban);
    }
    for (const line of statement.lines) {
      if (seen.has(line.id)) throw invalid(`Bank entry ${line.id} comes twice`, line.id);
      seen.add(line.id);
      if (line.bookedOn >= interval.from && line.bookedOn <= interval.to) lines.push(line);
    }
  }
  return lines;
}

function invalid(message: string, subject: string): HeliographError {
  return new HeliographError({
    code: "STATEMENT_INPUT_INVALID",
    message: `${message}.`,
    remedy: "Give each statement of the deal's collection account once.",
    data: { subject },
  });
}
