import type { ChargingSession } from "../charging-records/charging-session";
import { collectSessions, type RefusedReceipt } from "../charging-records/collect-sessions";
import { periodInterval } from "../deal/calendar";
import type { CalendarPeriod, DealTerms } from "../deal/terms";
import { isEnforcedFrom } from "../enforcement/declared-default";
import { canonicalJson } from "../evidence/canonical-json";
import { hashOf, type Sha256Hex, ZERO_HASH } from "../evidence/hash";
import { merkleRoot } from "../evidence/merkle";
import { statementId } from "../ids/ids";
import { enrolmentRoot } from "../metering/enrolment";
import { type StationQuality, stationQualities } from "../metering/quality";
import { type RefusedEnvelope, verifyChains } from "../metering/verify-chain";
import { addRational, exactDecimalText, parseRational, rational } from "../money/rational";
import { formatInstant } from "../time/instant";
import { addDays } from "../time/local-date";
import { startOfDay } from "../time/time-zone";
import type { BreakCode, ReconciliationBreak } from "../verification/break";
import { reconcile } from "../verification/reconcile";
import { bankEntryLines } from "./bank-lines";
import { handOver, NOTHING_CARRIED, readingsByDevice } from "./carry-forward";
import { chargeLines } from "./charge-lines";
import { cashInterval, collectionLines } from "./collection-lines";
import { distributionHash } from "./distribution-set";
import { invoiceLines } from "./invoice-lines";
import { openingBalances } from "./opening-balances";
import { observedAvailability } from "./period-availability";
import { evidenceLeaves, orderEvidence, type PeriodEvidence } from "./period-evidence";
import { proceedsLines } from "./proceeds-lines";
import { type CarryForward, type Statement, statementHash } from "./statement";
import { assertStatementInput, type StatementInput } from "./statement-input";
import type { StatementLine } from "./statement-line";
import { statementProceeds } from "./statement-proceeds";
import { labelCells, statementTotals } from "./statement-totals";
import { sumOfReleases } from "./suspense-release";

export type ComputedStatement = {
  readonly statement: Statement;
  readonly statementHash: Sha256Hex;
  readonly lines: readonly StatementLine[];
  readonly breaks: readonly ReconciliationBreak[];
  readonly carryForward: CarryForward;
  readonly sessions: readonly ChargingSession[];
  readonly refusedReceipts: readonly RefusedReceipt[];
  readonly refusedEnvelopes: readonly RefusedEnvelope[];
  /** The evidence in the order in which it was hashed. */
  readonly evidence: PeriodEvidence;
};

/**
 * Statement of Available Funds of one period, from nothing but evidence: verifies envelopes and receipts, reconciles them
 * with charges, payouts, invoices and bank lines, labels every cent and adds up what may be distributed. Same input, same
 * bytes; whoever attests a statement calls this and compares the hash.
 *
 * Cash of the period is what the bank booked after the cut-off of the period before (in the first: from the closing) until
 * this period's cut-off, so that each booking is of exactly one period.
 * @throws HeliographError STATEMENT_INPUT_INVALID, CAMT053_UNREADABLE, CAMT053_UNBALANCED
 */
