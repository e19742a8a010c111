import type { Actor } from "../../core/identity/actor";
import type { ChainHead } from "../../core/metering/chain-head";
import type { Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { readAll } from "../read-all";
import { readableStation } from "./metering-readers";
import { chainHeads, type EnrolmentRecord, enrolments } from "./metering-records";

export type ListedDevice = Stored<EnrolmentRecord> & {
  /** Last accepted envelope; null before the first. */
  readonly head: ChainHead | null;
};

/** Devices of a station by role and serial, each with the end of its chain. */
export async function listDevices(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  stationId: string,
): Promise<ListedDevice[]> {
  await readableStation(ports, actor, stationId);
  const [devices, heads] = await Promise.all([
    readAll((page) => ports.book.listByParent(enrolments, stationId, page)),
    readAll((page) => ports.book.listByParent(chainHeads, stationId, page)),
  ]);
  const headOf = new Map(heads.map(({ value: { head } }) => [head.deviceId, head]));
  return devices.map((device) => ({ ...device, head: headOf.get(device.value.id) ?? null }));
}
