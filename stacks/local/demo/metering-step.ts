import * as z from "zod";
import type { CalendarPeriod } from "../../../lib/core/deal/terms";
import { formatInstant } from "../../../lib/core/time/instant";
import { addDays } from "../../../lib/core/time/local-date";
import { startOfDay } from "../../../lib/core/time/time-zone";
import { simulateMonth } from "../devices/simulate-month";
import type { DemoWorld } from "./demo-world";
import { printTable } from "./print-table";

const Refusals = z.object({ items: z.array(z.object({ value: z.object({ code: z.string() }) })) });

/** Moves the product's time to the beginning of a local day; a month passes in a moment. */
export async function moveClockTo(world: DemoWorld, day: string, timeZone: string): Promise<void> {
  const operator = await world.visitor("operator@example.com");
  const advanceTo = formatInstant(startOfDay(day, timeZone) + 6 * 3_600_000);
  await operator.post("/simulated/clock", { advanceTo }, z.unknown());
}

/** Step 5: a month of signed telemetry and charging receipts, with forged and replayed messages among them. */
export async function meteringStep(
  world: DemoWorld,
  input: { stationId: string; period: CalendarPeriod; timeZone: string },
): Promise<void> {
  const { stationId, period, timeZone } = input;
  await moveClockTo(world, addDays(period.to, 1), timeZone);
  const operator = await world.visitor("operator@example.com");
  const outcome = await simulateMonth({
    fetch,
    baseUrl: world.origin,
    credentials: { cookie: operator.cookie },
    stationId,
    period: period.period,
    faults: ["forged", "replayed", "out-of-order"],
    dataFolder: world.product.directory,
  });
  printTable(
    `5  Readings of ${period.period}`,
    ["sent", "accepted", "refused", "sessions"],
    [[outcome.sent, outcome.accepted, outcome.refused, outcome.sessions].map(String)],
  );
  const { items } = await operator.get(
    `/api/v1/stations/${stationId}/refusals?period=${period.period}&limit=200`,
    Refusals,
  );
  const counts = new Map<string, number>();
  for (const { value } of items) counts.set(value.code, (counts.get(value.code) ?? 0) + 1);
  printTable(
    "   Refused, and kept visible",
    ["reason", "messages"],
    [...counts].map(([code, count]) => [code, String(count)]),
  );
}
