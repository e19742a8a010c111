import type { ChargingSession } from "../../lib/core/charging-records/charging-session";
import type { DealTerms } from "../../lib/core/deal/terms";
import { money } from "../../lib/core/money/money";
import { parseInstant } from "../../lib/core/time/instant";
import { addMonthsToYearMonth, type YearMonth, yearMonthOf } from "../../lib/core/time/local-date";
import { localDateOf } from "../../lib/core/time/time-zone";
import { priceSession, tariffAt } from "../../lib/core/verification/session-price";
import { deals } from "../../lib/flows/deals/deal-records";
import { storedSessions } from "../../lib/flows/metering/evidence-records";
import type { Book } from "../../lib/flows/ports/book";
import type { Clock } from "../../lib/flows/ports/clock";
import type { PaymentProvider } from "../../lib/flows/ports/payments";
import { stationTariffs } from "../../lib/flows/settlement/station-tariffs-records";
import { pause } from "./pause";
import type { KeyValueStore } from "./stripe/key-value-store";

const CARD = "pm_card_visa";
/** The simulated processor pays out at most once a second. */
const PAYOUT_PAUSE_MS = 1_100;

type Parts = {
  readonly book: Book;
  readonly store: KeyValueStore;
  readonly clock: Clock;
  /** The simulated processor's account of a deal. */
  readonly payments: (dealId: string) => PaymentProvider;
};

/** The drivers of this machine: SIMULATED cards that pay what receipt and tariff say. */
export type SimulatedDrivers = {
  /** Pays every verified session of the pool that ended in these months and is not paid yet; returns how many. */
  payMonths(dealId: string, months: readonly YearMonth[]): Promise<number>;
  /** A deal's charging account whose drivers have paid before anybody asks for its payouts. */
  chargingPayments(dealId: string): PaymentProvider;
};

export function simulatedDrivers({ book, store, clock, payments }: Parts): SimulatedDrivers {
  let last: Promise<unknown> = Promise.resolve();

  async function paySessions(terms: DealTerms, sessions: readonly ChargingSession[]): Promise<number> {
    const provider = payments(terms.dealId);
    const tariffs = await stationTariffs({ book }, terms);
    const marks: [string, string][] = [];
    for (const session of sessions) {
      const mark = `charging/${session.sessionId}`;
      const tariff = tariffAt(tariffs, session.stationId, session.begin);
      const chargedAt = parseInstant(session.end);
      if (!tariff || chargedAt > clock.now() || (await store.get(mark)) !== undefined) continue;
      const { grossMinor } = priceSession(tariff, session.energyWh);
      if (grossMinor > 0n) {
        const { sessionId, stationId } = session;
        const amount = money(tariff.currency, grossMinor);
        await provider.chargeSession({
          ...{ sessionId, stationId, amount, cardToken: CARD, chargedAt },
          idempotencyKey: `session_${sessionId}`,
        });
      }
      marks.push([mark, JSON.stringify(terms.dealId)]);
    }
    if (marks.length > 0) await store.put(marks);
    return marks.length;
  }

  async function payMonths(dealId: string, months: readonly YearMonth[]): Promise<number> {
    const terms = (await book.get(deals, dealId))?.value.deal.terms;
    if (!terms) return 0;
    let paid = 0;
    for (const { stationId } of terms.pool) {
      for (const month of months) paid += await paySessions(terms, await storedSessions(book, stationId, month));
    }
    if (paid > 0) await pause(PAYOUT_PAUSE_MS, new AbortController().signal);
    return paid;
  }

  /** One after the other: a session that two requests meet is looked at by the second when it is marked. */
  function inTurn(act: () => Promise<number>): Promise<number> {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  }

  return {
    payMonths: (dealId, months) => inTurn(() => payMonths(dealId, months)),
    chargingPayments(dealId) {
      const provider = payments(dealId);
      return {
        mode: provider.mode,
        createCheckout: (input) => provider.createCheckout(input),
        getPayment: (id) => provider.getPayment(id),
        cancelPayment: (id) => provider.cancelPayment(id),
        collect: (id, due) => provider.collect(id, due),
        refund: (input) => provider.refund(input),
        chargeSession: (input) => provider.chargeSession(input),
        async listPayouts(range) {
          const months = monthsOf(range.from, Math.min(range.before, clock.now()));
          await inTurn(() => payMonths(dealId, months));
          return provider.listPayouts(range);
        },
        listPayoutCharges: (id) => provider.listPayoutCharges(id),
        parseWebhook: (body, signature, now) => provider.parseWebhook(body, signature, now),
      };
    },
  };
}

/** Months whose sessions can be in payouts that arrive in the interval; a payout follows its charges by two days. */
function monthsOf(from: number, before: number): YearMonth[] {
  const last = yearMonthOf(localDateOf(before, "UTC"));
  const months: YearMonth[] = [];
  for (let month = addMonthsToYearMonth(yearMonthOf(localDateOf(from, "UTC")), -1); month <= last; ) {
    months.push(month);
    month = addMonthsToYearMonth(month, 1);
  }
  return months;
}
