import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { StatementLine } from "../../core/settlement/statement-line";
import { formatInstant, parseInstant } from "../../core/time/instant";
import type { ReconciliationBreak } from "../../core/verification/break";
import { distributions, periodDistributionId, standingHold } from "../distribution/distribution-records";
import { chainHeads, enrolments } from "../metering/metering-records";
import type { Page, PageRequest } from "../ports/book";
import type { Ports } from "../ports/ports";
import { proposals } from "../proposals/proposal-records";
import { readAll } from "../read-all";
import { requireStored } from "../require-stored";
import { type IssuedDeal, type IssuedPeriod, issuedDeal, periodOf } from "./issued-period-records";
import { standingStatement } from "./open-period-records";
import { periodChecklist } from "./period-checklist";
import { findOpening } from "./period-opening";
import type { PeriodDeal, PeriodSummary, PeriodView } from "./period-view";
import { invoices, PERIOD_READERS, periodId, periods } from "./settlement-records";
import { readBreaks, readLines, type StatementRecord, statements } from "./statement-records";
import { releasesOf } from "./suspense-release-records";

type Needs = Pick<Ports, "book" | "clock" | "storage">;

/** Every period of the deal's calendar, with how far it has come. */
export async function listPeriods(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  dealId: string,
): Promise<{ deal: PeriodDeal; items: PeriodSummary[] }> {
  const deal = await issuedDeal(ports, dealId);
  requireRole(actor, deal.entry.orgId, PERIOD_READERS);
  const known = await readAll((page) => ports.book.listByParent(statements, dealId, page));
  const paid = await readAll((page) => ports.book.listByParent(distributions, dealId, page));
  // Listed by version, so that the last one stands.
  const statementOf = new Map(known.map(({ value }) => [value.period, value]));
  const distributionOf = new Map(paid.map(({ value }) => [value.period, value]));
  const items = deal.terms.calendar.periods.map((period): PeriodSummary => {
    const statement = statementOf.get(period.period);
    const distribution = distributionOf.get(period.period);
    return {
      period,
      statement: statement ? summaryOf(statement) : null,
      distribution: distribution
        ? {
            ...{ id: distribution.id, state: distribution.state, held: standingHold(distribution) !== undefined },
            ...{ totalMinor: distribution.set.totalMinor, paidAt: distribution.paidAt },
          }
        : null,
    };
  });
  return { deal: dealOf(deal), items };
}

/** Everything of one period. @throws HeliographError PERIOD_UNKNOWN, DEAL_NOT_ISSUED */
export async function readPeriod(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string },
): Promise<PeriodView> {
  const deal = await issuedDeal(ports, input.dealId);
  requireRole(actor, deal.entry.orgId, PERIOD_READERS);
  const issued = periodOf(deal, input.period);
  const id = periodId(input.dealId, input.period);
  const record = (await ports.book.get(periods, id))?.value ?? null;
  const statement = (record && (await standingStatement(ports, record))?.value) ?? null;
  const recorded = await readAll((page) => ports.book.listByParent(invoices, id, page));
  const own = recorded.map(({ value }) => value).filter(({ withdrawnAt }) => withdrawnAt === null);
  const distribution =
    (await ports.book.get(distributions, periodDistributionId(input.dealId, input.period)))?.value ?? null;
  const proposal = distribution?.proposalId ? await ports.book.get(proposals, distribution.proposalId) : undefined;
  const { from, to } = issued.interval;
  return {
    deal: dealOf(deal),
    ...{ period: issued.period, interval: { from: formatInstant(from), to: formatInstant(to) }, cash: issued.cash },
    ...{ record, invoices: own, statement, distribution },
    opening: (await findOpening(ports, issued))?.balances ?? null,
    suspenseReleases: await releasesOf(ports, input.dealId, input.period),
    versions: await versionsOf(ports, input),
    proposal: proposal ? { id: proposal.value.id, status: proposal.value.status } : null,
    checklist: periodChecklist({
      ...{ issued, now: ports.clock.now(), devices: await devicesOf(ports, issued) },
      ...{ record, invoices: own.length, statement, distribution },
    }),
  };
}

/** Lines of a statement, some at a time; the cursor is the place of the next one. */
export async function readStatementLines(
  ports: Needs,
  actor: Actor | null,
  input: { statementId: string; offset: number; limit: number },
): Promise<{ items: StatementLine[]; total: number }> {
  const { value: record } = await requireStored(ports.book, statements, input.statementId);
  requireRole(actor, record.orgId, PERIOD_READERS);
  const lines = await readLines(ports, record);
  return { items: lines.slice(input.offset, input.offset + input.limit), total: lines.length };
}

export async function readStatementBreaks(
  ports: Needs,
  actor: Actor | null,
  statementId: string,
): Promise<ReconciliationBreak[]> {
  const { value: record } = await requireStored(ports.book, statements, statementId);
  requireRole(actor, record.orgId, PERIOD_READERS);
  return readBreaks(ports, record);
}

/** Ledger transactions of the deal, in posting order. */
export async function readLedger(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { dealId: string; page: PageRequest },
): Promise<Page<Awaited<ReturnType<Ports["book"]["ledger"]>>["items"][number]>> {
  const deal = await issuedDeal(ports, input.dealId);
  requireRole(actor, deal.entry.orgId, PERIOD_READERS);
  return ports.book.ledger(input.dealId, input.page);
}

function dealOf({ entry, terms, issuance }: IssuedDeal): PeriodDeal {
  const { name, currency, timeZone, livemode, chainId } = terms;
  return {
    ...{ id: entry.id, orgId: entry.orgId, name, currency, timeZone, livemode, chainId },
    tranches: issuance.tranches.map(({ trancheId, symbol, token }) => ({
      ...{ trancheId, symbol, token },
      name: terms.tranches.find(({ id }) => id === trancheId)?.name ?? symbol,
    })),
  };
}

function summaryOf(statement: StatementRecord): PeriodSummary["statement"] {
  const { id, version, state, totals, breaks } = statement;
  return {
    ...{ id, version, state },
    ...{ availableFundsMinor: totals.availableFundsMinor, distributableMinor: totals.distributableMinor },
    breaks: Object.values(breaks).reduce((sum, count) => sum + count, 0),
  };
}

async function versionsOf(ports: Needs, { dealId, period }: { dealId: string; period: string }) {
  const known = await readAll((page) => ports.book.listByParent(statements, dealId, page), {
    from: period,
    before: `${period}~`,
  });
  return known.map(({ value }) => ({ id: value.id, version: value.version, state: value.state })).reverse();
}

/** How many of the pool's devices have read until the end of the period. */
async function devicesOf(ports: Needs, { terms, interval }: IssuedPeriod) {
  const lists = await Promise.all(
    terms.pool.map(async ({ stationId }) => {
      const known = await readAll((page) => ports.book.listByParent(enrolments, stationId, page));
      const heads = await readAll((page) => ports.book.listByParent(chainHeads, stationId, page));
      const readUntil = new Map(heads.map(({ value }) => [value.head.deviceId, parseInstant(value.head.at)]));
      return known
        .filter(({ value }) => value.enrolment.retiredAt === undefined)
        .map(({ value }) => (readUntil.get(value.enrolment.deviceId) ?? 0) >= interval.to);
    }),
  );
  const devices = lists.flat();
  return { enrolled: devices.length, complete: devices.filter(Boolean).length };
}
