import * as z from "zod";
import { DecimalText } from "./charging-tariff";

/** Value-added tax of the station: an account of its own that no revenue, cost or CFADS holds. */
export const VatPlan = z.strictObject({
  /** Rate on what the station buys, by cost line; lines that are left out bear none. */
  inputRates: z.strictObject({
    "grid-energy": DecimalText.optional(),
    "demand-charge": DecimalText.optional(),
    "operation-maintenance": DecimalText.optional(),
    insurance: DecimalText.optional(),
    land: DecimalText.optional(),
    "payment-fees": DecimalText.optional(),
    replacement: DecimalText.optional(),
    decommissioning: DecimalText.optional(),
  }),
  /** Rate on the investment, paid with it and reclaimed with the first return. */
  investmentRate: DecimalText,
  /** Months from the end of a month to the payment of its return (or the refund). */
  returnLagMonths: z.number().int().min(0).max(12),
});
export type VatPlan = z.infer<typeof VatPlan>;
