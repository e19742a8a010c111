import type { Actor } from "../../core/identity/actor";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { bankStatementFile } from "./bank-statement-file";
import { issuedDeal, periodOf } from "./issued-period-records";
import { openPeriod, requireUndistributed } from "./open-period-records";
import { type PeriodRecord, periods } from "./settlement-records";

type Needs = Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage" | "storage">;

/**
 * Adds a camt.053 of the collection account to a period. The same file again changes nothing.
 * @throws HeliographError BANK_STATEMENT_FOREIGN, CAMT053_UNREADABLE, CAMT053_UNBALANCED, PERIOD_DISTRIBUTED
 */
export async function uploadBankStatement(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string; name: string; xml: string },
): Promise<Stored<PeriodRecord>> {
  const deal = await issuedDeal(ports, input.dealId);
  const { userId } = requireFreshRole(ports, actor, deal.entry.orgId, ["operator"]);
  const { value: record, version } = await openPeriod(ports, periodOf(deal, input.period));
  await requireUndistributed(ports, record);
  const { xml, name } = input;
  const file = await bankStatementFile(ports, deal.terms, { xml, name, source: "upload", userId });
  if (record.bankStatements.some(({ hash }) => hash === file.hash)) return { value: record, version };
  return change(ports, record, version, [...record.bankStatements, file]);
}

/** Takes a bank statement out of a period again. One that is not there changes nothing. */
export async function removeBankStatement(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string; hash: string },
): Promise<Stored<PeriodRecord>> {
  const deal = await issuedDeal(ports, input.dealId);
  requireFreshRole(ports, actor, deal.entry.orgId, ["operator"]);
  const { value: record, version } = await openPeriod(ports, periodOf(deal, input.period));
  await requireUndistributed(ports, record);
  const left = record.bankStatements.filter(({ hash }) => hash !== input.hash);
  return left.length === record.bankStatements.length
    ? { value: record, version }
    : change(ports, record, version, left);
}

async function change(
  ports: Needs,
  record: PeriodRecord,
  version: number,
  bankStatements: PeriodRecord["bankStatements"],
): Promise<Stored<PeriodRecord>> {
  const changed: PeriodRecord = { ...record, bankStatements, updatedAt: formatInstant(ports.clock.now()) };
  const { orgId, dealId, period } = record;
  const event = newEvent(ports, "bank-statements.changed.v1", orgId, { dealId, period });
  await commitOrFail(ports.book, [put(periods, changed, version), publish(event)]);
  return { value: changed, version: version + 1 };
}
