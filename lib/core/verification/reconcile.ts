import type { ChargingSession } from "../charging-records/charging-session";
import { type Instant, parseInstant } from "../time/instant";
import type { LocalDate } from "../time/local-date";
import type { BankLine } from "./bank-line";
import type { BreakCode, ReconciliationBreak } from "./break";
import type { ChargeLine, Payout } from "./charge";
import type { CashLabel, QuantityLabel } from "./evidence-labels";
import { type MatchedPayouts, matchPayouts } from "./match-payouts";
import { priceSession, type SessionPrice, tariffAt } from "./session-price";
import type { StationTariff } from "./station-tariff";

export type ReconcileInput = {
  readonly sessions: readonly ChargingSession[];
  readonly charges: readonly ChargeLine[];
  readonly payouts: readonly Payout[];
  readonly bankLines: readonly BankLine[];
  readonly tariffs: readonly StationTariff[];
  /** Keys of sessions that an earlier statement has paid out. */
  readonly paidBefore: ReadonlySet<string>;
  /** Sessions that ended before this cannot be told from those paid earlier [ms]. */
  readonly staleBefore: Instant;
  /** Last day of the period's cash. */
  readonly cashTo: LocalDate;
};

/** A charge, refund or dispute with what stands behind it. */
export type ReconciledCharge = {
  readonly charge: ChargeLine;
  readonly session: ChargingSession | undefined;
  readonly price: SessionPrice | undefined;
  readonly vatRate: string | undefined;
  readonly quantity: QuantityLabel;
  readonly cash: CashLabel;
  readonly bankLine: BankLine | undefined;
  /** For a refund or dispute: the charge of these lines that it takes back. */
  readonly original: ReconciledCharge | undefined;
};

export type Reconciliation = {
  readonly charges: readonly ReconciledCharge[];
  /** Verified sessions that no charge names and no earlier statement has paid. */
  readonly unpaid: readonly { readonly session: ChargingSession; readonly price: SessionPrice | undefined }[];
  readonly payouts: MatchedPayouts;
  readonly breaks: readonly ReconciliationBreak[];
};

/**
 * Holds verified sessions, the processor's lines, payouts and bank lines against each other. Each session carries one
 * charge; every other thing that does not add up is a break with its code.
 */
export function reconcile(input: ReconcileInput): Reconciliation {
  const payouts = matchPayouts(input.charges, input.payouts, input.bankLines);
  const breaks: ReconciliationBreak[] = [...payouts.breaks];
  const report = (code: BreakCode, subject: string, detail: string, amount: bigint): void => {
    breaks.push({ code, subject, detail, amountMinor: amount.toString() });
  };
  const sessionOf = new Map(input.sessions.map((session) => [session.sessionId, session]));
  const chargedBy = new Map<string, ReconciledCharge>();
  const doubted = new Map<string, ReconciledCharge>();
  const reconciled: ReconciledCharge[] = [];

  for (const charge of [...input.charges].sort(chargesFirst)) {
    const session = sessionOf.get(charge.sessionId);
    const tariff = session && tariffAt(input.tariffs, session.stationId, session.begin);
    const price = session && tariff && priceSession(tariff, session.energyWh);
    const bankLine = charge.payoutId === null ? undefined : payouts.bankLineOf.get(charge.payoutId);
    const found = {
      charge,
      session,
      price,
      vatRate: tariff?.vatRate,
      bankLine,
      cash: cashOf(charge, bankLine, input.cashTo),
    };
    const gross = BigInt(charge.grossMinor);
    if (charge.kind !== "charge") {
      const original = chargedBy.get(charge.sessionId) ?? doubted.get(charge.sessionId);
      if (!original && !input.paidBefore.has(session?.sessionKey ?? "")) {
        report("UNKNOWN_CHARGE", charge.id, `no charge of ${charge.sessionId} is known`, gross);
      }
      reconciled.push({ ...found, original, quantity: original?.quantity ?? (session ? "signed" : "missing") });
      continue;
    }
    const doubt = doubtOf(charge, session, price, chargedBy, input);
    if (doubt) report(doubt.code, charge.id, doubt.detail, gross);
    else if (price && gross !== price.grossMinor) {
      report("AMOUNT_DIFFERS", charge.id, `charged ${gross}, due ${price.grossMinor}`, gross - price.grossMinor);
    }
    const entry: ReconciledCharge = { ...found, original: undefined, quantity: doubt ? doubt.quantity : "signed" };
    (doubt ? doubted : chargedBy).set(charge.sessionId, entry);
    reconciled.push(entry);
  }

  const charged = new Set(input.charges.map((charge) => charge.sessionId));
  const unpaid = input.sessions
    .filter((session) => !charged.has(session.sessionId) && !input.paidBefore.has(session.sessionKey))
    .map((session) => {
      const tariff = tariffAt(input.tariffs, session.stationId, session.begin);
      const price = tariff && priceSession(tariff, session.energyWh);
      report("NO_CASH", session.sessionId, "no charge names the session", price?.grossMinor ?? 0n);
      return { session, price };
    });
  return { charges: reconciled, unpaid, payouts, breaks };
}

function doubtOf(
  charge: ChargeLine,
  session: ChargingSession | undefined,
  price: SessionPrice | undefined,
  chargedBy: ReadonlyMap<string, ReconciledCharge>,
  input: ReconcileInput,
): { code: BreakCode; detail: string; quantity: QuantityLabel } | undefined {
  if (!session)
    return { code: "NO_QUANTITY", detail: `no verified receipt of ${charge.sessionId}`, quantity: "missing" };
  const first = chargedBy.get(charge.sessionId);
  if (first) return { code: "DUPLICATE_PAYMENT", detail: `${first.charge.id} paid it already`, quantity: "missing" };
  if (input.paidBefore.has(session.sessionKey)) {
    return { code: "DUPLICATE_PAYMENT", detail: "an earlier statement has paid it out", quantity: "missing" };
  }
  if (parseInstant(session.end) < input.staleBefore) {
    return { code: "STALE_SESSION", detail: `it ended on ${session.end}`, quantity: "missing" };
  }
  if (!price) return { code: "NO_TARIFF", detail: `${session.stationId} has no tariff`, quantity: "estimated" };
  return undefined;
}

function cashOf(charge: ChargeLine, bankLine: BankLine | undefined, cashTo: LocalDate): CashLabel {
  if (charge.kind === "dispute") return "reversed";
  if (!bankLine) return "paid";
  return charge.finalOn !== undefined && charge.finalOn <= cashTo ? "final" : "bank-cleared";
}

/** Charges before what takes them back, then by time, then by id. */
function chargesFirst(a: ChargeLine, b: ChargeLine): number {
  const rank = Number(a.kind !== "charge") - Number(b.kind !== "charge");
  if (rank !== 0) return rank;
  const time = parseInstant(a.chargedAt) - parseInstant(b.chargedAt);
  return time !== 0 ? time : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
