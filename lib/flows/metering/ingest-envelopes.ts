import { HeliographError } from "../../core/errors/heliograph-error";
import { canonicalJson } from "../../core/evidence/canonical-json";
import type { Sha256Hex } from "../../core/evidence/hash";
import type { ChainHead } from "../../core/metering/chain-head";
import type { SignedEnvelope } from "../../core/metering/envelope";
import type { EnvelopeRefusal, EnvelopeVerdict } from "../../core/metering/verdict";
import { verifyEnvelope } from "../../core/metering/verify-envelope";
import { formatInstant } from "../../core/time/instant";
import { put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { type ClaimedFields, claimedFields } from "./claimed-fields";
import { keepRefusals } from "./keep-refusals";
import {
  type ChainHeadRecord,
  chainHeads,
  type EnrolmentRecord,
  type EnvelopeRecord,
  enrolments,
  envelopeId,
  envelopes,
} from "./metering-records";

/** Envelopes in one message; with the heads that they move they fit into one commit. */
export const ENVELOPES_MAX = 50;
const ATTEMPTS_MAX = 10;

/** Refusals that come before the signature was found good: anybody can cause them. */
const UNSIGNED: ReadonlySet<EnvelopeRefusal> = new Set(["MALFORMED", "UNKNOWN_DEVICE", "FORGED"]);

export type EnvelopeResult =
  | {
      readonly status: "accepted" | "duplicate";
      readonly deviceId: string;
      readonly seq: number;
      readonly hash: Sha256Hex;
    }
  | {
      readonly status: "refused";
      readonly deviceId: string | null;
      readonly seq: number | null;
      readonly code: EnvelopeRefusal;
      readonly detail: string;
    };

type Message = { readonly items: readonly unknown[]; readonly bytes: Uint8Array };
type Judged = { readonly item: unknown; readonly claims: ClaimedFields; readonly verdict: EnvelopeVerdict };

/**
 * Takes in signed telemetry. No user stands behind it: each envelope is authenticated by its device's own signature. All
 * accepted ones of a message are written in one commit with the heads that they move, under the versions of the heads that
 * they were judged on; whoever loses that race is judged again on what the winner wrote. Refused ones are kept as such.
 * @throws HeliographError TELEMETRY_BUSY when other senders of the same devices kept winning
 */
export async function ingestEnvelopes(
  ports: Pick<Ports, "book" | "clock" | "storage">,
  message: Message,
): Promise<EnvelopeResult[]> {
  const claims = message.items.map(claimedFields);
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const known = await loadDevices(ports, claims);
    const judged = judge(message.items, claims, known, ports.clock.now());
    if (!(await writeAccepted(ports, judged, known, message.bytes))) continue;
    await keepRefusals(ports, judged.flatMap(refusedItem), message.bytes);
    return judged.map(resultOf);
  }
  throw new HeliographError({
    code: "TELEMETRY_BUSY",
    message: "Other messages of the same devices were written meanwhile.",
    remedy: "Send the same message again; what was accepted is not taken twice.",
    kind: "unavailable",
  });
}

type KnownDevices = {
  readonly enrolments: ReadonlyMap<string, EnrolmentRecord>;
  readonly heads: ReadonlyMap<string, Stored<ChainHeadRecord>>;
  /** Hashes of accepted envelopes that the message may repeat, by record id. */
  readonly hashes: ReadonlyMap<string, Sha256Hex>;
};

async function loadDevices(ports: Pick<Ports, "book">, claims: readonly ClaimedFields[]): Promise<KnownDevices> {
  const deviceIds = [...new Set(claims.flatMap(({ deviceId }) => deviceId ?? []))];
  const found = await Promise.all(
    deviceIds.map(async (deviceId) => ({
      deviceId,
      enrolment: await ports.book.get(enrolments, deviceId),
      head: await ports.book.get(chainHeads, deviceId),
    })),
  );
  const heads = new Map(found.flatMap(({ deviceId, head }) => (head ? [[deviceId, head] as const] : [])));
  const repeated = claims.flatMap(({ deviceId, seq }) => {
    const head = deviceId === null ? undefined : heads.get(deviceId);
    const isOld = head && seq !== null && Number.isInteger(seq) && seq > 0 && seq <= head.value.head.seq;
    return isOld ? [envelopeId(head.value.head.deviceId, seq)] : [];
  });
  const hashes = await Promise.all(
    [...new Set(repeated)].map(async (id) => [id, (await ports.book.get(envelopes, id))?.value.hash] as const),
  );
  return {
    enrolments: new Map(
      found.flatMap(({ deviceId, enrolment }) => (enrolment ? [[deviceId, enrolment.value] as const] : [])),
    ),
    heads,
    hashes: new Map(hashes.flatMap(([id, hash]) => (hash === undefined ? [] : [[id, hash] as const]))),
  };
}

