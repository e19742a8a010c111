import type { ChargingSession } from "../../core/charging-records/charging-session";
import type { ChargingReceipt } from "../../core/charging-records/receipt";
import { leafHash } from "../../core/evidence/merkle";
import type { DeviceEnrolment } from "../../core/metering/enrolment";
import { type MeterReading, SignedEnvelope } from "../../core/metering/envelope";
import { evidenceLeaves } from "../../core/settlement/period-evidence";
import { formatInstant, type Instant, parseInstant } from "../../core/time/instant";
import type { Book } from "../ports/book";
import { readAll } from "../read-all";
import {
  type EnvelopeRecord,
  enrolments,
  envelopes,
  type ReceiptRecord,
  receipts,
  type SessionRecord,
  sessions,
  stationPeriodKey,
} from "./metering-records";

const PAGE = 50;

/** All enrolments of a station, also of devices that are retired. */
export async function storedEnrolments(book: Book, stationId: string): Promise<DeviceEnrolment[]> {
  const stored = await readAll((page) => book.listByParent(enrolments, stationId, page), { limit: PAGE });
  return stored.map(({ value }) => value.enrolment);
}

/**
 * Accepted envelopes of one device with a reading in [from, to], in the order of its chain. Both ends are included: the
 * reading at `to` closes the last quarter hour.
 * @param afterSeq leaves out what a statement before has taken in already
 */
export async function storedEnvelopes(
  book: Book,
  deviceId: string,
  interval: { readonly from: Instant; readonly to: Instant; readonly afterSeq?: number },
): Promise<EnvelopeRecord[]> {
  const { from, to, afterSeq = 0 } = interval;
  const found: EnvelopeRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await listEnvelopes(book, deviceId, from, cursor);
    for (const { value } of page.items) {
      if (parseInstant(value.from) > to) return found;
      if (value.seq > afterSeq) found.push(value);
    }
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

function listEnvelopes(book: Book, deviceId: string, from: Instant, cursor: string | undefined) {
  return book.listByParent(envelopes, deviceId, { from: formatInstant(from), limit: PAGE, cursor });
}

/** The envelope as its device signed it. */
export function signedEnvelopeOf(record: Pick<EnvelopeRecord, "text">): SignedEnvelope {
  return SignedEnvelope.parse(JSON.parse(record.text));
}

/** Hash of an envelope's leaf in the evidence tree of a statement. @see evidenceLeaves */
export function envelopeLeafHash(envelope: SignedEnvelope): string {
  const [leaf] = evidenceLeaves({
    enrolments: [],
    envelopes: [envelope],
    receipts: [],
    tariffs: [],
    charges: [],
    payouts: [],
    bankStatements: [],
    invoices: [],
    suspenseReleases: [],
  });
  return leafHash(leaf?.text ?? "");
}

/** Accepted readings in [from, to] by device id, ascending in time, for some devices. */
export async function storedReadings(
  book: Book,
  deviceIds: readonly string[],
  interval: { readonly from: Instant; readonly to: Instant },
): Promise<Map<string, MeterReading[]>> {
  const { from, to } = interval;
  const lists = await Promise.all(
    deviceIds.map(async (deviceId) => {
      const records = await storedEnvelopes(book, deviceId, interval);
      return records
        .flatMap((record) => signedEnvelopeOf(record).readings)
        .filter(({ at }) => parseInstant(at) >= from && parseInstant(at) <= to);
    }),
  );
  return new Map(deviceIds.map((deviceId, index) => [deviceId, lists[index] ?? []]));
}

/** Receipts of a station whose sessions ended in a month, in the order of their session ids. */
export async function storedReceipts(book: Book, stationId: string, period: string): Promise<ChargingReceipt[]> {
  const parent = stationPeriodKey(stationId, period);
  const stored = await readAll<{ value: ReceiptRecord }>((page) => book.listByParent(receipts, parent, page), {
    limit: 200,
  });
  return stored.map(({ value }) => value.receipt);
}

/** Verified sessions of a station that ended in a month, in the order of their end. */
export async function storedSessions(book: Book, stationId: string, period: string): Promise<ChargingSession[]> {
  const parent = stationPeriodKey(stationId, period);
  const stored = await readAll<{ value: SessionRecord }>((page) => book.listByParent(sessions, parent, page), {
    limit: 200,
  });
  return stored.map(({ value }) => value.session);
}
