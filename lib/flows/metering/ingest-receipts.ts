import type { ChargingSession } from "../../core/charging-records/charging-session";
import { ChargingReceipt } from "../../core/charging-records/receipt";
import { type SessionRefusal, verifySession } from "../../core/charging-records/verify-session";
import { HeliographError } from "../../core/errors/heliograph-error";
import { monthOfInstant } from "../../core/metering/station-month";
import { formatInstant, type Instant, parseInstant } from "../../core/time/instant";
import { put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { stations } from "../stations/station-records";
import { type ClaimedFields, claimedFields } from "./claimed-fields";
import { keepRefusals } from "./keep-refusals";
import { type EnrolmentRecord, enrolments, type ReceiptRecord, receipts, sessions } from "./metering-records";

/** Receipts in one message; each is two writes, and a commit holds a hundred. */
export const RECEIPTS_MAX = 50;
const ATTEMPTS_MAX = 10;

export type ReceiptRefusal = SessionRefusal | "MALFORMED" | "DUPLICATE_SESSION" | "FROM_THE_FUTURE";

/** Refusals after every text of the receipt was found signed by the enrolled meter. */
const SIGNED: ReadonlySet<ReceiptRefusal> = new Set([
  "PAGES_APART",
  "NO_BEGIN_OR_END",
  "METER_ERROR",
  "ENERGY_BACKWARDS",
  "TIME_BACKWARDS",
  "DUPLICATE_SESSION",
  "FROM_THE_FUTURE",
]);

export type ReceiptResult =
  | {
      readonly status: "accepted" | "duplicate";
      readonly sessionId: string;
      readonly sessionKey: string;
      readonly energyWh: string;
    }
  | {
      readonly status: "refused";
      readonly sessionId: string | null;
      readonly code: ReceiptRefusal;
      readonly detail: string;
    };

type Message = { readonly items: readonly unknown[]; readonly bytes: Uint8Array };
type Judged = { readonly claims: ClaimedFields; readonly result: ReceiptResult; readonly accepted: Accepted | null };
type Accepted = {
  readonly receipt: ChargingReceipt;
  readonly session: ChargingSession;
  readonly orgId: string;
  readonly timeZone: string;
};

/**
 * Takes in charging receipts (OCMF), each authenticated by the key of the charger's enrolled meter. A session exists once:
 * by its id and by its meter's transaction. The same receipt again is harmless, another one for the same is refused.
 * @throws HeliographError RECEIPTS_BUSY when other senders of the same sessions kept winning
 */
export async function ingestReceipts(
  ports: Pick<Ports, "book" | "clock" | "storage">,
  message: Message,
): Promise<ReceiptResult[]> {
  const claims = message.items.map(claimedFields);
  const devices = await loadDevices(ports, claims);
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    // Most messages are new: they are judged on themselves first, and on what stands only when the commit meets it.
    const judged = await judge(ports, message.items, claims, devices, attempt > 1);
    if (!(await writeAccepted(ports, judged, message.bytes))) continue;
    await keepRefusals(ports, judged.flatMap(refusedItem), message.bytes);
    return judged.map(({ result }) => result);
  }
  throw new HeliographError({
    code: "RECEIPTS_BUSY",
    message: "Other receipts of the same sessions were written meanwhile.",
    remedy: "Send the same message again; what was accepted is not taken twice.",
    kind: "unavailable",
  });
}

type KnownDevice = { readonly record: EnrolmentRecord; readonly timeZone: string };

async function loadDevices(
  ports: Pick<Ports, "book">,
  claims: readonly ClaimedFields[],
): Promise<ReadonlyMap<string, KnownDevice>> {
  const deviceIds = [...new Set(claims.flatMap(({ deviceId }) => deviceId ?? []))];
  const found = await Promise.all(
    deviceIds.map(async (deviceId) => {
      const stored = await ports.book.get(enrolments, deviceId);
      const station = stored && (await ports.book.get(stations, stored.value.enrolment.stationId));
      return station ? [[deviceId, { record: stored.value, timeZone: station.value.spec.site.timeZone }] as const] : [];
    }),
  );
  return new Map(found.flat());
}

