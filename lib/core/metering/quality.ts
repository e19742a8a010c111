import * as z from "zod";
import { idSchema } from "../ids/ids";
import { type Instant, parseInstant } from "../time/instant";
import type { DeviceEnrolment } from "./enrolment";
import { DEVICE_ROLES } from "./enrolment";
import { type MeterReading, QUARTER_HOUR_MS } from "./envelope";

const Count = z.number().int().nonnegative();
const Wh = z.number().int().nonnegative();

/**
 * How completely one device has measured a period. expected = measured + estimated + missing; refused intervals came, but
 * did not verify, and are missing as long as nothing better comes.
 */
export const DeviceQuality = z.strictObject({
  deviceId: idSchema("device"),
  role: z.enum(DEVICE_ROLES),
  expected: Count,
  measured: Count,
  estimated: Count,
  missing: Count,
  refused: Count,
  /** Difference of the first and the last counter known in the period [Wh]: gaps between them are bridged. */
  importWh: Wh,
  exportWh: Wh,
});
export type DeviceQuality = z.infer<typeof DeviceQuality>;

export const StationQuality = z.strictObject({
  stationId: idSchema("station"),
  expected: Count,
  measured: Count,
  estimated: Count,
  missing: Count,
  refused: Count,
  devices: z.array(DeviceQuality).max(200),
});
export type StationQuality = z.infer<typeof StationQuality>;

/**
 * Measured, estimated, missing and refused quarter hours and the energy of a period, by station and device, both in the
 * order of their ids. A device is expected from its enrolment to its retirement.
 * @param readings accepted readings by device id, ascending in time, with the one at `to` if there is one
 * @param refused refused quarter hours by device id
 */
export function stationQualities(
  enrolments: readonly DeviceEnrolment[],
  readings: ReadonlyMap<string, readonly MeterReading[]>,
  refused: ReadonlyMap<string, number>,
  from: Instant,
  to: Instant,
): StationQuality[] {
  const stations = new Map<string, DeviceQuality[]>();
  for (const enrolment of [...enrolments].sort((a, b) => (a.deviceId < b.deviceId ? -1 : 1))) {
    const devices = stations.get(enrolment.stationId) ?? [];
    devices.push(
      deviceQuality(enrolment, readings.get(enrolment.deviceId) ?? [], refused.get(enrolment.deviceId) ?? 0, from, to),
    );
    stations.set(enrolment.stationId, devices);
  }
  return [...stations.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stationId, devices]) => ({
      stationId,
      expected: total(devices, "expected"),
      measured: total(devices, "measured"),
      estimated: total(devices, "estimated"),
      missing: total(devices, "missing"),
      refused: total(devices, "refused"),
      devices,
    }));
}

function deviceQuality(
  enrolment: DeviceEnrolment,
  readings: readonly MeterReading[],
  refused: number,
  from: Instant,
  to: Instant,
): DeviceQuality {
  const start = Math.max(from, ceilToGrid(parseInstant(enrolment.enrolledAt)));
  const end = enrolment.retiredAt === undefined ? to : Math.min(to, parseInstant(enrolment.retiredAt));
  const expected = Math.max(0, Math.floor((end - start) / QUARTER_HOUR_MS));
  let measured = 0;
  let estimated = 0;
  const within = readings.filter(({ at }) => parseInstant(at) >= start && parseInstant(at) <= end);
  for (const [index, reading] of within.entries()) {
    const next = within[index + 1];
    if (!next || parseInstant(next.at) - parseInstant(reading.at) !== QUARTER_HOUR_MS) continue;
    if (reading.quality === "measured" && next.quality === "measured") measured += 1;
    else estimated += 1;
  }
  const first = within[0];
  const last = within.at(-1);
  return {
    deviceId: enrolment.deviceId,
    role: enrolment.role,
    expected,
    measured,
    estimated,
    missing: expected - measured - estimated,
    refused,
    importWh: first && last ? last.importWh - first.importWh : 0,
    exportWh: first && last ? last.exportWh - first.exportWh : 0,
  };
}

function ceilToGrid(instant: Instant): Instant {
  return Math.ceil(instant / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
}

function total(devices: readonly DeviceQuality[], key: "expected" | "measured" | "estimated" | "missing" | "refused") {
  return devices.reduce((sum, device) => sum + device[key], 0);
}
