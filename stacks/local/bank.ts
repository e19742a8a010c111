import { Hono } from "hono";
import * as z from "zod";
import { problemOf, problemResponse } from "../../lib/api/problem";
import { NonNegativeMinor } from "../../lib/core/deal/terms";
import { HeliographError } from "../../lib/core/errors/heliograph-error";
import { requireRole } from "../../lib/core/identity/authorise";
import { composeCamt053 } from "../../lib/core/settlement/compose-camt053";
import { formatInstant, parseInstant } from "../../lib/core/time/instant";
import { addDays, LocalDate } from "../../lib/core/time/local-date";
import { localDateOf, startOfDay } from "../../lib/core/time/time-zone";
import { BankLine } from "../../lib/core/verification/bank-line";
import { deals } from "../../lib/flows/deals/deal-records";
import { distributions, readWaterfall } from "../../lib/flows/distribution/distribution-records";
import type { Authenticator } from "../../lib/flows/ports/authenticator";
import type { BankFeed } from "../../lib/flows/ports/bank";
import type { Ports } from "../../lib/flows/ports/ports";
import { readAll } from "../../lib/flows/read-all";
import type { KeyValueStore } from "./stripe/key-value-store";

const Account = z.strictObject({
  entries: z.number().int().nonnegative(),
  /** Statements were given until this day: nothing is booked on it or before it any more. */
  closedUntil: LocalDate.nullable(),
});
type Account = z.infer<typeof Account>;

const Movement = z.strictObject({
  direction: z.enum(["credit", "debit"]),
  amountMinor: NonNegativeMinor.refine((minor) => minor !== "0", "more than nothing"),
  reference: z.string().min(1).max(200),
});
type Movement = z.infer<typeof Movement>;

export type SimulatedBank = {
  readonly feed: BankFeed;
  /** `POST /simulated/bank/{dealId}/entries`: somebody pays into the account, or is paid out of it. */
  readonly pages: Hono;
  /** Books a movement at the product's time; the same key again changes nothing. */
  book(dealId: string, key: string, movement: Movement): Promise<void>;
};

/**
 * The SIMULATED account bank: each deal's collection account, credited with the processor's payouts and with what is paid
 * by its page, debited with what the deal's own distributions order. It speaks camt.053, and never books into a day that
 * a statement has closed.
 */
