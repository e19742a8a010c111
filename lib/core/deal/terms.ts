import * as z from "zod";
import { WaterfallStep } from "../abs/waterfall/waterfall-step";
import { idSchema } from "../ids/ids";
import { Currency } from "../money/currency";
import { DecimalText } from "../station/charging-tariff";
import { LocalDate, YearMonth } from "../time/local-date";
import { TimeZone } from "../time/time-zone";
import { DealDisclosure } from "./disclosure";

/** A positive or zero count of minor units as text. */
export const NonNegativeMinor = z.string().regex(/^(0|[1-9]\d{0,30})$/, "a count of minor units as text");

export const PARTY_ROLES = [
  "issuer-spv",
  "originator",
  "servicer",
  "back-up-servicer",
  "trustee",
  "paying-agent",
  "calculation-agent",
  "account-bank",
  "independent-engineer",
  "external-reviewer",
] as const;

/** Who does what in a deal, with dates; a change of party is a new row, never an edit. */
export const DealParty = z.strictObject({
  role: z.enum(PARTY_ROLES),
  name: z.string().min(1).max(200),
  lei: z
    .string()
    .regex(/^[0-9A-Z]{18}\d{2}$/, "an LEI: 18 characters and 2 check digits (ISO 17442)")
    .optional(),
  /** Corporate group; no group may reach the Safe's or the attestors' threshold alone. */
  group: z.string().max(200).optional(),
  from: LocalDate,
  to: LocalDate.optional(),
});
export type DealParty = z.infer<typeof DealParty>;

export const ACCOUNT_KINDS = [
  "collection",
  "vat",
  "operating",
  "reserve",
  "proceeds",
  "suspense",
  "liquidity",
  "maintenance",
  "trap",
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const DealAccount = z.strictObject({
  kind: z.enum(ACCOUNT_KINDS),
  bank: z.string().min(1).max(200),
  iban: z.string().min(5).max(34),
  controlAgreement: z.enum(["signed", "pending", "none"]),
});
export type DealAccount = z.infer<typeof DealAccount>;

/** One collection period and the dates that follow from it. `to` is exclusive; dates are in the deal's time zone. */
export const CalendarPeriod = z.strictObject({
  period: YearMonth,
  from: LocalDate,
  to: LocalDate,
  cutOff: LocalDate,
  determination: LocalDate,
  ex: LocalDate,
  /** Balances at the end of this day are entitled. */
  record: LocalDate,
  payment: LocalDate,
  /** Interest of the period runs to this day (exclusive): the payment date before its adjustment. Absent: `payment`. */
  interestTo: LocalDate.optional(),
});
export type CalendarPeriod = z.infer<typeof CalendarPeriod>;

export const DealCalendar = z.strictObject({
  closing: LocalDate,
  legalMaturity: LocalDate,
  periods: z.array(CalendarPeriod).min(1).max(480),
});
export type DealCalendar = z.infer<typeof DealCalendar>;

export const TRANCHE_CLASSES = ["senior", "mezzanine", "junior"] as const;
export type TrancheClass = (typeof TRANCHE_CLASSES)[number];

export const MakeWholeTerms = z.strictObject({
  firstCall: LocalDate,
  /** Added to the yield of the reference security, a decimal rate. */
  marginRate: DecimalText,
  /** No less than this part of the balance is paid: "1" is par. */
  floorPrice: DecimalText,
});

/** A class of notes. One token = one major unit of original par, 0 decimals: originalPar of 500 000.00 is 500 000 tokens. */
export const TrancheTerms = z.strictObject({
  id: idSchema("tranche"),
  class: z.enum(TRANCHE_CLASSES),
  name: z.string().min(1).max(80),
  symbol: z.string().regex(/^[A-Z0-9]{3,11}$/),
  /** ISO 6166, once a numbering agency has given one. */
  isin: z
    .string()
    .regex(/^[A-Z]{2}[0-9A-Z]{9}\d$/)
    .optional(),
  originalParMinor: NonNegativeMinor,
  /** Yearly rate as a decimal: "0.055", from closing on. */
  couponRate: DecimalText,
  /** Other rates from the period with that index on, ascending. */
  couponSteps: z
    .array(z.strictObject({ fromPeriod: z.number().int().min(1).max(480), rate: DecimalText }))
    .min(1)
    .max(40)
    .optional(),
  /** The issuer may redeem early on a payment date from `firstCall` on, at the make-whole amount. */
  makeWhole: MakeWholeTerms.optional(),
  dayCount: z.enum(["30/360", "act/365f", "act/360", "act/act-isda", "30e/360"]),
  /** Issue price per unit of par as a decimal: "1" is par. */
  issuePrice: DecimalText,
  maturity: LocalDate,
  minimumTokens: z.number().int().positive(),
  /** Scheduled principal by period index [minor units]; sums to originalParMinor. */
  schedule: z.array(NonNegativeMinor),
});
export type TrancheTerms = z.infer<typeof TrancheTerms>;

export const PoolMember = z.strictObject({
  stationId: idSchema("station"),
  stationName: z.string(),
  simulationId: idSchema("simulation"),
  simulationHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Share of the station's cash flow that belongs to the pool. */
  shareBps: z.number().int().min(1).max(10_000),
});
export type PoolMember = z.infer<typeof PoolMember>;

/**
 * The terms of a deal, frozen and hashed when its term sheet is published. What the contracts, the waterfall, the
 * statement and the auditor's `verify` read is this object and nothing else.
 */
export const DealTerms = z.strictObject({
  schema: z.literal("heliograph.deal-terms.v1"),
  dealId: idSchema("deal"),
  orgId: idSchema("organisation"),
  name: z.string().min(1).max(120),
  kind: z.enum(["green-bond", "abs"]),
  currency: Currency,
  timeZone: TimeZone,
  livemode: z.boolean(),
  chainId: z.number().int().positive(),
  parties: z.array(DealParty).min(1).max(40),
  accounts: z.array(DealAccount).min(1).max(12),
  calendar: DealCalendar,
  pool: z.array(PoolMember).min(1).max(100),
  tranches: z.array(TrancheTerms).min(1).max(8),
  /** Priority of payments, while the deal is not enforced. */
  waterfall: z.array(WaterfallStep).min(1).max(60),
  /** What runs instead once the trustee has enforced the security; all principal is due then. */
  enforcementWaterfall: z.array(WaterfallStep).min(1).max(60).optional(),
  /** Cash that the proceeds put into the reserve account at closing. */
  initialReserveMinor: NonNegativeMinor,
  /** The same of other accounts that hold cash. */
  initialCashMinor: z.partialRecord(z.enum(["liquidity", "maintenance", "trap"]), NonNegativeMinor).optional(),
  /** Balance of the collateral at the end of each period, for over-collateralisation and targets. */
  collateralMinor: z.array(NonNegativeMinor).max(480).optional(),
  /** Cash that each period was expected to bring at closing, for the test of cumulative shortfall. */
  expectedCashMinor: z.array(NonNegativeMinor).max(480).optional(),
  /** Of it what was expected for debt service, for covers that look forward. */
  expectedCfadsMinor: z.array(NonNegativeMinor).max(480).optional(),
  useOfProceeds: z.string().max(2000),
  /** Needed to publish, see `publication-gaps.ts`. */
  disclosure: DealDisclosure.optional(),
});
export type DealTerms = z.infer<typeof DealTerms>;