export function computeStatement(input: StatementInput): ComputedStatement {
  assertStatementInput(input);
  const { terms, previous } = input;
  const index = input.openingState.periodIndex;
  const period = terms.calendar.periods[index] as CalendarPeriod;
  const evidence = orderEvidence(input.evidence);
  const carried = previous?.carryForward ?? NOTHING_CARRIED;
  const { from, to } = periodInterval(period, terms.timeZone);

  const lastInstant = startOfDay(addDays(period.cutOff, 1), terms.timeZone);
  const chains = verifyChains(evidence.enrolments, evidence.envelopes, carried.chainHeads, lastInstant);
  const readings = readingsByDevice(chains.accepted, carried);
  const stations = stationQualities(evidence.enrolments, readings, refusedByDevice(chains.refused), from, to);
  const receipts = collectSessions(evidence.receipts, evidence.enrolments);

  const cash = cashInterval(terms, index, period);
  const before = terms.calendar.periods[index - 1];
  const bankLines = collectionLines(terms, evidence.bankStatements, cash);
  const reconciliation = reconcile({
    sessions: receipts.sessions,
    charges: evidence.charges,
    payouts: evidence.payouts,
    bankLines,
    tariffs: evidence.tariffs,
    paidBefore: new Set(carried.paidSessions.map((paid) => paid.sessionKey)),
    staleBefore: periodInterval(before ?? period, terms.timeZone).from,
    cashTo: cash.to,
  });
  const shareOf = shareOfPool(terms);
  const credits = bankLines.filter(
    (line) =>
      line.direction === "credit" &&
      line.status === "booked" &&
      !line.reversal &&
      !reconciliation.payouts.explained.has(line.id),
  );
  const invoiced = invoiceLines(
    evidence.invoices.filter((invoice) => invoice.direction === "revenue"),
    credits,
    period.period,
    (stationId) => exportedWh(stations, stationId),
    shareOf,
  );
  const notices = evidence.invoices.filter((invoice) => invoice.direction === "proceeds");
  const extraordinary = proceedsLines(
    notices,
    credits.filter(({ id }) => !invoiced.explained.has(id)),
    shareOf,
  );
  const explained = new Set([...reconciliation.payouts.explained, ...invoiced.explained, ...extraordinary.explained]);
  const bank = bankEntryLines(bankLines, explained, terms.dealId);
  const lines = [...chargeLines(reconciliation, shareOf), ...invoiced.lines, ...extraordinary.lines, ...bank.lines];
  const breaks = [
    ...refusedEvidence(chains.refused, receipts.refused),
    ...reconciliation.breaks,
    ...invoiced.breaks,
    ...extraordinary.breaks,
    ...bank.breaks,
  ];
  const availability = observedAvailability(terms, period.period, stations, carried.availability ?? []);
  const carryForward = handOver({
    carried,
    sessions: receipts.sessions,
    lines,
    heads: chains.heads,
    readings,
    availability,
    from,
    to,
  });

  const leaves = evidenceLeaves(evidence);
  const opening = openingBalances(input.openingState, previous?.distribution ?? null);
  const totals = statementTotals(
    lines,
    BigInt(previous?.statement.totals.shortfallMinor ?? "0"),
    opening,
    sumOfReleases(evidence.suspenseReleases),
  );
  const isEnforced = input.openingState.enforced === true || isEnforcedFrom(evidence.defaults ?? [], period.period);
  const proceeds = statementProceeds(terms, notices, lines, BigInt(totals.distributableCashMinor), isEnforced);
  const statement: Statement = {
    schema: "heliograph.statement.v1",
    id: statementId(terms.dealId, period.period, input.version),
    dealId: terms.dealId,
    dealHash: hashOf(terms),
    period: period.period,
    version: input.version,
    currency: terms.currency,
    from: formatInstant(from),
    to: formatInstant(to),
    cashFrom: cash.from,
    cashTo: cash.to,
    enrolmentRoot: enrolmentRoot(evidence.enrolments),
    evidenceRoot: merkleRoot(leaves.map((leaf) => leaf.text)),
    evidenceCount: leaves.length,
    linesRoot: merkleRoot(lines.map((line) => canonicalJson(line))),
    lineCount: lines.length,
    breaksHash: hashOf(breaks),
    breaks: countBreaks(breaks),
    opening,
    suspenseReleases: evidence.suspenseReleases,
    ...(availability && { availability }),
    ...(evidence.defaults && { defaults: evidence.defaults }),
    ...(proceeds.length > 0 && { proceeds }),
    openingStateHash: hashOf(input.openingState),
    carryForwardHash: hashOf(carryForward),
    previousHash: input.previousHash,
    previousPeriodHash: previous ? statementHash(previous.statement) : ZERO_HASH,
    previousDistributionHash: previous ? distributionHash(previous.distribution) : ZERO_HASH,
    stations,
    sessions: {
      verified: receipts.sessions.length,
      refused: receipts.refused.length,
      energyWh: totalEnergyWh(receipts.sessions),
    },
    cells: labelCells(lines),
    operatingCosts: operatingCosts(evidence),
    totals,
  };
  return {
    statement,
    statementHash: statementHash(statement),
    lines,
    breaks,
    carryForward,
    sessions: receipts.sessions,
    refusedReceipts: receipts.refused,
    refusedEnvelopes: chains.refused,
    evidence,
  };
}

function shareOfPool(terms: DealTerms): (stationId: string) => number {
  const shares = new Map(terms.pool.map((member) => [member.stationId, member.shareBps]));
  return (stationId) => shares.get(stationId) ?? 0;
}

function exportedWh(stations: readonly StationQuality[], stationId: string): bigint {
  const devices = stations.find((station) => station.stationId === stationId)?.devices ?? [];
  return devices.reduce((total, device) => (device.role === "grid" ? total + BigInt(device.exportWh) : total), 0n);
}

function refusedByDevice(refused: readonly RefusedEnvelope[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { deviceId, readings } of refused) counts.set(deviceId, (counts.get(deviceId) ?? 0) + readings);
  return counts;
}

function refusedEvidence(
  envelopes: readonly RefusedEnvelope[],
  receipts: readonly RefusedReceipt[],
): ReconciliationBreak[] {
  const broken = (code: BreakCode, subject: string, detail: string) => ({ code, subject, detail, amountMinor: "0" });
  return [
    ...envelopes.map(({ deviceId, code, detail }) => broken("ENVELOPE_REFUSED", deviceId, `${code}: ${detail}`)),
    ...receipts.map(({ sessionId, code, detail }) =>
      broken(code === "DUPLICATE_SESSION" ? code : "RECEIPT_REFUSED", sessionId, `${code}: ${detail}`),
    ),
  ];
}

function countBreaks(breaks: readonly ReconciliationBreak[]): Partial<Record<BreakCode, number>> {
  const counts: Partial<Record<BreakCode, number>> = {};
  for (const { code } of breaks) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function operatingCosts(evidence: PeriodEvidence): Statement["operatingCosts"] {
  return evidence.invoices.flatMap((invoice) =>
    invoice.direction === "cost"
      ? [{ id: invoice.id, payee: invoice.payee, amountMinor: invoice.amountMinor, evidence: invoice.documentHash }]
      : [],
  );
}

function totalEnergyWh(sessions: readonly ChargingSession[]): string {
  return exactDecimalText(
    sessions.reduce((total, session) => addRational(total, parseRational(session.energyWh)), rational(0n, 1n)),
  );
}
