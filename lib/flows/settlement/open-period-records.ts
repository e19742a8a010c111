import { HeliographError } from "../../core/errors/heliograph-error";
import { statementId } from "../../core/ids/ids";
import { formatInstant } from "../../core/time/instant";
import { distributions, periodDistributionId } from "../distribution/distribution-records";
import type { Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import type { IssuedPeriod } from "./issued-period-records";
import { type PeriodRecord, periodId, periods } from "./settlement-records";
import { type StatementRecord, statements } from "./statement-records";

/** The period as the book has it, or as it begins; version 0 where nothing is stored yet. */
export async function openPeriod(
  ports: Pick<Ports, "book" | "clock">,
  { entry, terms, period }: IssuedPeriod,
): Promise<Stored<PeriodRecord>> {
  const id = periodId(terms.dealId, period.period);
  const stored = await ports.book.get(periods, id);
  if (stored) return stored;
  const now = formatInstant(ports.clock.now());
  const value: PeriodRecord = {
    ...{ id, orgId: entry.orgId, dealId: terms.dealId, period: period.period },
    ...{ settlement: null, bankStatements: [], statementVersion: 0, createdAt: now, updatedAt: now },
  };
  return { value, version: 0 };
}

/** The statement that stands for a period. */
export async function standingStatement(
  ports: Pick<Ports, "book">,
  { dealId, period, statementVersion }: PeriodRecord,
): Promise<Stored<StatementRecord> | undefined> {
  return statementVersion === 0 ? undefined : ports.book.get(statements, statementId(dealId, period, statementVersion));
}

/**
 * Inputs can change until the period is distributed: before the statement is attested freely, after that for an adjustment.
 * @throws HeliographError PERIOD_DISTRIBUTED
 */
export async function requireUndistributed(ports: Pick<Ports, "book">, { dealId, period }: PeriodRecord) {
  const distribution = await ports.book.get(distributions, periodDistributionId(dealId, period));
  if (!distribution || distribution.value.state === "computed") return;
  throw new HeliographError({
    code: "PERIOD_DISTRIBUTED",
    kind: "conflict",
    message: `${period} is distributed; what it stands on cannot change any more.`,
    remedy: "Late or corrected data belong into the next period.",
    data: { dealId, period },
  });
}