async function judge(
  ports: Pick<Ports, "book" | "clock">,
  items: readonly unknown[],
  claims: readonly ClaimedFields[],
  devices: ReadonlyMap<string, KnownDevice>,
  looksUp: boolean,
): Promise<Judged[]> {
  const now = ports.clock.now();
  const verified = items.map((item, index) => verify(item, devices.get(claims[index]?.deviceId ?? ""), now));
  const found = verified.flatMap((verdict) => ("session" in verdict ? [verdict.session] : []));
  const taken = looksUp ? await loadTaken(ports, found) : new Map<string, Taken>();
  return verified.map((verdict, index): Judged => {
    const claim = claims[index] as ClaimedFields;
    if (!("session" in verdict)) {
      return { claims: claim, result: { status: "refused", sessionId: claim.sessionId, ...verdict }, accepted: null };
    }
    const { sessionId, sessionKey, energyWh, receiptHash, meterSerial, pagination } = verdict.session;
    const first = taken.get(sessionKey) ?? taken.get(sessionId);
    if (first?.receiptHash === receiptHash) {
      return { claims: claim, result: { status: "duplicate", sessionId, sessionKey, energyWh }, accepted: null };
    }
    if (first) {
      const detail = `${meterSerial} ${pagination} is the receipt of ${first.sessionId}`;
      return {
        claims: claim,
        result: { status: "refused", sessionId, code: "DUPLICATE_SESSION", detail },
        accepted: null,
      };
    }
    taken.set(sessionKey, verdict.session);
    taken.set(sessionId, verdict.session);
    return { claims: claim, result: { status: "accepted", sessionId, sessionKey, energyWh }, accepted: verdict };
  });
}

function verify(
  item: unknown,
  device: KnownDevice | undefined,
  now: Instant,
): Accepted | { readonly code: ReceiptRefusal; readonly detail: string } {
  const parsed = ChargingReceipt.safeParse(item);
  if (!parsed.success) return { code: "MALFORMED", detail: parsed.error.issues[0]?.message ?? "not a receipt" };
  const receipt = parsed.data;
  const outcome = verifySession(receipt, device?.record.enrolment);
  if (!outcome.ok) return { code: outcome.refusal, detail: outcome.detail };
  if (!device) throw new Error("a receipt of an unknown meter was verified");
  const session = outcome.value;
  if (parseInstant(session.end) > now) return { code: "FROM_THE_FUTURE", detail: `${session.end} has not come yet` };
  return { receipt, session, orgId: device.record.orgId, timeZone: device.timeZone };
}

type Taken = { readonly sessionId: string; readonly receiptHash: string };

/** What stands already under the keys and ids of these sessions. */
async function loadTaken(ports: Pick<Ports, "book">, found: readonly ChargingSession[]): Promise<Map<string, Taken>> {
  const taken = new Map<string, Taken>();
  await Promise.all(
    found.map(async ({ sessionKey, sessionId }) => {
      const [session, receipt] = await Promise.all([
        ports.book.get(sessions, sessionKey),
        ports.book.get(receipts, sessionId),
      ]);
      if (session) taken.set(sessionKey, session.value.session);
      if (receipt) taken.set(sessionId, { sessionId, receiptHash: receipt.value.receiptHash });
    }),
  );
  return taken;
}

/** @returns false when somebody else wrote one of the sessions first: nothing was written */
async function writeAccepted(
  ports: Pick<Ports, "book" | "clock" | "storage">,
  judged: readonly Judged[],
  bytes: Uint8Array,
): Promise<boolean> {
  const accepted = judged.flatMap((item) => item.accepted ?? []);
  if (accepted.length === 0) return true;
  const messageHash = await ports.storage.put(bytes, "application/json");
  const acceptedAt = formatInstant(ports.clock.now());
  const writes = accepted.flatMap(({ receipt, session, orgId, timeZone }) => {
    const { sessionKey, receiptHash } = session;
    const period = monthOfInstant(parseInstant(session.end), timeZone);
    const record: ReceiptRecord = { orgId, period, receipt, receiptHash, sessionKey, messageHash, acceptedAt };
    return [put(receipts, record, 0), put(sessions, { orgId, period, session, acceptedAt }, 0)];
  });
  return (await ports.book.commit(writes)).ok;
}

function refusedItem({ claims, result }: Judged) {
  if (result.status !== "refused") return [];
  const { code, detail } = result;
  return [{ ...claims, subject: "receipt" as const, code, detail, signed: SIGNED.has(code) }];
}
