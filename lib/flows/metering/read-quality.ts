import * as z from "zod";
import { EnergyWhText } from "../../core/charging-records/charging-session";
import type { Actor } from "../../core/identity/actor";
import { idSchema } from "../../core/ids/ids";
import { DayQuality, dailyQualities } from "../../core/metering/daily-quality";
import { StationQuality, stationQualities } from "../../core/metering/quality";
import { stationMonth } from "../../core/metering/station-month";
import { addRational, exactDecimalText, parseRational, rational } from "../../core/money/rational";
import { formatInstant, InstantIso } from "../../core/time/instant";
import { YearMonth } from "../../core/time/local-date";
import type { Ports } from "../ports/ports";
import { readAll } from "../read-all";
import { storedEnrolments, storedReadings, storedSessions } from "./evidence-records";
import { readableStation } from "./metering-readers";
import { meteringRefusals, type RefusalRecord, refusalTallies, stationPeriodKey } from "./metering-records";

const Wh = z.number().int().nonnegative();

/** What a station's devices have brought in a month by its site's clock. */
export const StationMonthQuality = z.strictObject({
  stationId: idSchema("station"),
  stationName: z.string(),
  period: YearMonth,
  timeZone: z.string(),
  from: InstantIso,
  to: InstantIso,
  /** Whether the month is over by the product's clock: until then what has not come yet counts as missing. */
  complete: z.boolean(),
  quality: StationQuality,
  days: z.array(DayQuality),
  energyWh: z.strictObject({
    pv: Wh,
    batteryCharge: Wh,
    batteryDischarge: Wh,
    gridImport: Wh,
    gridExport: Wh,
    charged: Wh,
  }),
  sessions: z.strictObject({ count: z.number().int().nonnegative(), energyWh: EnergyWhText }),
  refusals: z.strictObject({
    envelopes: z.number().int().nonnegative(),
    receipts: z.number().int().nonnegative(),
    dropped: z.number().int().nonnegative(),
  }),
});
export type StationMonthQuality = z.infer<typeof StationMonthQuality>;

/** Measured, missing and refused quarter hours of a station's devices in a month, day by day, with what they have counted. */
export async function readQuality(
  ports: Pick<Ports, "book" | "clock">,
  actor: Actor | null,
  input: { stationId: string; period: string },
): Promise<StationMonthQuality> {
  const station = await readableStation(ports, actor, input.stationId);
  const { timeZone } = station.spec.site;
  const { from, to } = stationMonth(input.period, timeZone);
  const key = stationPeriodKey(station.id, input.period);
  const enrolments = await storedEnrolments(ports.book, station.id);
  const [readings, sessions, refusals, tally] = await Promise.all([
    storedReadings(
      ports.book,
      enrolments.map(({ deviceId }) => deviceId),
      { from, to },
    ),
    storedSessions(ports.book, station.id, input.period),
    readAll<{ value: RefusalRecord }>((page) => ports.book.listByParent(meteringRefusals, key, page), { limit: 200 }),
    ports.book.get(refusalTallies, key),
  ]);
  const refused = refusals.map(({ value }) => value);
  const [quality] = stationQualities(enrolments, readings, refusedByDevice(refused), from, to);
  const { pv, battery, grid, chargers } = counted(quality);
  return {
    stationId: station.id,
    stationName: station.spec.name,
    period: input.period,
    timeZone,
    from: formatInstant(from),
    to: formatInstant(to),
    complete: ports.clock.now() >= to,
    quality: quality ?? { ...NOTHING, stationId: station.id },
    days: dailyQualities(enrolments, readings, { from, to, timeZone }),
    energyWh: {
      pv: pv.exportWh,
      batteryCharge: battery.importWh,
      batteryDischarge: battery.exportWh,
      gridImport: grid.importWh,
      gridExport: grid.exportWh,
      charged: chargers.importWh,
    },
    sessions: {
      count: sessions.length,
      energyWh: exactDecimalText(
        sessions.reduce((sum, { energyWh }) => addRational(sum, parseRational(energyWh)), rational(0n, 1n)),
      ),
    },
    refusals: {
      envelopes: refused.filter(({ subject }) => subject === "envelope").length,
      receipts: refused.filter(({ subject }) => subject === "receipt").length,
      dropped: tally?.value.dropped ?? 0,
    },
  };
}

const NOTHING = { expected: 0, measured: 0, estimated: 0, missing: 0, refused: 0, devices: [] };

function refusedByDevice(refused: readonly RefusalRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { claimedDeviceId, readings } of refused) {
    if (claimedDeviceId !== null) counts.set(claimedDeviceId, (counts.get(claimedDeviceId) ?? 0) + readings);
  }
  return counts;
}

function counted(quality: StationQuality | undefined) {
  const ofRole = (role: string) => {
    const own = quality?.devices.filter((device) => device.role === role) ?? [];
    return {
      importWh: own.reduce((sum, device) => sum + device.importWh, 0),
      exportWh: own.reduce((sum, device) => sum + device.exportWh, 0),
    };
  };
  return { pv: ofRole("pv"), battery: ofRole("battery"), grid: ofRole("grid"), chargers: ofRole("charger-meter") };
}
