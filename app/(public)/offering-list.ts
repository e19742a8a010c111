import * as z from "zod";
import { TRANCHE_CLASSES } from "@/lib/core/deal/terms";
import { MoneyJson } from "@/lib/core/money/money";
import { LocalDate } from "@/lib/core/time/local-date";

/** A row of the public list: what a reader compares before opening an offering. */
const OfferingRow = z.object({
  offeringId: z.string(),
  name: z.string(),
  trancheClass: z.enum(TRANCHE_CLASSES),
  /** Yearly yield as fractions, from the downside to the base case. */
  yieldLow: z.string(),
  yieldHigh: z.string(),
  maturity: LocalDate,
  minimum: MoneyJson,
  status: z.enum(["published", "open", "closed"]),
  /** Share of last month's energy whose readings verified, as a fraction; null before the first month. */
  verifiedShare: z.string().nullable(),
});

export const OfferingList = z.object({ items: z.array(OfferingRow), cursor: z.string().nullable() });
export type OfferingList = z.infer<typeof OfferingList>;
