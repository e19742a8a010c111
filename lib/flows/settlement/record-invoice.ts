import type { DealTerms } from "../../core/deal/terms";
import { HeliographError } from "../../core/errors/heliograph-error";
import { hashOf, sha256 } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Role } from "../../core/identity/roles";
import { formatInstant } from "../../core/time/instant";
import type { CostInvoice, Invoice, ProceedsNotice, RevenueInvoice } from "../../core/verification/invoice";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { type IssuedPeriod, issuedDeal, periodOf } from "./issued-period-records";
import { openPeriod, requireUndistributed } from "./open-period-records";
import { type InvoiceRecord, invoiceRecordId, invoices } from "./settlement-records";

const RECORDERS: readonly Role[] = ["operator", "trustee"];

type Needs = Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage" | "storage">;

/** An invoice without the hash of its document, which is taken from the document itself. */
export type InvoiceInput =
  | Omit<CostInvoice, "documentHash">
  | Omit<RevenueInvoice, "documentHash">
  | Omit<ProceedsNotice, "documentHash">;

export type InvoiceDocument = { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array };

/**
 * Records a cost or a revenue invoice of a period with its document, or proceeds on which the terms demand prepayment:
 * those may be the trustee's word too. The same invoice again changes nothing; its number
 * counts once in the life of the deal.
 * @throws HeliographError INVOICE_NUMBER_USED, INVOICE_REFUSED, PERIOD_DISTRIBUTED
 */
export async function recordInvoice(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string; invoice: InvoiceInput; document: InvoiceDocument },
): Promise<Stored<InvoiceRecord>> {
  const deal = await issuedDeal(ports, input.dealId);
  const { userId } = requireFreshRole(ports, actor, deal.entry.orgId, recordersOf(input.invoice));
  const issued = periodOf(deal, input.period);
  const { value: period } = await openPeriod(ports, issued);
  await requireUndistributed(ports, period);
  const { name, contentType, bytes } = input.document;
  const invoice = { ...input.invoice, documentHash: sha256(bytes) } as Invoice;
  assertBelongs(issued, invoice);
  const id = invoiceRecordId(input.dealId, invoice.id);
  const known = await ports.book.get(invoices, id);
  if (known && known.value.withdrawnAt === null) return sameInvoice(known, invoice, input.period);
  await ports.storage.put(bytes, contentType);
  const record: InvoiceRecord = {
    ...{ id, orgId: period.orgId, dealId: input.dealId, period: input.period, invoice },
    ...{ document: { name, contentType }, recordedBy: userId },
    ...{ recordedAt: formatInstant(ports.clock.now()), withdrawnAt: null },
  };
  const subject = { dealId: input.dealId, period: input.period, invoice: invoice.id };
  const event = newEvent(ports, "invoice.recorded.v1", period.orgId, subject);
  const version = known?.version ?? 0;
  await commitOrFail(ports.book, [put(invoices, record, version), publish(event)]);
  return { value: record, version: version + 1 };
}

/** Takes an invoice out of its period; its number is free again. */
export async function withdrawInvoice(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string; invoiceId: string },
): Promise<Stored<InvoiceRecord>> {
  const deal = await issuedDeal(ports, input.dealId);
  requireFreshRole(ports, actor, deal.entry.orgId, RECORDERS);
  const { value: period } = await openPeriod(ports, periodOf(deal, input.period));
  await requireUndistributed(ports, period);
  const stored = await requireStored(ports.book, invoices, invoiceRecordId(input.dealId, input.invoiceId));
  const { value, version } = stored;
  requireRole(actor, deal.entry.orgId, recordersOf(value.invoice));
  if (value.withdrawnAt !== null || value.period !== input.period) return stored;
  const changed: InvoiceRecord = { ...value, withdrawnAt: formatInstant(ports.clock.now()) };
  const subject = { dealId: input.dealId, period: input.period, invoice: input.invoiceId };
  const event = newEvent(ports, "invoice.withdrawn.v1", period.orgId, subject);
  await commitOrFail(ports.book, [put(invoices, changed, version), publish(event)]);
  return { value: changed, version: version + 1 };
}

function recordersOf({ direction }: Pick<Invoice, "direction">): readonly Role[] {
  return direction === "proceeds" ? RECORDERS : ["operator"];
}

function sameInvoice(known: Stored<InvoiceRecord>, invoice: Invoice, period: string): Stored<InvoiceRecord> {
  const standing = known.value;
  if (standing.period === period && hashOf(standing.invoice) === hashOf(invoice)) return known;
  throw new HeliographError({
    code: "INVOICE_NUMBER_USED",
    kind: "conflict",
    message: `Invoice ${invoice.id} stands already in ${standing.period}, with other figures.`,
    remedy: "Withdraw it first, or give this one its own number.",
    data: { invoice: invoice.id, period: standing.period },
  });
}

function assertBelongs({ terms }: IssuedPeriod, invoice: Invoice): void {
  if (invoice.currency !== terms.currency) throw refused(`it is in ${invoice.currency}, the deal in ${terms.currency}`);
  if (invoice.direction === "cost" && !terms.waterfall.some(({ kind }) => kind === "operating-costs")) {
    throw refused("the deal's waterfall pays no operating costs");
  }
  if (invoice.direction === "revenue" && !terms.pool.some(({ stationId }) => stationId === invoice.stationId)) {
    throw refused("its station is not in the pool");
  }
  if (invoice.direction === "proceeds") assertProceeds(terms, invoice);
}

function assertProceeds({ disclosure, pool }: DealTerms, { cause, stationId }: ProceedsNotice): void {
  if (!disclosure?.mandatoryPrepayments.some((rule) => rule.cause === cause))
    throw refused(`the terms demand no prepayment on ${cause}`);
  if (stationId !== null && !pool.some((member) => member.stationId === stationId))
    throw refused("its station is not in the pool");
}

function refused(reason: string): HeliographError {
  return new HeliographError({
    code: "INVOICE_REFUSED",
    message: `The invoice cannot be of this deal: ${reason}.`,
    remedy: "Check the invoice and the deal's terms.",
  });
}
