import * as z from "zod";
import { Sha256Hex } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { InstantIso } from "../time/instant";

/** The last accepted envelope of a device: what the next one has to follow. */
export const ChainHead = z.strictObject({
  deviceId: idSchema("device"),
  seq: z.number().int().positive(),
  hash: Sha256Hex,
  /** Last reading of that envelope. */
  at: InstantIso,
  importWh: z.number().int().nonnegative(),
  exportWh: z.number().int().nonnegative(),
});
export type ChainHead = z.infer<typeof ChainHead>;
