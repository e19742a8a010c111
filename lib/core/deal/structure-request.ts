import * as z from "zod";
import { AVAILABILITY_MONTHS_MAX, DscrWindow } from "../abs/waterfall/step-parts";
import { WaterfallStep } from "../abs/waterfall/waterfall-step";
import { Currency } from "../money/currency";
import { DecimalText } from "../station/charging-tariff";
import { TimeZone } from "../time/time-zone";
import { CalendarRequest } from "./calendar";
import { DealDisclosure } from "./disclosure";
import { DealAccount, DealParty, NonNegativeMinor, PoolMember, TrancheTerms } from "./terms";

const PositiveDecimal = DecimalText.refine((text) => Number(text) > 0, "above zero");

/** Par given, or the largest that the pool's base case carries at a DSCR. */
export const ParSize = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("par"), parMinor: NonNegativeMinor }),
  z.strictObject({ by: z.literal("target-dscr"), dscr: PositiveDecimal }),
]);
export type ParSize = z.infer<typeof ParSize>;

const Priority = z.array(WaterfallStep).min(1).max(60);

const common = {
  name: z.string().min(1).max(120),
  currency: Currency,
  timeZone: TimeZone,
  parties: z.array(DealParty).min(1).max(40),
  accounts: z.array(DealAccount).min(1).max(12),
  calendar: CalendarRequest.omit({ timeZone: true }),
  pool: z.array(PoolMember).min(1).max(100),
  /** Yearly fees that rank after operating costs and before interest. */
  trusteeFeeAnnualMinor: NonNegativeMinor,
  servicerFeeAnnualMinor: NonNegativeMinor,
  /** Months of interest at original par that the reserve holds from closing. */
  reserveMonths: z.number().int().min(0).max(24),
  dayCount: TrancheTerms.shape.dayCount,
  useOfProceeds: z.string().max(2000),
  disclosure: DealDisclosure.optional(),
  /** The issuer's own priority of payments instead of the usual one of its kind. Steps name tranches by their class. */
  waterfall: Priority.optional(),
  /** The same for the time after enforcement. */
  enforcementWaterfall: Priority.optional(),
  /** Yearly rate at which the collateral's balance is the value of the cash that still comes, for tests and targets on it. */
  collateralRate: DecimalText.optional(),
};

const note = {
  name: TrancheTerms.shape.name,
  symbol: TrancheTerms.shape.symbol,
  couponRate: DecimalText,
  issuePrice: PositiveDecimal,
  minimumTokens: TrancheTerms.shape.minimumTokens,
};

/** A fixed-rate amortising green bond: one class over the whole pool. */
export const GreenBondRequest = z.strictObject({
  kind: z.literal("green-bond"),
  ...common,
  note: z.strictObject(note),
  size: ParSize,
  /** Months of interest only before principal begins. */
  graceMonths: z.number().int().min(0).max(120),
  tenorMonths: z.number().int().min(1).max(480),
  /** Other yearly rates after so many months from closing, ascending. */
  couponSteps: z
    .array(z.strictObject({ afterMonths: z.number().int().min(1).max(479), couponRate: DecimalText }))
    .min(1)
    .max(40)
    .optional(),
  /**
   * Sustainability link: while the stations' availability, by their verified readings over the observation (12 months where
   * none is given), is below the minimum, a step-up of the coupon is owed. It ranks below principal, and what is unpaid of
   * it is carried.
   */
  kpiStepUp: z
    .strictObject({
      minimumAvailability: PositiveDecimal.refine((text) => Number(text) <= 1, "at most 1"),
      stepUpRate: PositiveDecimal,
      observationMonths: z.number().int().min(1).max(AVAILABILITY_MONTHS_MAX).optional(),
    })
    .optional(),
  /** Early redemption by the issuer, after so many months, at the greater of the floor and the make-whole amount. */
  makeWhole: z
    .strictObject({
      afterMonths: z.number().int().min(0).max(479),
      marginRate: DecimalText,
      floorPrice: PositiveDecimal,
    })
    .optional(),
  amortisation: z.discriminatedUnion("profile", [
    z.strictObject({ profile: z.literal("level") }),
    z.strictObject({ profile: z.literal("linear") }),
    z.strictObject({ profile: z.literal("bullet") }),
    z.strictObject({ profile: z.literal("sculpted") }),
    /** Parts of par by period after grace, any scale. */
    z.strictObject({ profile: z.literal("custom"), weights: z.array(z.number().int().min(0).max(1_000_000)).min(1) }),
  ]),
});
export type GreenBondRequest = z.infer<typeof GreenBondRequest>;

const AbsNote = z.strictObject({
  ...note,
  size: z.discriminatedUnion("by", [
    z.strictObject({ by: z.literal("par"), parMinor: NonNegativeMinor }),
    z.strictObject({ by: z.literal("share"), shareBps: z.number().int().min(1).max(10_000) }),
  ]),
});

/**
 * Senior, mezzanine and junior notes on the pool, principal sequential. All three are sized by par, or all by shares
 * (adding up to 10 000) of `total`.
 */
export const AbsRequest = z.strictObject({
  kind: z.literal("abs"),
  ...common,
  senior: AbsNote,
  mezzanine: AbsNote,
  junior: AbsNote,
  total: ParSize.optional(),
  tenorMonths: z.number().int().min(1).max(480),
  /** `sculpted`: debt service is one part of each period's cash; `level`: the same amount in each period. */
  amortisation: z.enum(["sculpted", "level"]),
  /** Below this DSCR of senior and mezzanine, cash redeems them before the junior gets interest. */
  dscrTrigger: PositiveDecimal,
  /** Payment dates that the trigger looks at together; absent: each alone. */
  dscrWindow: DscrWindow,
  triggerCurable: z.boolean(),
});
export type AbsRequest = z.infer<typeof AbsRequest>;

export const StructureRequest = z.discriminatedUnion("kind", [GreenBondRequest, AbsRequest]);
export type StructureRequest = z.infer<typeof StructureRequest>;
