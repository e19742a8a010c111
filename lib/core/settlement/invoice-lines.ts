import { mulDivHalfUp } from "../money/rounding";
import type { BankLine } from "../verification/bank-line";
import type { ReconciliationBreak } from "../verification/break";
import { isCleared, type QuantityLabel } from "../verification/evidence-labels";
import type { RevenueInvoice } from "../verification/invoice";
import type { ShareOf } from "./charge-lines";
import { documentPayment } from "./document-payment";
import { finishLine } from "./line-draft";
import type { StatementLine } from "./statement-line";

export type InvoiceLines = {
  readonly lines: readonly StatementLine[];
  readonly explained: ReadonlySet<string>;
  readonly breaks: readonly ReconciliationBreak[];
};

/**
 * Lines of invoiced revenue. Exported energy counts as metered while the station's grid meter shows at least as much in the
 * period; beyond that it is an estimate, and its cash waits in suspense. Everything else stands on its invoice.
 * @param credits booked credits that no payout explains
 * @param exportedWhOf what the grid meters of a station fed in during the period [Wh]
 */
export function invoiceLines(
  invoices: readonly RevenueInvoice[],
  credits: readonly BankLine[],
  period: string,
  exportedWhOf: (stationId: string) => bigint,
  shareOf: ShareOf,
): InvoiceLines {
  const explained = new Set<string>();
  const breaks: ReconciliationBreak[] = [];
  const claimedWh = new Map<string, bigint>();
  const lines = invoices.map((invoice) => {
    const { credit, due, paid, breaks: differing } = documentPayment(invoice, credits, explained);
    if (credit) explained.add(credit.id);
    breaks.push(...differing);
    const quantity = quantityOf(invoice, period, exportedWhOf, claimedWh);
    if (quantity === "estimated") {
      const detail = `${invoice.energyWh} Wh invoiced, the grid meter shows ${exportedWhOf(invoice.stationId)} Wh`;
      breaks.push({ code: "QUANTITY_EXCEEDS_METER", subject: invoice.id, detail, amountMinor: due.toString() });
    }
    const vat = due === 0n ? 0n : mulDivHalfUp(paid, BigInt(invoice.vatMinor), due);
    const cash = credit ? "bank-cleared" : "invoiced";
    return finishLine({
      id: `revenue-invoice:${invoice.id}`,
      kind: "revenue-invoice",
      stream: invoice.stream,
      stationId: invoice.stationId,
      sessionId: null,
      sessionKey: null,
      energyWh: invoice.energyWh,
      quantity: paid > due ? "missing" : quantity,
      cash,
      gross: paid,
      vat,
      fee: 0n,
      shareBps: shareOf(invoice.stationId),
      moved: isCleared(cash),
      undoesSuspense: false,
      evidence: [`invoice:${invoice.id}`, ...(credit ? [`bank-line:${credit.id}`] : [])],
    });
  });
  return { lines, explained, breaks };
}

function quantityOf(
  invoice: RevenueInvoice,
  period: string,
  exportedWhOf: (stationId: string) => bigint,
  claimedWh: Map<string, bigint>,
): QuantityLabel {
  if (invoice.stream !== "export" || invoice.energyWh === null || invoice.deliveryPeriod !== period) return "invoiced";
  const claimed = (claimedWh.get(invoice.stationId) ?? 0n) + BigInt(invoice.energyWh);
  claimedWh.set(invoice.stationId, claimed);
  return claimed <= exportedWhOf(invoice.stationId) ? "metered" : "estimated";
}
