import * as z from "zod";
import { RuledPool } from "../abs/pool/pool-rules";
import { EVENTS_OF_DEFAULT } from "../enforcement/event-of-default";
import { idSchema } from "../ids/ids";
import { LocalDate } from "../time/local-date";
import { LockUp } from "./lock-up";
import { PREPAYMENT_CAUSES } from "./prepayment-cause";

const Text = z.string().min(1).max(2000);
const Short = z.string().min(1).max(200);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 as lower-case hex");
const Country = z.string().regex(/^[A-Z]{2}$/, "an ISO 3166-1 alpha-2 code");
const Bps = z.number().int().min(0).max(10_000);

/** A contract of the deal and how far it has come; `perfected` is signed and registered or notified where that is needed. */
const DealDocument = z.strictObject({
  kind: z.enum([
    "true-sale",
    "asset-pledge",
    "share-pledge",
    "account-pledge",
    "trust-deed",
    "servicing-agreement",
    "subscription-agreement",
    "intercreditor-agreement",
    "insurance-assignment",
  ]),
  status: z.enum(["draft", "signed", "perfected"]),
  governingLaw: Short,
  dated: LocalDate.optional(),
  sha256: Sha256.optional(),
});

/** A lawyer's opinion: entered with who gave it and when, or missing. */
const LegalOpinion = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("entered"),
    kind: z.enum(["true-sale", "enforceability", "capacity", "tax", "securities"]),
    counsel: Short,
    dated: LocalDate,
    sha256: Sha256.optional(),
  }),
  z.strictObject({
    status: z.literal("missing"),
    kind: z.enum(["true-sale", "enforceability", "capacity", "tax", "securities"]),
  }),
]);

const EventOfDefault = z.strictObject({
  event: z.enum(EVENTS_OF_DEFAULT),
  /** Days to cure it before the trustee may act. */
  graceDays: z.number().int().min(0).max(180),
});

/** How much of such proceeds, or of the cash left to the residual, redeems notes. */
const MandatoryPrepayment = z.strictObject({
  cause: z.enum(PREPAYMENT_CAUSES),
  partBps: Bps,
});

/** Whether the notes are a securitisation under Regulation (EU) 2017/2402, and what they stand on. */
const Classification = z.strictObject({
  euSecuritisation: z.boolean(),
  basis: z.enum(["operating", "loans", "leases", "receivables"]),
  reasons: Text,
});

/** Whether retail investors need a key information document (EU PRIIPs) or statement (Hong Kong), and where it is. */
const KeyInformation = z.strictObject({
  determination: z.enum(["not-required", "kid", "kiis"]),
  reasons: Text,
  sha256: Sha256.optional(),
});

/** Article 6(3) of Regulation (EU) 2017/2402 names the forms. */
const RiskRetention = z.strictObject({
  bps: Bps,
  form: z.enum(["vertical", "sellers-share", "random-exposures", "first-loss", "first-loss-each"]),
  holder: Short,
});

/** The four components of the ICMA Green Bond Principles (June 2021) and the review recommended. */
const GreenFramework = z.strictObject({
  useOfProceeds: Text,
  evaluationAndSelection: Text,
  managementOfProceeds: Text,
  reporting: Text,
  externalReview: Text.optional(),
  /** Pre-issuance factsheet of Regulation (EU) 2023/2631, annex I; only where the notes carry the name EuGB. */
  euGreenBond: z
    .strictObject({
      factsheetSha256: Sha256.optional(),
      reviewer: Short.optional(),
      environmentalObjective: Text.optional(),
      taxonomyAlignedBps: Bps,
    })
    .optional(),
});

/** Proceeds of one station, in parts of all. Where technical screening criteria apply, aligned or not is a fact. */
export const StationAllocation = z.strictObject({
  stationId: idSchema("station"),
  partBps: Bps,
  activity: Short,
  criteria: z.enum(["aligned", "not-aligned", "none-apply"]),
});
export type StationAllocation = z.infer<typeof StationAllocation>;

/** What the proceeds are used for, station by station; `pool` spreads them alike over all stations by their share. */
const Allocation = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("pool"), activity: Short, criteria: StationAllocation.shape.criteria }),
  z.strictObject({ by: z.literal("stations"), stations: z.array(StationAllocation).min(1).max(100) }),
]);

/** Where the notes may be offered, and on which filing that rests. */
const Jurisdiction = z.strictObject({
  country: Country,
  open: z.boolean(),
  filing: z.enum(["not-required", "pending", "filed"]),
  reference: Short.optional(),
});

/** What a filing at the place of an asset says; a mainland-China asset is closed until one has its reference. */
const AssetFiling = z.strictObject({ country: Country, reference: Short.optional() });

/** All that a deal says about itself beside its cash flows: law, classification, green framework, where it may be sold. */
export const DealDisclosure = z.strictObject({
  documents: z.array(DealDocument).max(40),
  opinions: z.array(LegalOpinion).max(20),
  eventsOfDefault: z.array(EventOfDefault).max(20),
  acceleration: z.enum(["trustee", "majority-of-senior", "automatic-on-insolvency"]),
  recourse: z.enum(["limited", "full"]),
  mandatoryPrepayments: z.array(MandatoryPrepayment).max(10),
  classification: Classification.optional(),
  keyInformation: KeyInformation.optional(),
  riskRetention: RiskRetention.optional(),
  /** Smallest amount that may be bought [major units of the deal's currency]. */
  smallestDenomination: z.number().int().positive().optional(),
  /** Absent: yes for an ABS, no for a green bond. */
  professionalOnly: z.boolean().optional(),
  green: GreenFramework.optional(),
  allocation: Allocation.optional(),
  /** Eligibility and concentration: what the pool's stations are, and what they have to keep. */
  poolRules: RuledPool.optional(),
  jurisdictions: z.array(Jurisdiction).max(250),
  assetFilings: z.array(AssetFiling).max(50),
  lockUps: z.array(LockUp).max(20),
});
export type DealDisclosure = z.infer<typeof DealDisclosure>;

/** Whether only professional and institutional investors may buy. */
export function isProfessionalOnly(kind: "abs" | "green-bond", disclosure: DealDisclosure | undefined): boolean {
  return disclosure?.professionalOnly ?? kind === "abs";
}
