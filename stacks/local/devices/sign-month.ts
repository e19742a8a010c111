import { derivedId } from "../../../lib/core/ids/derived-id";
import type { DeviceEnrolment } from "../../../lib/core/metering/enrolment";
import { envelopeHash } from "../../../lib/core/metering/envelope";
import { planSessions } from "../../../lib/core/metering/plan-sessions";
import { type DeviceSigner, NEW_DEVICE, simulateDevices } from "../../../lib/core/metering/simulate-devices";
import type { Instant } from "../../../lib/core/time/instant";
import { chainsOf } from "./chains";
import type { DeviceFault } from "./faults";
import { withGap } from "./gap";
import type { KeptMonth } from "./kept-month";
import { monthFlows } from "./month-flows";

/** About what a session takes; decides how many there are. */
const SESSION_ENERGY_WH = 18_000;

/**
 * What the devices of a station sign in the month [from, to): its simulated flows, measured, and a receipt for each session.
 * @param parameters.csv hourly table of the station's simulation
 * @param parameters.before where the devices stood after the month before, by id
 */
export function signMonth(parameters: {
  readonly period: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly timeZone: string;
  readonly csv: string;
  readonly enrolments: readonly DeviceEnrolment[];
  readonly before: KeptMonth["states"];
  readonly sign: DeviceSigner;
  readonly faults: ReadonlySet<DeviceFault>;
}): KeptMonth {
  const { period, from, to, timeZone, csv, enrolments, before, sign, faults } = parameters;
  const { quarterHours, chargedKwh } = monthFlows(csv, from, to, timeZone);
  const seed = `${enrolments[0]?.stationId ?? ""}/${period}`;
  const sessions = planSessions({
    from,
    chargedKwh,
    chargerDeviceIds: enrolments.filter(({ role }) => role === "charger-meter").map(({ deviceId }) => deviceId),
    sessionEnergyWh: SESSION_ENERGY_WH,
    seed,
    newSessionId: (index) => derivedId("session", `${seed}/${index}`),
  });
  const devices = enrolments.map((enrolment) => ({ enrolment, state: before[enrolment.deviceId] ?? NEW_DEVICE }));
  const signed = simulateDevices({ devices, from, flows: quarterHours, sessions, sign, seed });
  const chains = chainsOf(signed.envelopes);
  const states = { ...Object.fromEntries(signed.states) };
  const meter = enrolments[0]?.deviceId ?? "";
  const chain = faults.has("gap") ? withGap(chains.get(meter) ?? [], sign) : undefined;
  const last = chain?.at(-1);
  const state = states[meter];
  if (chain && last && state) {
    chains.set(meter, chain);
    states[meter] = { ...state, hash: envelopeHash(last) };
  }
  return { period, envelopes: [...chains.values()].flat(), receipts: [...signed.receipts], states };
}
