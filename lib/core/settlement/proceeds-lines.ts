import { mulDivHalfUp } from "../money/rounding";
import type { BankLine } from "../verification/bank-line";
import { isCleared } from "../verification/evidence-labels";
import type { ProceedsNotice } from "../verification/invoice";
import type { ShareOf } from "./charge-lines";
import { documentPayment } from "./document-payment";
import type { InvoiceLines } from "./invoice-lines";
import { finishLine } from "./line-draft";

/**
 * Lines of proceeds that are no revenue: they stand on the document that shows them, and on the credit that names it. What
 * is credited beyond the document waits in suspense with all of it.
 * @param credits booked credits that neither a payout nor an invoice explains
 */
export function proceedsLines(
  notices: readonly ProceedsNotice[],
  credits: readonly BankLine[],
  shareOf: ShareOf,
): InvoiceLines {
  const explained = new Set<string>();
  const breaks: InvoiceLines["breaks"][number][] = [];
  const lines = notices.map((notice) => {
    const { credit, due, paid, breaks: differing } = documentPayment(notice, credits, explained);
    if (credit) explained.add(credit.id);
    breaks.push(...differing);
    const cash = credit ? "bank-cleared" : "invoiced";
    return finishLine({
      ...{ id: proceedsLineId(notice.id), kind: "extraordinary-proceeds", stream: "none", stationId: notice.stationId },
      ...{ sessionId: null, sessionKey: null, energyWh: null, quantity: paid > due ? "missing" : "invoiced", cash },
      gross: paid,
      vat: due === 0n ? 0n : mulDivHalfUp(paid, BigInt(notice.vatMinor), due),
      fee: 0n,
      shareBps: notice.stationId === null ? 10_000 : shareOf(notice.stationId),
      moved: isCleared(cash),
      undoesSuspense: false,
      evidence: [`invoice:${notice.id}`, ...(credit ? [`bank-line:${credit.id}`] : [])],
    });
  });
  return { lines, explained, breaks };
}

/** Id of the line of a notice. */
export function proceedsLineId(noticeId: string): string {
  return `extraordinary-proceeds:${noticeId}`;
}
