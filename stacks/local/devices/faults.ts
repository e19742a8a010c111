import * as z from "zod";

/**
 * What may go wrong with a month of devices:
 * - `forged`: readings and a receipt that were changed after they had been signed.
 * - `replayed`: an old number with new content, signed by the device, and an old envelope again as it was.
 * - `out-of-order`: an envelope that comes before the one that is due.
 * - `corrupted`: a message that lost its readings on the way.
 * - `gap`: a meter that reads nothing for six hours, while its counters go on.
 */
export const DEVICE_FAULTS = ["forged", "replayed", "out-of-order", "corrupted", "gap"] as const;
export const DeviceFault = z.enum(DEVICE_FAULTS);
export type DeviceFault = z.infer<typeof DeviceFault>;