/** Judges the items in their order, each on top of what those before it have brought. */
function judge(
  items: readonly unknown[],
  claims: readonly ClaimedFields[],
  known: KnownDevices,
  now: number,
): Judged[] {
  const heads = new Map([...known.heads].map(([deviceId, stored]) => [deviceId, stored.value.head]));
  const hashes = new Map(known.hashes);
  return claims.map((claim, index) => {
    const deviceId = claim.deviceId ?? "";
    const item = items[index];
    const verdict = verifyEnvelope(item, {
      enrolment: known.enrolments.get(deviceId)?.enrolment,
      head: heads.get(deviceId),
      acceptedHashAt: (seq) => hashes.get(envelopeId(deviceId, seq)),
      now,
    });
    if (verdict.status === "accepted") {
      heads.set(deviceId, verdict.head);
      hashes.set(envelopeId(deviceId, verdict.head.seq), verdict.hash);
    }
    return { item, claims: claim, verdict };
  });
}

/** @returns false when somebody else moved one of the heads first: nothing was written */
async function writeAccepted(
  ports: Pick<Ports, "book" | "clock" | "storage">,
  judged: readonly Judged[],
  known: KnownDevices,
  bytes: Uint8Array,
): Promise<boolean> {
  const accepted = judged.flatMap(({ verdict }) => (verdict.status === "accepted" ? [verdict] : []));
  if (accepted.length === 0) return true;
  const messageHash = await ports.storage.put(bytes, "application/json");
  const acceptedAt = formatInstant(ports.clock.now());
  const records = accepted.map(({ envelope, hash, head }): EnvelopeRecord => {
    const { deviceId, stationId, seq } = envelope;
    const { orgId } = enrolmentOf(known, deviceId);
    const id = envelopeId(deviceId, seq);
    const span = { from: firstAt(envelope), to: head.at, readings: envelope.readings.length };
    return {
      id,
      orgId,
      stationId,
      deviceId,
      seq,
      hash,
      ...span,
      text: canonicalJson(envelope),
      messageHash,
      acceptedAt,
    };
  });
  const heads = new Map<string, ChainHead>(accepted.map(({ head }) => [head.deviceId, head]));
  const moved = [...heads.values()].map((head) => {
    const { orgId, enrolment } = enrolmentOf(known, head.deviceId);
    const value: ChainHeadRecord = { orgId, stationId: enrolment.stationId, head };
    return put(chainHeads, value, known.heads.get(head.deviceId)?.version ?? 0);
  });
  const outcome = await ports.book.commit([...records.map((record) => put(envelopes, record, 0)), ...moved]);
  return outcome.ok;
}

function enrolmentOf(known: KnownDevices, deviceId: string): EnrolmentRecord {
  const record = known.enrolments.get(deviceId);
  if (!record) throw new Error(`${deviceId} was accepted without an enrolment`);
  return record;
}

function firstAt({ readings: [first] }: SignedEnvelope): string {
  if (!first) throw new Error("an envelope without readings was accepted");
  return first.at;
}

function refusedItem({ claims, verdict }: Judged) {
  if (verdict.status !== "refused") return [];
  const { code, detail } = verdict;
  return [{ ...claims, sessionId: null, subject: "envelope" as const, code, detail, signed: !UNSIGNED.has(code) }];
}

function resultOf({ claims, verdict }: Judged): EnvelopeResult {
  const { deviceId, seq } = claims;
  if (verdict.status === "refused")
    return { status: "refused", deviceId, seq, code: verdict.code, detail: verdict.detail };
  if (deviceId === null || seq === null) throw new Error("an envelope without device and number was accepted");
  return { status: verdict.status, deviceId, seq, hash: verdict.hash };
}
