import * as z from "zod";
import { idSchema } from "../ids/ids";

/**
 * Charging receipt as evidence: the OCMF texts of one session exactly as the meter signed them (one with begin and end,
 * or begin and end apart), and which enrolled meter and session they belong to. Holds no personal data: the identifier
 * inside OCMF is a pseudonym.
 */
export const ChargingReceipt = z.strictObject({
  sessionId: idSchema("session"),
  stationId: idSchema("station"),
  deviceId: idSchema("device"),
  ocmf: z.array(z.string().min(10).max(20_000)).min(1).max(4),
});
export type ChargingReceipt = z.infer<typeof ChargingReceipt>;
