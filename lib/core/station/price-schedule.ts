import * as z from "zod";
import { DecimalText } from "./charging-tariff";

/** Hours of the local clock on some weekdays (1 = Monday) of some months; what is left out means all of them. */
export const TimeWindow = z.strictObject({
  months: z.array(z.number().int().min(1).max(12)).min(1).max(12).optional(),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
  /** From this hour ... */
  fromHour: z.number().int().min(0).max(23),
  /** ... to before this one; at or below `fromHour` it runs past midnight. */
  toHour: z.number().int().min(1).max(24),
});
export type TimeWindow = z.infer<typeof TimeWindow>;

/** Energy price by hour, published ahead. The first period with a window that holds decides; else the base price. */
export const PriceSchedule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("flat"), pricePerKwh: DecimalText }),
  z.strictObject({
    kind: z.literal("time-of-use"),
    basePricePerKwh: DecimalText,
    periods: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(60),
          pricePerKwh: DecimalText,
          windows: z.array(TimeWindow).min(1).max(24),
        }),
      )
      .max(24),
  }),
  /** 8 760 prices by hour of the year in local standard time; may be below 0. */
  z.strictObject({
    kind: z.literal("hourly"),
    pricesPerKwh: z.array(z.number()).length(8760),
    /** Hour of standard time at which tomorrow's prices are out; without it 13 (EPEX SPOT day-ahead: 12:57 CET). */
    publishedAtHour: z.number().int().min(0).max(23).optional(),
  }),
]);
export type PriceSchedule = z.infer<typeof PriceSchedule>;
