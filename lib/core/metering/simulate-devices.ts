import type { ChargingReceipt } from "../charging-records/receipt";
import { sha256, ZERO_HASH } from "../evidence/hash";
import { formatInstant, type Instant } from "../time/instant";
import type { DeviceState, PlannedSession, QuarterHourFlows, SimulatedDevice } from "./device-plan";
import type { MeterReading } from "./envelope";
import {
  type EnvelopeBody,
  envelopeHash,
  envelopeText,
  QUARTER_HOUR_MS,
  READINGS_MAX,
  type SignedEnvelope,
} from "./envelope";

/** Signs bytes with a device's P-256 key: ECDSA over their SHA-256, r||s in 64 bytes. The key stays with the caller. */
export type DeviceSigner = (deviceId: string, bytes: Uint8Array) => Uint8Array;

export type SimulatedMonth = {
  /** By device in the order given, each chain in its order. */
  readonly envelopes: readonly SignedEnvelope[];
  readonly receipts: readonly ChargingReceipt[];
  readonly states: ReadonlyMap<string, DeviceState>;
};

/** Where a device stands before its first reading. */
export const NEW_DEVICE: DeviceState = { seq: 0, hash: ZERO_HASH, importWh: 0, exportWh: 0, pagination: 0 };

/**
 * What the devices of one station send in a month: cumulative readings at every quarter hour in signed envelopes of a day,
 * and a signed OCMF receipt for every charging session. A device that has never sent begins with a reading at `from`;
 * one that has goes on with the first quarter hour after it. All of one station's devices of a role but charger meters
 * share its flows: the first of each role carries them. Pure: same input and signatures, same result.
 * @param from start of the month [ms], on a quarter hour; the flows begin there
 */
export function simulateDevices(parameters: {
  readonly devices: readonly SimulatedDevice[];
  readonly from: Instant;
  readonly flows: QuarterHourFlows;
  readonly sessions: readonly PlannedSession[];
  readonly sign: DeviceSigner;
  readonly seed: string;
}): SimulatedMonth {
  const { devices, from, flows, sessions, sign, seed } = parameters;
  const envelopes: SignedEnvelope[] = [];
  const receipts: ChargingReceipt[] = [];
  const states = new Map<string, DeviceState>();
  for (const device of devices) {
    const { deviceId, role } = device.enrolment;
    const isFirst = devices.find((other) => other.enrolment.role === role) === device;
    const own = sessions.filter((session) => session.deviceId === deviceId).sort((a, b) => a.begin - b.begin);
    const quarters = flows.pvWh.map((_, index) =>
      role === "charger-meter"
        ? chargedIn(own, from + index * QUARTER_HOUR_MS)
        : stationFlow(flows, role, index, isFirst),
    );
    const sent = sendMonth(device, from, quarters, sign);
    envelopes.push(...sent.envelopes);
    const signed = receiptsOf(device, own, sign, seed);
    receipts.push(...signed.receipts);
    states.set(deviceId, { ...sent.state, pagination: signed.pagination });
  }
  return { envelopes, receipts, states };
}

type Quarter = { readonly importWh: number; readonly exportWh: number };

function stationFlow(
  flows: QuarterHourFlows,
  role: "pv" | "battery" | "grid",
  index: number,
  isFirst: boolean,
): Quarter {
  if (!isFirst) return { importWh: 0, exportWh: 0 };
  switch (role) {
    case "pv":
      return { importWh: 0, exportWh: flows.pvWh[index] ?? 0 };
    case "battery":
      return { importWh: flows.batteryChargeWh[index] ?? 0, exportWh: flows.batteryDischargeWh[index] ?? 0 };
    case "grid":
      return { importWh: flows.gridImportWh[index] ?? 0, exportWh: flows.gridExportWh[index] ?? 0 };
    default:
      return role satisfies never;
  }
}

