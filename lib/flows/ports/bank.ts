import type { LocalDate } from "../../core/time/local-date";

/** Where the account bank delivers statements by itself (EBICS, SWIFT, or the simulated bank). */
export interface BankFeed {
  /** True for the bank of this machine: what it says is no money. */
  readonly simulated: boolean;
  /**
   * The camt.053 of a deal's account for whole days, both included. The same days always give the same bytes.
   * @throws HeliographError BANK_STATEMENT_NOT_READY while the last day is not over
   */
  statement(request: {
    readonly dealId: string;
    readonly iban: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
  }): Promise<string>;
}
