import { cache } from "react";
import * as z from "zod";
import { InstantIso } from "@/lib/core/time/instant";
import { apiRead } from "./server";

/** What the product says of itself. `clockOffsetMs` is how far its clock runs ahead of the wall clock. */
const System = z.object({
  version: z.string(),
  mode: z.enum(["local", "staging", "production"]),
  chainId: z.number().int(),
  now: InstantIso,
  clockOffsetMs: z.number().int(),
});
export type System = z.infer<typeof System>;

export const readSystem = cache(async (): Promise<System | null> => {
  const result = await apiRead("/product", System);
  return result.ok ? result.value : null;
});
