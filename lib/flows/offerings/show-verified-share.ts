import { verifiedShare } from "../../core/settlement/verified-share";
import { commitOrFail } from "../commit-or-fail";
import { deals } from "../deals/deal-records";
import { newEvent } from "../new-event";
import { publish, put, type Write } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { statements } from "../settlement/statement-records";
import { type Offering, offeringIdOf, offerings } from "./offering-records";

/**
 * Follows an anchored statement: every offering of its deal shows how much of that month was measured by verified readings.
 * An older month, or a version that was replaced, changes nothing. Runs again without effect.
 */
export async function showVerifiedShare(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  statementId: string,
): Promise<void> {
  const { value: statement } = await requireStored(ports.book, statements, statementId);
  const share = verifiedShare(statement.readings);
  if (statement.state !== "anchored" || share === null) return;
  const { value: deal } = await requireStored(ports.book, deals, statement.dealId);
  const writes: Write[] = [];
  for (const { trancheId } of deal.issuance?.tranches ?? []) {
    const stored = await ports.book.get(offerings, offeringIdOf(statement.dealId, trancheId));
    if (!stored || isShown(stored.value, statement.period, share)) continue;
    const { id, orgId } = stored.value;
    const shown: Offering = { ...stored.value, verified: { period: statement.period, share } };
    const event = newEvent(ports, "offering.changed.v1", orgId, { offeringId: id });
    writes.push(put(offerings, shown, stored.version), publish(event));
  }
  if (writes.length > 0) await commitOrFail(ports.book, writes);
}

function isShown({ verified }: Offering, period: string, share: string): boolean {
  return verified !== null && (verified.period > period || (verified.period === period && verified.share === share));
}
