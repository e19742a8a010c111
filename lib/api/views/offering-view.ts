import * as z from "zod";
import { DEAL_DOCUMENT_KINDS } from "../../core/deal/documents/document-kind";
import { NoteTerms } from "../../core/deal/note-terms";
import { PARTY_ROLES, TRANCHE_CLASSES } from "../../core/deal/terms";
import { MoneyJson } from "../../core/money/money";
import { EligibilityRefusal, OfferingRules } from "../../core/subscription/eligibility";
import { LocalDate, YearMonth } from "../../core/time/local-date";

const Verified = z.object({ period: YearMonth, share: z.string() }).nullable();

/** A row of the public list: what a reader compares before opening an offering. */
export const OfferingRow = z.object({
  offeringId: z.string(),
  dealId: z.string(),
  name: z.string(),
  trancheName: z.string(),
  trancheClass: z.enum(TRANCHE_CLASSES),
  /** Yearly yields as fractions, downside and base case; null where the projection gives none. */
  yieldLow: z.string().nullable(),
  yieldHigh: z.string().nullable(),
  maturity: LocalDate,
  minimum: MoneyJson,
  status: z.enum(["open", "closed"]),
  /** Share of a month's quarter hours measured by verified readings, from the latest statement; null before the first. */
  verified: Verified,
  simulated: z.boolean(),
});
export type OfferingRow = z.infer<typeof OfferingRow>;

const Flow = z.object({
  period: YearMonth,
  payment: z.string(),
  interestMinor: z.string(),
  principalMinor: z.string(),
});
export type OfferingFlow = z.infer<typeof Flow>;

/** All that an investor reads before ordering. */
export const OfferingDetail = OfferingRow.extend({
  version: z.number().int().positive(),
  dealName: z.string(),
  dealKind: z.enum(["green-bond", "abs"]),
  currency: MoneyJson.shape.currency,
  timeZone: z.string(),
  symbol: z.string(),
  isin: z.string().nullable(),
  token: z.string(),
  chainId: z.number().int(),
  couponRate: z.string(),
  /** Steps of the coupon, step-ups and early redemption. */
  note: NoteTerms,
  dayCount: z.string(),
  /** Per unit of par. */
  issuePrice: z.string(),
  originalPar: MoneyJson,
  minimumTokens: z.number().int(),
  offeredTokens: z.number().int(),
  remainingTokens: z.number().int(),
  walYears: z.string().nullable(),
  downsideShockBps: z.number().int(),
  /** Largest fall of all revenue at which this tranche is still paid in full. */
  breakEvenBps: z.number().int().nullable(),
  rules: OfferingRules,
  /** All tranches of the deal, most senior first. */
  stack: z.array(
    z.object({
      trancheId: z.string(),
      offeringId: z.string().nullable(),
      name: z.string(),
      class: z.enum(TRANCHE_CLASSES),
      originalPar: MoneyJson,
      attachmentBps: z.number().int(),
      detachmentBps: z.number().int(),
    }),
  ),
  flows: z.object({ base: z.array(Flow), downside: z.array(Flow) }),
  useOfProceeds: z.string(),
  parties: z.array(z.object({ role: z.enum(PARTY_ROLES), name: z.string(), lei: z.string().nullable() })),
  stations: z.array(z.object({ stationId: z.string(), name: z.string(), shareBps: z.number().int() })),
  calendar: z.object({ closing: LocalDate, firstPayment: LocalDate.nullable(), legalMaturity: LocalDate }),
  documents: z.array(
    z.object({
      kind: z.enum(DEAL_DOCUMENT_KINDS),
      trancheId: z.string().nullable(),
      sha256: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
    }),
  ),
});
export type OfferingDetail = z.infer<typeof OfferingDetail>;

/** What an order would meet now. */
export const OrderCheckView = z.object({
  refusals: z.array(EligibilityRefusal),
  due: MoneyJson,
  remainingTokens: z.number().int(),
});
export type OrderCheckView = z.infer<typeof OrderCheckView>;
