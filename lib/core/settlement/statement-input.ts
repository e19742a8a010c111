import type { DealStateJson } from "../abs/waterfall-shapes";
import type { DealTerms } from "../deal/terms";
import { HeliographError } from "../errors/heliograph-error";
import { hashOf, type Sha256Hex, ZERO_HASH } from "../evidence/hash";
import type { PeriodEvidence } from "./period-evidence";
import { type CarryForward, type Statement, statementHash } from "./statement";

/** The statement of the period before, with what it hands over. */
export type PreviousStatement = { readonly statement: Statement; readonly carryForward: CarryForward };

export type StatementInput = {
  readonly terms: DealTerms;
  readonly period: string;
  /** 1 for the first statement of the period, one more for each correction before it is distributed. */
  readonly version: number;
  readonly evidence: PeriodEvidence;
  /** State that the waterfall of this period opens with. */
  readonly openingState: DealStateJson;
  /** Null in the first period of the calendar. */
  readonly previous: PreviousStatement | null;
  /** Hash of the statement anchored last for the deal, of this or an earlier period; 64 zeros when none is. */
  readonly previousHash: Sha256Hex;
};

/**
 * Refuses what cannot be a statement's input: a period out of turn, a carry-forward that the statement before does not name,
 * another currency, an id given twice.
 * @throws HeliographError STATEMENT_INPUT_INVALID
 */
export function assertStatementInput(input: StatementInput): void {
  const { terms, previous, openingState, evidence } = input;
  const index = terms.calendar.periods.findIndex((candidate) => candidate.period === input.period);
  if (index < 0) throw invalid(`${input.period} is no period of the deal`);
  if (openingState.periodIndex !== index) throw invalid(`the opening state is of period ${openingState.periodIndex}`);
  const expected = terms.calendar.periods[index - 1]?.period;
  if (previous?.statement.period !== expected) {
    throw invalid(
      expected === undefined ? "the first period has none before it" : `the statement of ${expected} is due`,
    );
  }
  if (previous && previous.statement.dealHash !== hashOf(terms))
    throw invalid("the statement before is of other terms");
  if (previous && hashOf(previous.carryForward) !== previous.statement.carryForwardHash) {
    throw invalid("the statement before does not name this carry-forward");
  }
  const chained = previous ? statementHash(previous.statement) : ZERO_HASH;
  if (input.version === 1 && input.previousHash !== chained) {
    throw invalid("the first version of a period follows the last statement of the period before");
  }
  for (const item of [
    ...evidence.charges,
    ...evidence.payouts,
    ...evidence.invoices,
    ...evidence.tariffs.map(currencyOf),
  ]) {
    if (item.currency !== terms.currency) throw invalid(`${item.id} is in ${item.currency}`);
  }
  for (const items of [evidence.charges, evidence.payouts, evidence.invoices]) {
    const twice = firstRepeated(items.map((item) => item.id));
    if (twice !== undefined) throw invalid(`${twice} is given twice`);
  }
  const device = firstRepeated(evidence.enrolments.map((enrolment) => enrolment.deviceId));
  if (device !== undefined) throw invalid(`${device} is enrolled twice`);
}

function currencyOf(tariff: PeriodEvidence["tariffs"][number]): { id: string; currency: string } {
  return { id: `the tariff of ${tariff.stationId}`, currency: tariff.tariff.currency };
}

function firstRepeated(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

function invalid(reason: string): HeliographError {
  return new HeliographError({
    code: "STATEMENT_INPUT_INVALID",
    message: `No statement can be made: ${reason}.`,
    remedy: "Close the periods in order, each with its own evidence in the deal's currency.",
  });
}
