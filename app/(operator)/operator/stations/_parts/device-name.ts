import { DEVICE_ROLES } from "@/lib/core/metering/enrolment";
import type { Device, StationMonth } from "../_model/metering-shapes";

/** Serial numbers by device id, as plates show them; a device that is none of ours keeps the end of its id. */
export function deviceNames(devices: readonly Device[]): (deviceId: string) => string {
  const serials = new Map(devices.map(({ value }) => [value.enrolment.deviceId, value.enrolment.serial]));
  return (deviceId) => serials.get(deviceId) ?? `…${deviceId.slice(-6)}`;
}

/** The devices of a month as a reader looks for them: sun, storage, grid, then the chargers by their serial numbers. */
export function inReadingOrder(
  devices: StationMonth["quality"]["devices"],
  nameOf: (deviceId: string) => string,
): StationMonth["quality"]["devices"] {
  return devices.toSorted(
    (a, b) =>
      DEVICE_ROLES.indexOf(a.role) - DEVICE_ROLES.indexOf(b.role) ||
      nameOf(a.deviceId).localeCompare(nameOf(b.deviceId), undefined, { numeric: true }),
  );
}
