import * as z from "zod";
import { idSchema } from "../ids/ids";
import { Currency } from "../money/currency";
import { InstantIso } from "../time/instant";
import { YearMonth } from "../time/local-date";

/** The trustee's word that cash in suspense may pay the senior fees and interest of one period. */
export const SuspenseRelease = z.strictObject({
  id: idSchema("suspense-release"),
  period: YearMonth,
  currency: Currency,
  /** At most; what is not needed stays in suspense. */
  amountMinor: z.string().regex(/^[1-9]\d{0,30}$/, "a positive count of minor units as text"),
  reason: z.string().min(3).max(500),
  releasedBy: idSchema("user"),
  releasedAt: InstantIso,
});
export type SuspenseRelease = z.infer<typeof SuspenseRelease>;

/** All that was released [minor]. */
export function sumOfReleases(releases: readonly SuspenseRelease[]): bigint {
  return releases.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
}
