import type { ChargingReceipt } from "../../core/charging-records/receipt";
import { defaultsOfPeriod } from "../../core/enforcement/declared-default";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { DeviceEnrolment } from "../../core/metering/enrolment";
import type { SignedEnvelope } from "../../core/metering/envelope";
import { orderEvidence, type PeriodEvidence } from "../../core/settlement/period-evidence";
import type { PreviousStatement } from "../../core/settlement/statement-input";
import type { StatementLine } from "../../core/settlement/statement-line";
import { parseInstant } from "../../core/time/instant";
import { yearMonthOf } from "../../core/time/local-date";
import type { Invoice } from "../../core/verification/invoice";
import { defaultsOf } from "../enforcement/default-records";
import {
  signedEnvelopeOf,
  storedEnrolments,
  storedEnvelopes,
  storedReceipts,
  storedSessions,
} from "../metering/evidence-records";
import type { Ports } from "../ports/ports";
import { readAll } from "../read-all";
import { readStoredJson } from "../stored-json";
import type { IssuedPeriod } from "./issued-period-records";
import { invoices, type PeriodRecord, SettlementFile } from "./settlement-records";
import { readEvidence, readLines, type StatementRecord } from "./statement-records";
import { stationTariffs } from "./station-tariffs-records";
import { releasesOf } from "./suspense-release-records";

type Needs = Pick<Ports, "book" | "storage">;
/** Lines of what a document demands; it is carried until the bank has it. */
const AWAITED: readonly StatementLine["kind"][] = ["revenue-invoice", "extraordinary-proceeds"];

type Before = { readonly record: StatementRecord; readonly statement: PreviousStatement } | null;

/**
 * Everything that the period's statement stands on, in an order that does not depend on when it is asked for.
 * @param before the statement of the period before
 * @throws HeliographError PERIOD_INCOMPLETE
 */
export async function gatherEvidence(
  ports: Needs,
  issued: IssuedPeriod,
  period: PeriodRecord,
  before: Before,
): Promise<PeriodEvidence> {
  const settlement = await settlementOf(ports, period);
  const enrolments = await enrolmentsOf(ports, issued);
  const charged = new Set(settlement.charges.map(({ sessionId }) => sessionId));
  const bankStatements = await Promise.all(
    period.bankStatements.map(async ({ hash }) => new TextDecoder().decode(await ports.storage.get(hash))),
  );
  return orderEvidence({
    enrolments,
    envelopes: await envelopesOf(ports, issued, enrolments, before),
    receipts: await receiptsOf(ports, issued, charged, before),
    tariffs: await stationTariffs(ports, issued.terms),
    charges: settlement.charges,
    payouts: settlement.payouts,
    bankStatements,
    invoices: await invoicesOf(ports, period, before),
    suspenseReleases: await releasesOf(ports, period.dealId, period.period),
    ...(await defaultsAtCutOff(ports, issued)),
  });
}

async function defaultsAtCutOff(
  ports: Needs,
  { terms, period, interval, closesAt }: IssuedPeriod,
): Promise<Pick<PeriodEvidence, "defaults">> {
  const declared = (await defaultsOf(ports, terms.dealId)).map((record) => record.declared);
  const known = defaultsOfPeriod(declared, { period: period.period, from: interval.from, closesAt });
  return known.length > 0 ? { defaults: known } : {};
}

async function settlementOf(ports: Needs, period: PeriodRecord): Promise<SettlementFile> {
  const missing = !period.settlement ? "the processor's settlements" : "a statement of the collection account";
  if (period.settlement && period.bankStatements.length > 0) {
    return readStoredJson(ports.storage, period.settlement.fileHash, SettlementFile);
  }
  throw new HeliographError({
    code: "PERIOD_INCOMPLETE",
    kind: "conflict",
    message: `${period.period} has no statement of Available Funds without ${missing}.`,
    remedy: "Import the settlements and give the bank's camt.053, then close the period.",
    data: { dealId: period.dealId, period: period.period },
  });
}

async function enrolmentsOf(ports: Needs, { terms }: IssuedPeriod): Promise<DeviceEnrolment[]> {
  const lists = await Promise.all(terms.pool.map(({ stationId }) => storedEnrolments(ports.book, stationId)));
  return lists.flat();
}

/** What each chain has brought since the statement before, whole envelopes until the end of the cut-off day. */
async function envelopesOf(
  ports: Needs,
  issued: IssuedPeriod,
  enrolments: readonly DeviceEnrolment[],
  before: Before,
): Promise<SignedEnvelope[]> {
  const heads = new Map(before?.statement.carryForward.chainHeads.map((head) => [head.deviceId, head]));
  const lists = await Promise.all(
    enrolments.map(async ({ deviceId, enrolledAt }) => {
      const head = heads.get(deviceId);
      const from = Math.min(issued.interval.from, parseInstant(head?.at ?? enrolledAt));
      const stored = await storedEnvelopes(ports.book, deviceId, {
        from,
        to: issued.closesAt,
        afterSeq: head?.seq ?? 0,
      });
      return stored.filter(({ to }) => parseInstant(to) <= issued.closesAt).map(signedEnvelopeOf);
    }),
  );
  return lists.flat();
}

/**
 * Receipts of the period's own sessions; of the period before those that were not paid by its statement; of the days
 * until the cut-off those that are paid already.
 */
async function receiptsOf(
  ports: Needs,
  issued: IssuedPeriod,
  charged: ReadonlySet<string>,
  before: Before,
): Promise<ChargingReceipt[]> {
  const { terms, period, index, interval } = issued;
  const paid = new Set(before?.statement.carryForward.paidSessions.map(({ sessionKey }) => sessionKey));
  const earlier = before ? terms.calendar.periods[index - 1]?.period : undefined;
  const months = [...new Set([earlier, period.period, yearMonthOf(period.cutOff)])].filter(
    (month) => month !== undefined,
  );
  const receipts: ChargingReceipt[] = [];
  for (const { stationId } of terms.pool) {
    for (const month of months) {
      const sessions = await storedSessions(ports.book, stationId, month);
      const wanted = new Set(
        sessions
          .filter(({ sessionId, sessionKey, end }) => {
            const at = parseInstant(end);
            if (at < interval.from) return !paid.has(sessionKey);
            return at < interval.to || (at < issued.closesAt && charged.has(sessionId));
          })
          .map(({ sessionId }) => sessionId),
      );
      const stored = await storedReceipts(ports.book, stationId, month);
      receipts.push(...stored.filter(({ sessionId }) => wanted.has(sessionId)));
    }
  }
  return receipts;
}

/** The period's invoices, and revenue and proceeds of before that nobody had paid. */
async function invoicesOf(ports: Needs, period: PeriodRecord, before: Before): Promise<Invoice[]> {
  const own = await readAll((page) => ports.book.listByParent(invoices, period.id, page));
  const recorded = own.flatMap(({ value }) => (value.withdrawnAt === null ? [value.invoice] : []));
  if (!before) return recorded;
  const open = new Set(
    (await readLines(ports, before.record))
      .filter(({ kind, cash }) => AWAITED.includes(kind) && cash === "invoiced")
      .map(({ id, kind }) => id.slice(`${kind}:`.length)),
  );
  if (open.size === 0) return recorded;
  const evidence = await readEvidence(ports, before.record);
  return [...evidence.invoices.filter(({ direction, id }) => direction !== "cost" && open.has(id)), ...recorded];
}
