import { idSchema } from "../../core/ids/ids";
import { DAY_MS, formatInstant } from "../../core/time/instant";
import { addDays, toEpochDay } from "../../core/time/local-date";
import type { ChargeLine, Payout } from "../../core/verification/charge";
import type { PayoutCharge, Payout as ProviderPayout } from "../ports/payments";
import type { Ports } from "../ports/ports";
import { readStoredJson } from "../stored-json";
import type { IssuedPeriod } from "./issued-period-records";
import { standingStatement } from "./open-period-records";
import { periodId, periods, SettlementFile } from "./settlement-records";
import { readBreaks } from "./statement-records";

const SessionId = idSchema("session");
const STATUS = { pending: "in-transit", paid: "paid", failed: "failed" } as const;

type Needs = Pick<Ports, "book" | "storage" | "chargingPayments">;

/**
 * Payouts that arrive on the period's cash days, with their lines, and those of the period before that the bank had not
 * credited by its cut-off. A line that names no session is left out: the payout then does not add up, and shows as a break.
 */
export async function readPayouts(ports: Needs, issued: IssuedPeriod): Promise<SettlementFile> {
  const { terms, cash } = issued;
  const provider = ports.chargingPayments(terms.dealId);
  // A payout arrives on a day, which the processor writes as midnight UTC of it.
  const arrived = await provider.listPayouts({
    from: toEpochDay(cash.from) * DAY_MS,
    before: toEpochDay(addDays(cash.to, 1)) * DAY_MS,
  });
  const earlier = await uncredited(ports, issued);
  const known = new Set(earlier.payouts.map(({ id }) => id));
  const sessionOfCharge = new Map(earlier.charges.map(({ id, sessionId }) => [id, sessionId]));
  const charges = [...earlier.charges];
  const payouts = [...earlier.payouts];
  for (const payout of arrived) {
    if (known.has(payout.payoutId)) continue;
    payouts.push(payoutOf(payout));
    const lines = await provider.listPayoutCharges(payout.payoutId);
    for (const line of lines) {
      if (line.kind === "charge" && line.chargeId !== null && line.sessionId !== null) {
        sessionOfCharge.set(line.chargeId, line.sessionId);
      }
    }
    for (const line of lines) charges.push(...chargeLine(payout, line, sessionOfCharge));
  }
  return { schema: "heliograph.settlement-file.v1", charges, payouts };
}

function payoutOf({ payoutId, amount, arrivedAt, state }: ProviderPayout): Payout {
  return {
    id: payoutId,
    currency: amount.currency,
    amountMinor: amount.minor.toString(),
    createdAt: formatInstant(arrivedAt),
    status: STATUS[state],
  };
}

function chargeLine(
  payout: ProviderPayout,
  line: PayoutCharge,
  sessionOfCharge: ReadonlyMap<string, string>,
): ChargeLine[] {
  const sessionId = line.sessionId ?? (line.chargeId === null ? undefined : sessionOfCharge.get(line.chargeId));
  if (line.kind === "other" || !SessionId.safeParse(sessionId).success || sessionId === undefined) return [];
  const isCharge = line.kind === "charge";
  return [
    {
      id: isCharge ? (line.chargeId ?? line.lineId) : line.lineId,
      kind: line.kind,
      sessionId,
      currency: line.gross.currency,
      grossMinor: (isCharge ? line.gross.minor : -line.gross.minor).toString(),
      feeMinor: line.fee.minor.toString(),
      chargedAt: formatInstant(line.occurredAt),
      clearedAt: formatInstant(payout.arrivedAt),
      payoutId: payout.payoutId,
    },
  ];
}

/** Payouts of the period before that were said to be paid and not found at the bank. */
async function uncredited(ports: Needs, { terms, index }: IssuedPeriod): Promise<SettlementFile> {
  const none: SettlementFile = { schema: "heliograph.settlement-file.v1", charges: [], payouts: [] };
  const before = terms.calendar.periods[index - 1];
  const record = before && (await ports.book.get(periods, periodId(terms.dealId, before.period)));
  const statement = record && (await standingStatement(ports, record.value));
  if (!record?.value.settlement || !statement) return none;
  const missing = new Set(
    (await readBreaks(ports, statement.value))
      .filter(({ code }) => code === "PAYOUT_NOT_AT_BANK")
      .map(({ subject }) => subject),
  );
  if (missing.size === 0) return none;
  const file = await readStoredJson(ports.storage, record.value.settlement.fileHash, SettlementFile);
  return {
    ...none,
    charges: file.charges.filter(({ payoutId }) => payoutId !== null && missing.has(payoutId)),
    payouts: file.payouts.filter(({ id }) => missing.has(id)),
  };
}
