import type { DeviceEnrolment } from "./enrolment";

/** Energy of a station by quarter hour [Wh]; arrays of one length, whole watt hours, never negative. */
export type QuarterHourFlows = {
  readonly pvWh: readonly number[];
  readonly batteryChargeWh: readonly number[];
  readonly batteryDischargeWh: readonly number[];
  readonly gridImportWh: readonly number[];
  readonly gridExportWh: readonly number[];
};

/** A charging session as it happens at one charger; sessions of one charger do not overlap. */
export type PlannedSession = {
  readonly sessionId: string;
  /** The charger's meter. */
  readonly deviceId: string;
  /** Milliseconds UTC. */
  readonly begin: number;
  readonly end: number;
  /** Whole watt hours. */
  readonly energyWh: number;
};

/** A device that is simulated, and where its counters and chain stand before the month. */
export type SimulatedDevice = { readonly enrolment: DeviceEnrolment; readonly state: DeviceState };

/** What a device remembers between two months. */
export type DeviceState = {
  readonly seq: number;
  /** Hash of the last envelope; 64 zeros before the first. */
  readonly hash: string;
  readonly importWh: number;
  readonly exportWh: number;
  /** Transaction number of the last receipt (charger meters). */
  readonly pagination: number;
};

/** Splits hourly energy [kWh] into quarter hours [Wh] by the running total, so that no watt hour is lost to rounding. */
export function quarterHoursOf(hourlyKwh: ArrayLike<number>): number[] {
  const quarters: number[] = [];
  let totalWh = 0;
  let emittedWh = 0;
  for (let hour = 0; hour < hourlyKwh.length; hour += 1) {
    for (let quarter = 0; quarter < 4; quarter += 1) {
      totalWh += Math.max(0, hourlyKwh[hour] ?? 0) * 250;
      const next = Math.round(totalWh);
      quarters.push(next - emittedWh);
      emittedWh = next;
    }
  }
  return quarters;
}
