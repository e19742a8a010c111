import * as z from "zod";
import type { DealRecord } from "../../core/deal/deal";
import { publishedDocuments as dealDocuments } from "../../core/deal/documents/published-documents";
import type { TrancheTerms } from "../../core/deal/terms";
import { canonicalJson, type Json } from "../../core/evidence/canonical-json";
import type { Availability } from "../../core/subscription/availability";
import { formatInstant } from "../../core/time/instant";
import { type DealEntry, deals } from "../deals/deal-records";
import { newEvent } from "../new-event";
import { publish, put, type Write } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import {
  availabilities,
  type Offering,
  offeringIdOf,
  offerings,
  type PublishedDocument,
  publishedDocuments,
} from "./offering-records";
import { openingRules } from "./opening-rules";

/** What an offering takes over from the stored projection of its deal. */
const ProjectionFigures = z.object({
  downsideShockBps: z.int(),
  breakEvenBps: z.record(z.string(), z.int().nullable()),
});

/**
 * Follows the issuance of a deal: each of its tranches is put on sale with all its tokens, and all its documents become
 * public by their hash. Runs again without effect.
 */
export async function openOfferings(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage">,
  dealId: string,
): Promise<void> {
  const { value: entry } = await requireStored(ports.book, deals, dealId);
  const { terms, termsHash, termSheetHash, projectionSummary } = entry.deal;
  const { issuance, projectionHash } = entry;
  if (!issuance || !terms || !termsHash || !termSheetHash || !projectionSummary || !projectionHash) return;
  const first = issuance.tranches[0];
  if (!first || (await ports.book.get(offerings, offeringIdOf(dealId, first.trancheId)))) return;

  const figures = ProjectionFigures.parse(
    JSON.parse(new TextDecoder().decode(await ports.storage.get(projectionHash))),
  );
  const termsBytes = new TextEncoder().encode(canonicalJson(terms as Json));
  await ports.storage.put(termsBytes, "application/json");
  const openedAt = formatInstant(ports.clock.now());
  const writes: Write[] = documentsOf(entry, openedAt).map((document) => put(publishedDocuments, document, 0));
  for (const { trancheId, token, capTokens } of issuance.tranches) {
    const tranche = terms.tranches.find(({ id }) => id === trancheId);
    if (!tranche) throw new Error(`the issuance of ${dealId} names a tranche that its terms do not know`);
    const { schedule: _schedule, ...published } = tranche;
    const id = offeringIdOf(dealId, trancheId);
    const offering: Offering = {
      ...{ id, orgId: entry.orgId, dealId, trancheId, token, status: "open", rules: openingRules(tranche, terms) },
      ...{ dealName: terms.name, dealKind: terms.kind, currency: terms.currency, timeZone: terms.timeZone },
      tranche: published,
      figures: {
        ...yieldsOf(projectionSummary, tranche),
        downsideShockBps: figures.downsideShockBps,
        breakEvenBps: figures.breakEvenBps[trancheId] ?? null,
      },
      ...{ termsHash, termSheetHash, projectionHash, verified: null, openedAt },
      livemode: ports.stage.livemode,
      chainId: ports.stage.chainId,
    };
    const availability: Availability = {
      ...{ orgId: entry.orgId, offeringId: id, trancheId },
      ...{ offeredTokens: Number(capTokens), reservedTokens: 0, deliveredTokens: 0 },
    };
    const event = newEvent(ports, "offering.opened.v1", entry.orgId, { offeringId: id, dealId });
    writes.push(put(offerings, offering, 0), put(availabilities, availability, 0), publish(event));
  }
  // Refused only where another delivery of the same event was faster; its offerings are these.
  await ports.book.commit(writes);
}

function yieldsOf({ base, downside }: NonNullable<DealRecord["projectionSummary"]>, { id }: TrancheTerms) {
  const inBase = base.tranches.find(({ trancheId }) => trancheId === id);
  const inDownside = downside.tranches.find(({ trancheId }) => trancheId === id);
  return {
    yieldBase: inBase?.yieldRate ?? null,
    yieldDownside: inDownside?.yieldRate ?? null,
    walYears: inBase?.walYears ?? null,
  };
}

function documentsOf({ orgId, id: dealId, deal }: DealEntry, publishedAt: string): PublishedDocument[] {
  return dealDocuments(deal).map((document) => ({ ...document, orgId, dealId, publishedAt }));
}
