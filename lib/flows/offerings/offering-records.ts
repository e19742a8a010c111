import * as z from "zod";
import { DEAL_DOCUMENT_KINDS } from "../../core/deal/documents/document-kind";
import { TrancheTerms } from "../../core/deal/terms";
import { Sha256Hex } from "../../core/evidence/hash";
import { derivedId } from "../../core/ids/derived-id";
import { idSchema } from "../../core/ids/ids";
import { ChainAddress } from "../../core/issuance/hex";
import { Currency } from "../../core/money/currency";
import { Availability } from "../../core/subscription/availability";
import { OfferingRules } from "../../core/subscription/eligibility";
import { InstantIso } from "../../core/time/instant";
import { YearMonth } from "../../core/time/local-date";
import { defineCollection } from "../ports/book";

const RateText = z.string().regex(/^-?\d+(\.\d+)?$/);

/** One tranche of an issued deal on sale: its published terms and figures, frozen, and to whom it is offered. */
export const Offering = z.strictObject({
  id: idSchema("offering"),
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  trancheId: idSchema("tranche"),
  status: z.enum(["open", "closed"]),
  rules: OfferingRules,
  dealName: z.string(),
  dealKind: z.enum(["green-bond", "abs"]),
  currency: Currency,
  timeZone: z.string(),
  tranche: TrancheTerms.omit({ schedule: true }),
  /** The token on chain. */
  token: ChainAddress,
  figures: z.strictObject({
    yieldBase: RateText.nullable(),
    yieldDownside: RateText.nullable(),
    walYears: RateText.nullable(),
    downsideShockBps: z.int(),
    /** Largest fall of all revenue at which the tranche is still paid in full; null where it loses without any. */
    breakEvenBps: z.int().nullable(),
  }),
  termsHash: Sha256Hex,
  termSheetHash: Sha256Hex,
  projectionHash: Sha256Hex,
  /** Share of a month's quarter hours measured by verified readings, as a fraction, from the deal's latest statement. */
  verified: z.strictObject({ period: YearMonth, share: RateText }).nullable(),
  livemode: z.boolean(),
  chainId: z.int().positive(),
  openedAt: InstantIso,
});
export type Offering = z.infer<typeof Offering>;

/** Everything on offer, to be listed for anybody. */
export const PUBLIC_OFFERINGS = "public";

export const offerings = defineCollection<Offering>({
  name: "offering",
  schema: Offering,
  keysOf: ({ id, orgId, openedAt }) => ({ id, orgId, parent: PUBLIC_OFFERINGS, sort: `${openedAt} ${id}` }),
});

/** The id of a tranche's offering: there is one, ever. */
export function offeringIdOf(dealId: string, trancheId: string): string {
  return derivedId("offering", `${dealId} ${trancheId}`);
}

/** What can still be sold; one object an offering, written in the same commit as the order that reaches for it. */
export const availabilities = defineCollection<Availability>({
  name: "availability",
  schema: Availability,
  keysOf: ({ offeringId, orgId }) => ({ id: offeringId, orgId }),
});

/** A blob that anybody may download by its hash: nothing else leaves the storage without a role. */
export const PublishedDocument = z.strictObject({
  sha256: Sha256Hex,
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  kind: z.enum(DEAL_DOCUMENT_KINDS),
  /** Where it is of one tranche. */
  trancheId: idSchema("tranche").optional(),
  mediaType: z.string().max(100),
  fileName: z.string().max(160),
  publishedAt: InstantIso,
});
export type PublishedDocument = z.infer<typeof PublishedDocument>;

export const publishedDocuments = defineCollection<PublishedDocument>({
  name: "published-document",
  schema: PublishedDocument,
  keysOf: ({ sha256, orgId, dealId, kind }) => ({ id: sha256, orgId, parent: dealId, sort: kind }),
});
