import type { Device } from "../_model/metering-shapes";

/** Serial numbers by device id, as plates show them; a device that is none of ours keeps the end of its id. */
export function deviceNames(devices: readonly Device[]): (deviceId: string) => string {
  const serials = new Map(devices.map(({ value }) => [value.enrolment.deviceId, value.enrolment.serial]));
  return (deviceId) => serials.get(deviceId) ?? `…${deviceId.slice(-6)}`;
}
