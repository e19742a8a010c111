import type { ChargingSession } from "../charging-records/charging-session";
import type { ChainHead } from "../metering/chain-head";
import type { MeterReading, SignedEnvelope } from "../metering/envelope";
import { type Instant, parseInstant } from "../time/instant";
import { isCleared } from "../verification/evidence-labels";
import type { CarryForward } from "./statement";
import type { StatementLine } from "./statement-line";

export const NOTHING_CARRIED: CarryForward = { paidSessions: [], chainHeads: [], tailReadings: [] };

/** Accepted readings by device, ascending in time, with those that the period before has handed over. */
export function readingsByDevice(
  accepted: readonly SignedEnvelope[],
  carried: CarryForward,
): Map<string, MeterReading[]> {
  const readings = new Map(carried.tailReadings.map((tail) => [tail.deviceId, [...tail.readings]]));
  for (const envelope of accepted) {
    const list = readings.get(envelope.deviceId) ?? [];
    list.push(...envelope.readings);
    readings.set(envelope.deviceId, list);
  }
  return readings;
}

/**
 * What the next statement opens with: sessions that were paid and are young enough to be presented again, the heads of the
 * chains, and the readings at and after the end of this period; availability where it is tested.
 */
export function handOver(parameters: {
  readonly carried: CarryForward;
  readonly sessions: readonly ChargingSession[];
  readonly lines: readonly StatementLine[];
  readonly heads: readonly ChainHead[];
  readonly readings: ReadonlyMap<string, readonly MeterReading[]>;
  readonly availability: CarryForward["availability"];
  readonly from: Instant;
  readonly to: Instant;
}): CarryForward {
  const { carried, sessions, lines, heads, readings, availability, from, to } = parameters;
  const paidNow = new Set(
    lines.filter((line) => line.kind === "charging-session" && isPaidOut(line)).map((line) => line.sessionKey),
  );
  const paid = [
    ...carried.paidSessions,
    ...sessions
      .filter((session) => paidNow.has(session.sessionKey))
      .map(({ sessionKey, end }) => ({ sessionKey, end })),
  ].filter(({ end }) => parseInstant(end) >= from);
  return {
    paidSessions: paid.sort((a, b) => (a.sessionKey < b.sessionKey ? -1 : 1)),
    chainHeads: [...heads],
    tailReadings: [...readings.entries()]
      .map(([deviceId, list]) => ({ deviceId, readings: list.filter(({ at }) => parseInstant(at) >= to) }))
      .filter((tail) => tail.readings.length > 0)
      .sort((a, b) => (a.deviceId < b.deviceId ? -1 : 1)),
    ...(availability && { availability }),
  };
}

function isPaidOut(line: StatementLine): boolean {
  return line.quantity === "signed" && isCleared(line.cash);
}
