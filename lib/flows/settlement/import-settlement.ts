import type { Json } from "../../core/evidence/canonical-json";
import type { Actor } from "../../core/identity/actor";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { storeJson } from "../stored-json";
import { bankStatementFile } from "./bank-statement-file";
import { type IssuedPeriod, issuedDeal, periodOf, requireOver } from "./issued-period-records";
import { openPeriod, requireUndistributed } from "./open-period-records";
import { readPayouts } from "./read-payouts";
import { type BankStatementFile, type PeriodRecord, periods } from "./settlement-records";

type Needs = Pick<
  Ports,
  "book" | "clock" | "wallClock" | "ids" | "stage" | "storage" | "chargingPayments" | "bankFeed"
>;

/**
 * Takes in what the payment processor has paid out in the period's cash days and, where the account bank delivers by
 * itself, its statement of those days. Taken in again with the same content it changes nothing.
 * @throws HeliographError PERIOD_NOT_OVER, PERIOD_DISTRIBUTED
 */
export async function importSettlement(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string },
): Promise<Stored<PeriodRecord>> {
  const deal = await issuedDeal(ports, input.dealId);
  const { userId } = requireFreshRole(ports, actor, deal.entry.orgId, ["operator"]);
  const issued = periodOf(deal, input.period);
  requireOver(issued, ports.clock.now());
  const { value: record, version } = await openPeriod(ports, issued);
  await requireUndistributed(ports, record);

  const file = await readPayouts(ports, issued);
  const now = formatInstant(ports.clock.now());
  const fed = await fedStatement(ports, issued, userId);
  const changed: PeriodRecord = {
    ...record,
    settlement: {
      fileHash: await storeJson(ports.storage, file as Json),
      charges: file.charges.length,
      payouts: file.payouts.length,
      grossMinor: total(file.charges.filter(({ kind }) => kind === "charge").map(({ grossMinor }) => grossMinor)),
      payoutMinor: total(file.payouts.map(({ amountMinor }) => amountMinor)),
      importedAt: now,
      importedBy: userId,
    },
    bankStatements: fed
      ? [fed, ...record.bankStatements.filter(({ source, hash }) => source !== "feed" && hash !== fed.hash)]
      : record.bankStatements,
    updatedAt: now,
  };
  if (version > 0 && isSame(record, changed)) return { value: record, version };
  const { dealId, period } = input;
  const event = newEvent(ports, "settlement.imported.v1", record.orgId, { dealId, period });
  await commitOrFail(ports.book, [put(periods, changed, version), publish(event)]);
  return { value: changed, version: version + 1 };
}

async function fedStatement(
  ports: Needs,
  { terms, cash }: IssuedPeriod,
  userId: string,
): Promise<BankStatementFile | undefined> {
  const iban = terms.accounts.find(({ kind }) => kind === "collection")?.iban;
  if (!ports.bankFeed || iban === undefined) return undefined;
  const { dealId, currency, timeZone } = terms;
  const xml = await ports.bankFeed.statement({ dealId, iban, currency, timeZone, ...cash });
  return bankStatementFile(ports, terms, {
    xml,
    name: `${ports.bankFeed.simulated ? "SIMULATED " : ""}${cash.from} to ${cash.to}`,
    source: "feed",
    userId,
  });
}

function isSame(a: PeriodRecord, b: PeriodRecord): boolean {
  const hashes = ({ settlement, bankStatements }: PeriodRecord) =>
    [settlement?.fileHash, ...bankStatements.map(({ hash }) => hash)].join(" ");
  return hashes(a) === hashes(b);
}

function total(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString();
}
