import * as z from "zod";
import { attachmentPoints } from "../../core/abs/losses/attachment";
import type { DealTerms } from "../../core/deal/terms";
import { remainingTokens } from "../../core/subscription/availability";
import { YearMonth } from "../../core/time/local-date";
import { deals } from "../deals/deal-records";
import type { Page, PageRequest } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import {
  availabilities,
  type Offering,
  offerings,
  PUBLIC_OFFERINGS,
  type PublishedDocument,
  publishedDocuments,
} from "./offering-records";

export type ListedOffering = { readonly offering: Offering; readonly remainingTokens: number };

/** Everything on offer, newest first; for anybody. */
export async function listOfferings(ports: Pick<Ports, "book">, page: PageRequest = {}): Promise<Page<ListedOffering>> {
  const found = await ports.book.listByParent(offerings, PUBLIC_OFFERINGS, { newestFirst: true, ...page });
  const items = await Promise.all(
    found.items.map(async ({ value: offering }) => {
      const { value } = await requireStored(ports.book, availabilities, offering.id);
      return { offering, remainingTokens: remainingTokens(value) };
    }),
  );
  return { items, cursor: found.cursor };
}

const Minor = z.string().regex(/^-?\d+$/);
const Case = z.object({
  tranches: z.array(
    z.object({
      trancheId: z.string(),
      flows: z.array(z.object({ period: YearMonth, payment: z.string(), interestMinor: Minor, principalMinor: Minor })),
    }),
  ),
});
const PublishedProjection = z.object({ base: Case, downside: Case });
export type TrancheFlow = z.infer<typeof Case>["tranches"][number]["flows"][number];

/** All that an investor reads before ordering. */
export type OfferingReview = ListedOffering & {
  readonly version: number;
  readonly offeredTokens: number;
  readonly terms: Pick<
    DealTerms,
    "parties" | "pool" | "useOfProceeds" | "calendar" | "tranches" | "waterfall" | "disclosure"
  >;
  /** Where losses begin and end for each tranche of the deal. */
  readonly attachments: ReturnType<typeof attachmentPoints>;
  /** Other tranches of the deal on sale, this one among them. */
  readonly offeringIds: Readonly<Record<string, string>>;
  /** Interest and principal of this tranche by payment date, in the base case and in the downside. */
  readonly flows: { readonly base: readonly TrancheFlow[]; readonly downside: readonly TrancheFlow[] };
  readonly documents: readonly PublishedDocument[];
};

/** An offering with its deal's published terms and projection; for anybody. */
export async function reviewOffering(
  ports: Pick<Ports, "book" | "storage">,
  offeringId: string,
): Promise<OfferingReview> {
  const { value: offering, version } = await requireStored(ports.book, offerings, offeringId);
  const [{ value: availability }, { value: deal }, documents, projection] = await Promise.all([
    requireStored(ports.book, availabilities, offeringId),
    requireStored(ports.book, deals, offering.dealId),
    ports.book.listByParent(publishedDocuments, offering.dealId),
    ports.storage.get(offering.projectionHash),
  ]);
  const { terms } = deal.deal;
  if (!terms) throw new Error(`the issued deal ${offering.dealId} has no terms`);
  const { base, downside } = PublishedProjection.parse(JSON.parse(new TextDecoder().decode(projection)));
  const siblings = await ports.book.listByOrg(offerings, offering.orgId, { limit: 200 });
  const ofThisTranche = (projected: z.infer<typeof Case>) =>
    projected.tranches.find(({ trancheId }) => trancheId === offering.trancheId)?.flows ?? [];
  return {
    offering,
    version,
    remainingTokens: remainingTokens(availability),
    offeredTokens: availability.offeredTokens,
    terms,
    attachments: attachmentPoints(terms.tranches),
    offeringIds: Object.fromEntries(
      siblings.items
        .filter(({ value }) => value.dealId === offering.dealId)
        .map(({ value }) => [value.trancheId, value.id]),
    ),
    flows: { base: ofThisTranche(base), downside: ofThisTranche(downside) },
    documents: documents.items.map(({ value }) => value),
  };
}

/** A published document, by its hash; for anybody. @throws HeliographError NOT_FOUND for every other blob */
export async function readPublishedDocument(
  ports: Pick<Ports, "book" | "storage">,
  sha256: string,
): Promise<{ readonly document: PublishedDocument; readonly bytes: Uint8Array }> {
  const { value: document } = await requireStored(ports.book, publishedDocuments, sha256);
  return { document, bytes: await ports.storage.get(document.sha256) };
}
