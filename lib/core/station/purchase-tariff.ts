import * as z from "zod";
import { DecimalText } from "./charging-tariff";
import { PriceSchedule, TimeWindow } from "./price-schedule";

/** Charged on the highest hourly mean import of a month, within the window if there is one. */
export const DemandCharge = z.strictObject({
  name: z.string().min(1).max(60),
  pricePerKwMonth: DecimalText,
  window: TimeWindow.optional(),
});
export type DemandCharge = z.infer<typeof DemandCharge>;

/** What the station pays for energy from the grid, net of VAT that it can reclaim. */
export const PurchaseTariff = z.strictObject({
  name: z.string().min(1).max(120),
  energy: PriceSchedule,
  demandCharges: z.array(DemandCharge).max(6),
  fixedPerMonth: DecimalText,
  escalationPerYear: z.number().min(-0.2).max(0.2),
});
export type PurchaseTariff = z.infer<typeof PurchaseTariff>;