export function createSimulatedBank(parts: {
  readonly ports: Pick<Ports, "book" | "storage" | "clock" | "chargingPayments">;
  readonly store: KeyValueStore;
  readonly authenticator: Authenticator;
  readonly origin: string;
}): SimulatedBank {
  const { ports, store } = parts;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  }

  async function read(dealId: string): Promise<Account> {
    const json = await store.get(`bank/${dealId}/account`);
    return json === undefined ? { entries: 0, closedUntil: null } : Account.parse(JSON.parse(json));
  }

  /** @param wantedOn the day that it belongs to, if the books of that day are still open */
  async function enter(dealId: string, key: string, wantedOn: LocalDate, movement: Movement): Promise<void> {
    const mark = `bank/${dealId}/key/${key}`;
    const deal = (await ports.book.get(deals, dealId))?.value.deal.terms;
    const iban = deal?.accounts.find(({ kind }) => kind === "collection")?.iban;
    if (!deal || iban === undefined || (await store.get(mark)) !== undefined) return;
    const account = await read(dealId);
    const { closedUntil, entries } = account;
    const bookedOn = closedUntil !== null && wantedOn <= closedUntil ? addDays(closedUntil, 1) : wantedOn;
    const id = `SIM-${String(entries + 1).padStart(6, "0")}`;
    const line: BankLine = {
      ...{ id, iban, bookedOn, valueOn: bookedOn, currency: deal.currency, status: "booked", reversal: false },
      ...movement,
    };
    await store.put([
      [mark, JSON.stringify(id)],
      [`bank/${dealId}/entry/${id}`, JSON.stringify(line)],
      [`bank/${dealId}/account`, JSON.stringify({ ...account, entries: entries + 1 } satisfies Account)],
    ]);
  }

  /** Takes in what the processor has paid out, and what the deal's distributions have ordered. */
  async function refresh(dealId: string, timeZone: string, closing: LocalDate): Promise<void> {
    const now = ports.clock.now();
    const from = startOfDay(addDays(closing, -1), "UTC");
    for (const payout of await ports.chargingPayments(dealId).listPayouts({ from, before: now })) {
      if (payout.state !== "paid") continue;
      await enter(dealId, payout.payoutId, localDateOf(payout.arrivedAt, "UTC"), {
        direction: "credit",
        amountMinor: payout.amount.minor.toString(),
        reference: `SIMULATED STRIPE PAYOUT ${payout.payoutId}`,
      });
    }
    for (const { value } of await readAll((page) => ports.book.listByParent(distributions, dealId, page))) {
      if (!value.funding) continue;
      const day = localDateOf(parseInstant(value.funding.fundedAt), timeZone);
      for (const [index, order] of (await ordersOf(value)).entries()) {
        await enter(dealId, `${value.id}/${index}`, day, order);
      }
    }
  }

  /** Payees of the waterfall, and the coin for the holders; what the reserve has paid left another account. */
  async function ordersOf(record: Parameters<typeof readWaterfall>[1]): Promise<Movement[]> {
    const payees = new Map<string, bigint>();
    let fromReserve = 0n;
    for (const { from, to, amountMinor } of (await readWaterfall(ports, record)).transfers) {
      const minor = BigInt(amountMinor);
      if (to.type === "tranche" && from === "reserve") fromReserve += minor;
      if (to.type === "payee" && from !== "reserve") payees.set(to.payee, (payees.get(to.payee) ?? 0n) + minor);
    }
    const coin = BigInt(record.funding?.amountMinor ?? "0") - fromReserve;
    const orders: [string, bigint][] = [
      ...[...payees].map(([payee, minor]): [string, bigint] => [`${record.statementId} ${payee}`, minor]),
      [`${record.id} coin for the holders`, coin],
    ];
    return orders.flatMap(([reference, minor]): Movement[] =>
      minor > 0n ? [{ direction: "debit", amountMinor: minor.toString(), reference: reference.slice(0, 200) }] : [],
    );
  }

  const feed: BankFeed = {
    simulated: true,
    statement: ({ dealId, iban, timeZone, from, to }) =>
      inTurn(async () => {
        const terms = (await ports.book.get(deals, dealId))?.value.deal.terms;
        if (!terms) throw new Error(`the bank keeps no account of ${dealId}`);
        if (ports.clock.now() < startOfDay(addDays(to, 1), timeZone)) throw notReady(to);
        await refresh(dealId, timeZone, terms.calendar.closing);
        const account = await read(dealId);
        if (account.closedUntil === null || account.closedUntil < to) {
          const closed: Account = { ...account, closedUntil: to };
          await store.put([[`bank/${dealId}/account`, JSON.stringify(closed)]]);
        }
        const lines = (await store.list(`bank/${dealId}/entry/`)).map((json) => BankLine.parse(JSON.parse(json)));
        const before = lines.filter(({ bookedOn }) => bookedOn < from);
        return composeCamt053({
          ...{ id: `SIMULATED-${from}-${to}`, iban, currency: terms.currency, from, to },
          openingMinor: before.reduce((sum, line) => sum + effectOf(line), 0n),
          lines: lines.filter(({ bookedOn }) => bookedOn >= from && bookedOn <= to),
        });
      }),
  };

  async function book(dealId: string, key: string, movement: Movement): Promise<void> {
    const terms = (await ports.book.get(deals, dealId))?.value.deal.terms;
    if (!terms) return;
    const today = localDateOf(ports.clock.now(), terms.timeZone);
    await inTurn(() => enter(dealId, key, today, movement));
  }

  const pages = new Hono();
  pages.onError((error) => problemResponse(problemOf(error)));
  pages.post("/simulated/bank/:dealId/entries", async (context) => {
    const { headers } = context.req.raw;
    if (headers.get("cookie") !== null && headers.get("origin") !== parts.origin) throw foreignPage(parts.origin);
    const actor = await parts.authenticator.actorOf(headers);
    const dealId = context.req.param("dealId");
    requireRole(actor, (await ports.book.get(deals, dealId))?.value.orgId ?? "", ["operator"]);
    const movement = Movement.parse(await context.req.json());
    const key = context.req.header("idempotency-key") ?? formatInstant(ports.clock.now());
    await book(dealId, `page/${key}`, movement);
    return context.json({ simulated: true, booked: true });
  });
  return { feed, pages, book };
}

function effectOf({ direction, amountMinor }: BankLine): bigint {
  return direction === "credit" ? BigInt(amountMinor) : -BigInt(amountMinor);
}

function notReady(to: LocalDate): HeliographError {
  return new HeliographError({
    code: "BANK_STATEMENT_NOT_READY",
    kind: "conflict",
    message: `The bank closes ${to} when the day is over.`,
    remedy: "Ask again on the next day.",
    data: { to },
  });
}

function foreignPage(origin: string): HeliographError {
  return new HeliographError({
    code: "ORIGIN_REFUSED",
    message: "The simulated bank takes orders from this product's own pages only.",
    remedy: `Send the request with Origin ${origin}.`,
    kind: "forbidden",
  });
}
