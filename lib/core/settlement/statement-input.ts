import type { DealStateJson } from "../abs/waterfall/waterfall-shapes";
import type { CalendarPeriod, DealTerms } from "../deal/terms";
import { defaultsOfPeriod } from "../enforcement/declared-default";
import { assertDefaultsAdmissible } from "../enforcement/default-rules";
import { HeliographError } from "../errors/heliograph-error";
import type { Json } from "../evidence/canonical-json";
import { hashOf, type Sha256Hex, ZERO_HASH } from "../evidence/hash";
import { addDays } from "../time/local-date";
import { startOfDay } from "../time/time-zone";
import type { DistributionSet } from "./distribution-set";
import { openingBalances } from "./opening-balances";
import type { PeriodEvidence } from "./period-evidence";
import { type CarryForward, type Statement, statementHash } from "./statement";
import { sumOfReleases } from "./suspense-release";

/** The period before: its statement with what it hands over, and its distribution, which left the accounts as they open. */
export type PreviousStatement = {
  readonly statement: Statement;
  readonly carryForward: CarryForward;
  readonly distribution: DistributionSet;
};

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
  if (previous) assertOpening(previous, openingState);
  assertReleases(input);
  assertDefaults(input, index);
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

/** The accounts open as the distribution of the period before, which was made on its statement, has closed them. */
function assertOpening({ statement, distribution }: PreviousStatement, openingState: DealStateJson): void {
  if (distribution.statementHash !== statementHash(statement)) {
    throw invalid("the distribution before is of another statement");
  }
  if (distribution.closingStateHash !== hashOf(openingState)) {
    throw invalid("the opening state is not the closing one of the distribution before");
  }
}

function assertReleases({ evidence, period, terms, openingState, previous }: StatementInput): void {
  const releases = evidence.suspenseReleases;
  const { suspenseMinor } = openingBalances(openingState, previous?.distribution ?? null);
  if (releases.some((release) => release.period !== period || release.currency !== terms.currency)) {
    throw invalid("a release of suspense is of another period or currency");
  }
  if (sumOfReleases(releases) > BigInt(suspenseMinor))
    throw invalid(`more is released than the ${suspenseMinor} in suspense`);
  const twice = firstRepeated(releases.map(({ id }) => id));
  if (twice !== undefined) throw invalid(`${twice} is given twice`);
}

function assertDefaults({ evidence, period, terms, openingState }: StatementInput, index: number): void {
  const { defaults } = evidence;
  if (!defaults) return;
  const { cutOff, from } = terms.calendar.periods[index] as CalendarPeriod;
  const closesAt = startOfDay(addDays(cutOff, 1), terms.timeZone);
  const known = defaultsOfPeriod(defaults, { period, from: startOfDay(from, terms.timeZone), closesAt });
  if (hashOf(known as Json) !== hashOf(defaults as Json)) throw invalid("a default is of another period");
  assertDefaultsAdmissible(terms, period, defaults, openingState.enforced === true);
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
