import * as z from "zod";
import { isHeliographError } from "../errors/heliograph-error";
import { LocalDate } from "../time/local-date";
import { BusinessCalendar, BusinessDayConvention } from "./business-calendar";
import { parseDayCount } from "./day-count-name";
import { NotionalProfile } from "./notional-profile";
import { DateGenerationRule } from "./schedule-request";
import { parseTenor, TenorText } from "./tenor";

const Rate = z.number().min(-1).max(10);
const TenorOfText = TenorText.transform(parseTenor);

/** A day count by our name or by QuantLib's. */
const DayCountName = z.string().transform((name, context) => {
  try {
    return parseDayCount(name);
  } catch (error) {
    if (!isHeliographError(error)) throw error;
    context.addIssue({ code: "custom", message: `${error.message} ${error.remedy}` });
    return z.NEVER;
  }
});

const GeneratedSchedule = z.strictObject({
  effective: LocalDate,
  termination: LocalDate,
  tenor: TenorOfText,
  rule: DateGenerationRule.default("backward"),
  calendar: BusinessCalendar.default("none"),
  convention: BusinessDayConvention.default("unadjusted"),
  /** Absent: as the other dates. */
  terminationConvention: BusinessDayConvention.optional(),
  endOfMonth: z.boolean().default(false),
  firstDate: LocalDate.optional(),
  nextToLastDate: LocalDate.optional(),
});

const ListedSchedule = z.strictObject({ dates: z.array(LocalDate).min(2).max(1000), tenor: TenorOfText.optional() });

const CouponTerms = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), rate: Rate }),
  /** One rate for each period; the last one repeats. */
  z.strictObject({ kind: z.literal("step"), rates: z.array(Rate).min(1).max(600) }),
  z.strictObject({ kind: z.literal("zero") }),
  z.strictObject({
    kind: z.literal("floating"),
    fixings: z
      .array(z.strictObject({ date: LocalDate, rate: Rate }))
      .max(5000)
      .default([]),
    forecast: Rate.optional(),
    multiplier: z.number().default(1),
    spread: Rate.default(0),
    floor: Rate.optional(),
    cap: Rate.optional(),
    resetLagDays: z.number().int().min(0).max(60).default(0),
    resetCalendar: BusinessCalendar.default("none"),
  }),
  z.strictObject({
    kind: z.literal("kpi-step-up"),
    rate: Rate,
    stepUp: Rate,
    minimumAvailability: z.number().min(0).max(1),
    observations: z
      .array(z.strictObject({ date: LocalDate, availability: z.number().min(0).max(1) }))
      .max(600)
      .default([]),
  }),
]);

/** A bond as it is written down in JSON: rates are decimals (0.05 is 5 %), amounts are per 100 of face. */
export const BondTerms = z.strictObject({
  schedule: z.union([GeneratedSchedule, ListedSchedule]),
  coupon: CouponTerms,
  dayCount: DayCountName,
  dayCountCalendar: BusinessCalendar.optional(),
  amortisation: NotionalProfile.default({ profile: "bullet" }),
  redemption: z.number().positive().max(1000).default(100),
  payment: z
    .strictObject({
      calendar: BusinessCalendar.default("none"),
      convention: BusinessDayConvention.default("following"),
      lagDays: z.number().int().min(0).max(60).default(0),
    })
    .prefault({}),
  exCoupon: z
    .strictObject({
      tenor: TenorOfText,
      calendar: BusinessCalendar.default("none"),
      convention: BusinessDayConvention.default("unadjusted"),
      endOfMonth: z.boolean().default(false),
    })
    .optional(),
});
export type BondTerms = z.infer<typeof BondTerms>;
