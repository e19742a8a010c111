import { formatInstant } from "@/lib/core/time/instant";
import { startOfDay } from "@/lib/core/time/time-zone";

/** The instant at which a day begins at the station. */
export function dayBegins(day: string, timeZone: string): string {
  return formatInstant(startOfDay(day, timeZone));
}
