import * as z from "zod";
import { Sha256Hex } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { InstantIso } from "../time/instant";

/** An exact energy [Wh] as decimal text; meters resolve fractions of a watt hour. */
export const EnergyWhText = z.string().regex(/^\d{1,12}(\.\d{1,9})?$/, "watt hours as a decimal number");

/** A charging session whose quantity an enrolled meter has signed. */
export const ChargingSession = z.strictObject({
  sessionId: idSchema("session"),
  stationId: idSchema("station"),
  deviceId: idSchema("device"),
  /** SHA-256 of meter serial and pagination: two receipts with one key are one session. */
  sessionKey: Sha256Hex,
  meterSerial: z.string(),
  pagination: z.string(),
  /** OBIS register that was billed, without leading zeros: `1-0:1.8.0`. */
  obis: z.string(),
  begin: InstantIso,
  end: InstantIso,
  energyWh: EnergyWhText,
  /** Pseudonym of the driver as the receipt carries it; empty when there is none. */
  pseudonym: z.string(),
  /** How well the meter knew the time: S synchronised, R relative, I informative, U unknown (OCMF TM). */
  timeStatus: z.enum(["S", "R", "I", "U"]),
  receiptHash: Sha256Hex,
});
export type ChargingSession = z.infer<typeof ChargingSession>;
