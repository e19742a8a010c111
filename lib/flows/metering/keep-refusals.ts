import { HeliographError } from "../../core/errors/heliograph-error";
import { hashOf, type Sha256Hex } from "../../core/evidence/hash";
import { monthOfInstant } from "../../core/metering/station-month";
import { DAY_MS, formatInstant, type Instant } from "../../core/time/instant";
import { put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { type StationRecord, stations } from "../stations/station-records";
import { meteringRefusals, type RefusalRecord, refusalTallies, stationPeriodKey } from "./metering-records";

/** Refusals of unsigned items that are kept for one station and month; anybody can send them, so the rest is only counted. */
export const UNSIGNED_KEPT_MAX = 500;
const ATTEMPTS_MAX = 8;
const CLAIM_AGE_MAX_MS = 400 * DAY_MS;

/** A refused item with what it claims to be. */
export type Refused = {
  readonly subject: RefusalRecord["subject"];
  readonly code: string;
  readonly detail: string;
  /** Whether an enrolled key signed it: then it is kept whatever came before. */
  readonly signed: boolean;
  readonly stationId: string | null;
  readonly deviceId: string | null;
  readonly seq: number | null;
  readonly sessionId: string | null;
  readonly at: string | null;
  readonly readings: number;
  readonly rawHash: Sha256Hex;
};

type Unstored = Omit<RefusalRecord, "messageHash">;
type Group = { readonly records: Unstored[]; readonly signed: Set<string> };

/**
 * Keeps what was refused, visible for its station and month; the same item again is the same refusal. What names no station
 * of ours belongs to nobody and is not kept.
 * @param message the bytes in which it came
 */
export async function keepRefusals(
  ports: Pick<Ports, "book" | "clock" | "storage">,
  refused: readonly Refused[],
  message: Uint8Array,
): Promise<void> {
  const groups = new Map<string, Group>();
  const now = ports.clock.now();
  for (const item of refused) {
    const station = item.stationId === null ? undefined : await ports.book.get(stations, item.stationId);
    if (!station) continue;
    const record = recordOf(item, station.value, now);
    const key = stationPeriodKey(record.stationId, record.period);
    const group = groups.get(key) ?? { records: [], signed: new Set() };
    groups.set(key, group);
    if (!group.records.some(({ id }) => id === record.id)) group.records.push(record);
    if (item.signed) group.signed.add(record.id);
  }
  for (const [key, group] of groups) await keepGroup(ports, key, group, message);
}

function recordOf(item: Refused, station: StationRecord, now: Instant): Unstored {
  const { subject, code, detail, readings, rawHash } = item;
  return {
    id: hashOf({ stationId: station.id, code, rawHash }),
    orgId: station.orgId,
    stationId: station.id,
    period: monthOfInstant(claimedInstant(item.at, now), station.spec.site.timeZone),
    subject,
    code,
    detail: detail.slice(0, 500),
    claimedDeviceId: item.deviceId?.slice(0, 80) ?? null,
    claimedSeq: item.seq,
    claimedSessionId: item.sessionId?.slice(0, 80) ?? null,
    readings,
    receivedAt: formatInstant(now),
    rawHash,
  };
}

/** Writes the refusals of one station and month in one commit, with the count of the unsigned ones. */
async function keepGroup(
  ports: Pick<Ports, "book" | "storage">,
  key: string,
  { records, signed }: Group,
  message: Uint8Array,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const known = await Promise.all(records.map(({ id }) => ports.book.get(meteringRefusals, id)));
    const fresh = records.filter((_, index) => !known[index]);
    const [first] = fresh;
    if (!first) return;
    const stored = await ports.book.get(refusalTallies, key);
    const { orgId, stationId, period } = first;
    const tally = stored?.value ?? { orgId, stationId, period, kept: 0, dropped: 0 };
    const unsigned = fresh.filter(({ id }) => !signed.has(id));
    const room = Math.max(0, UNSIGNED_KEPT_MAX - tally.kept);
    const dropped = new Set(unsigned.slice(room).map(({ id }) => id));
    const counted = {
      ...tally,
      kept: tally.kept + unsigned.length - dropped.size,
      dropped: tally.dropped + dropped.size,
    };
    const kept = fresh.filter(({ id }) => !dropped.has(id));
    const messageHash = kept.length === 0 ? "" : await ports.storage.put(message, "application/json");
    const outcome = await ports.book.commit([
      ...(unsigned.length === 0 ? [] : [put(refusalTallies, counted, stored?.version ?? 0)]),
      ...kept.map((record) => put(meteringRefusals, { ...record, messageHash }, 0)),
    ]);
    if (outcome.ok) return;
  }
  throw new HeliographError({
    code: "REFUSALS_BUSY",
    message: "Other messages of the same station were written meanwhile.",
    remedy: "Send the same message again; what was accepted is not taken twice.",
    kind: "unavailable",
  });
}

/** The claimed time where it can be one: readable, not after now, and no older than what a sender may still hold back. */
function claimedInstant(at: string | null, now: Instant): Instant {
  if (at === null || !/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(at)) return now;
  const claimed = Date.parse(at);
  return Number.isNaN(claimed) || claimed > now || now - claimed > CLAIM_AGE_MAX_MS ? now : claimed;
}