/** Energy that a charger has delivered in the quarter hour from `start`: its sessions, evenly over their time. */
function chargedIn(sessions: readonly PlannedSession[], start: Instant): Quarter {
  const end = start + QUARTER_HOUR_MS;
  const importWh = sessions.reduce((total, session) => {
    if (session.end <= start || session.begin >= end) return total;
    return total + deliveredUntil(session, end) - deliveredUntil(session, start);
  }, 0);
  return { importWh, exportWh: 0 };
}

function deliveredUntil({ begin, end, energyWh }: PlannedSession, instant: Instant): number {
  if (instant <= begin) return 0;
  return instant >= end ? energyWh : Math.floor((energyWh * (instant - begin)) / (end - begin));
}

function sendMonth(
  { enrolment, state }: SimulatedDevice,
  from: Instant,
  quarters: readonly Quarter[],
  sign: DeviceSigner,
): { envelopes: SignedEnvelope[]; state: DeviceState } {
  let { importWh, exportWh, seq, hash } = state;
  const readings: MeterReading[] = [];
  const push = (at: Instant): void => {
    readings.push({ at: formatInstant(at), importWh, exportWh, quality: "measured" });
  };
  if (seq === 0) push(from);
  for (const [index, quarter] of quarters.entries()) {
    importWh += quarter.importWh;
    exportWh += quarter.exportWh;
    push(from + (index + 1) * QUARTER_HOUR_MS);
  }
  const envelopes: SignedEnvelope[] = [];
  for (let start = 0; start < readings.length; start += READINGS_MAX) {
    seq += 1;
    const body: EnvelopeBody = {
      v: 1,
      deviceId: enrolment.deviceId,
      stationId: enrolment.stationId,
      seq,
      prevHash: hash,
      readings: readings.slice(start, start + READINGS_MAX),
    };
    const signature = Buffer.from(sign(enrolment.deviceId, new TextEncoder().encode(envelopeText(body)))).toString(
      "base64",
    );
    envelopes.push({ ...body, signature });
    hash = envelopeHash(body);
  }
  return { envelopes, state: { seq, hash, importWh, exportWh, pagination: state.pagination } };
}

/** One OCMF receipt a session, begin and end in one text, its counter going on from the meter's. */
function receiptsOf(
  { enrolment, state }: SimulatedDevice,
  sessions: readonly PlannedSession[],
  sign: DeviceSigner,
  seed: string,
): { receipts: ChargingReceipt[]; pagination: number } {
  let { pagination, importWh } = state;
  const receipts = sessions.map((session) => {
    pagination += 1;
    const beginWh = importWh;
    importWh += session.energyWh;
    const payload = JSON.stringify({
      FV: "1.0",
      GI: "HELIOGRAPH SIMULATED CHARGER",
      GS: enrolment.serial,
      GV: "1.0",
      PG: `T${pagination}`,
      MV: "SIMULATED",
      MM: "SIM-1",
      MS: enrolment.serial,
      IS: true,
      IL: "HEARSAY",
      IT: "LOCAL",
      ID: sha256(`${seed}/${session.sessionId}`).slice(0, 16),
      RD: [
        { TM: ocmfTime(session.begin), TX: "B", RV: beginWh, RI: "1-0:1.8.0", RU: "Wh", EF: "", ST: "G" },
        { TM: ocmfTime(session.end), TX: "E", RV: importWh, RI: "1-0:1.8.0", RU: "Wh", EF: "", ST: "G" },
      ],
    });
    const SD = Buffer.from(sign(enrolment.deviceId, new TextEncoder().encode(payload))).toString("hex");
    return {
      sessionId: session.sessionId,
      stationId: enrolment.stationId,
      deviceId: enrolment.deviceId,
      ocmf: [`OCMF|${payload}|${JSON.stringify({ SA: "ECDSA-secp256r1-SHA256", SD })}`],
    };
  });
  return { receipts, pagination };
}

/** `2026-11-03T10:15:00,000+0000 S`: the meter's clock is synchronised. */
function ocmfTime(instant: Instant): string {
  return `${formatInstant(instant).slice(0, 19)},000+0000 S`;
}
