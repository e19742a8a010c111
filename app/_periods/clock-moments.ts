import type { CalendarPeriod } from "@/lib/core/deal/terms";
import { formatInstant, parseInstant } from "@/lib/core/time/instant";
import { addDays } from "@/lib/core/time/local-date";
import { startOfDay } from "@/lib/core/time/time-zone";

export const MOMENTS = ["periodEnd", "cutOff", "determination", "record", "payment"] as const;
export type Moment = (typeof MOMENTS)[number];

/** The instants of a period's calendar that are still ahead, in their order; days count as over at their end. */
export function momentsAhead(
  period: CalendarPeriod,
  timeZone: string,
  now: string,
): readonly { readonly id: Moment; readonly at: string }[] {
  const days: Record<Moment, string> = {
    periodEnd: period.to,
    cutOff: addDays(period.cutOff, 1),
    determination: period.determination,
    record: addDays(period.record, 1),
    payment: period.payment,
  };
  return MOMENTS.map((id) => ({ id, at: startOfDay(days[id], timeZone) }))
    .filter(({ at }) => at > parseInstant(now))
    .sort((a, b) => a.at - b.at)
    .map(({ id, at }) => ({ id, at: formatInstant(at) }));
}
