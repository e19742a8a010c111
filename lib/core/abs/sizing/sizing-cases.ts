import * as z from "zod";
import { type MonthlyCashFlow, REVENUE_STREAMS, type RevenueStream } from "../../cashflow/lines/monthly-cash-flow";
import type { CalendarPeriod } from "../../deal/terms";
import { mulDivDown } from "../../money/rounding";
import { DecimalText } from "../../station/charging-tariff";
import { monthsOf, shockRevenue } from "../pool/period-inputs";
import { DEFAULT_DSCR, type SizingCase } from "./size-tranches";

const Cover = DecimalText.refine((text) => Number(text) >= 1, "at least 1");

/** Cases by how far revenue falls, with the cover of contracted and merchant cash and of both classes together. */
export const CaseDefinitions = z.strictObject({
  /** Streams whose price is agreed; all others are merchant. */
  contracted: z.array(z.enum(REVENUE_STREAMS)),
  cases: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(60),
        revenueDropBps: z.number().int().min(0).max(10_000),
        /** Absent: the design's cover of P50, P90 or P99 by the case's name. */
        contractedDscr: Cover.optional(),
        merchantDscr: Cover.optional(),
        /** Of senior and mezzanine together, on either kind of cash. */
        totalDscr: Cover,
      }),
    )
    .min(1)
    .max(20),
});
export type CaseDefinitions = z.infer<typeof CaseDefinitions>;

/**
 * CFADS of a pool by stream and case. Costs are taken from the streams in proportion to their revenue, rounded down, and
 * the rest from merchant cash; a stream's cash may be negative.
 */
export function casesFromMonths(
  periods: readonly CalendarPeriod[],
  months: readonly MonthlyCashFlow[],
  { contracted, cases }: CaseDefinitions,
): SizingCase[] {
  return cases.map(({ name, revenueDropBps, contractedDscr, merchantDscr, totalDscr }) => {
    const byMonth = new Map(shockRevenue(months, revenueDropBps).map((month) => [month.month, month]));
    const split = periods.map((period) =>
      splitOf(
        monthsOf(period).flatMap((at) => byMonth.get(at) ?? []),
        contracted,
      ),
    );
    const defaults = (kind: keyof typeof DEFAULT_DSCR) => DEFAULT_DSCR[kind][name as "P50"] ?? DEFAULT_DSCR[kind].P50;
    return {
      name,
      streams: [
        {
          stream: "contracted",
          cashMinor: split.map((cash) => String(cash.contracted)),
          seniorDscr: contractedDscr ?? defaults("contracted"),
          totalDscr,
        },
        {
          stream: "merchant",
          cashMinor: split.map((cash) => String(cash.merchant)),
          seniorDscr: merchantDscr ?? defaults("merchant"),
          totalDscr,
        },
      ],
    };
  });
}

function splitOf(months: readonly MonthlyCashFlow[], contracted: readonly RevenueStream[]) {
  let agreed = 0n;
  let all = 0n;
  let cfads = 0n;
  for (const month of months) {
    for (const [stream, minor] of Object.entries(month.revenue)) {
      all += BigInt(minor ?? "0");
      if (contracted.includes(stream as RevenueStream)) agreed += BigInt(minor ?? "0");
    }
    cfads += BigInt(month.cfads);
  }
  const share = all > 0n ? mulDivDown(cfads, agreed, all) : 0n;
  return { contracted: share, merchant: cfads - share };
}
