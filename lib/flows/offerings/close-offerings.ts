import { commitOrFail } from "../commit-or-fail";
import { deals } from "../deals/deal-records";
import { newEvent } from "../new-event";
import { publish, put, type Write } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { offeringIdOf, offerings } from "./offering-records";

/** Follows an event of default: nothing more of the deal is sold. Orders that stand are not touched. Runs again without effect. */
export async function closeOfferings(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  dealId: string,
): Promise<void> {
  const { value: deal } = await requireStored(ports.book, deals, dealId);
  const writes: Write[] = [];
  for (const { trancheId } of deal.issuance?.tranches ?? []) {
    const stored = await ports.book.get(offerings, offeringIdOf(dealId, trancheId));
    if (stored?.value.status !== "open") continue;
    const { id, orgId } = stored.value;
    const event = newEvent(ports, "offering.changed.v1", orgId, { offeringId: id });
    writes.push(put(offerings, { ...stored.value, status: "closed" }, stored.version), publish(event));
  }
  if (writes.length > 0) await commitOrFail(ports.book, writes);
}
