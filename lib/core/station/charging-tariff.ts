import * as z from "zod";
import { Currency } from "../money/currency";

/** A decimal number as text, read exactly: prices and rates of everything that is invoiced. */
export const DecimalText = z.string().regex(/^\d{1,9}(\.\d{1,9})?$/, "a decimal number as text, for example 0.49");

/**
 * What a driver pays at a station: energy and service fee are one supply for VAT. Prices are net of VAT.
 * Gross of a session = (energyKwh x (energyPricePerKwh + serviceFeePerKwh) + sessionFee) x (1 + vatRate), VAT rounded
 * half up per session to the minor unit.
 */
export const ChargingTariff = z.strictObject({
  currency: Currency,
  energyPricePerKwh: DecimalText,
  serviceFeePerKwh: DecimalText,
  sessionFee: DecimalText,
  vatRate: DecimalText,
});
export type ChargingTariff = z.infer<typeof ChargingTariff>;
