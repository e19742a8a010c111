import { generateKeyPairSync, sign } from "node:crypto";
import { ZERO_HASH } from "../evidence/hash";
import type { ChainHead } from "./chain-head";
import type { DeviceEnrolment } from "./enrolment";
import { type EnvelopeBody, envelopeHash, envelopeText, type MeterReading, type SignedEnvelope } from "./envelope";
import { verifyEnvelope } from "./verify-envelope";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const deviceId = `dev_${"0".repeat(26)}`;
const stationId = `stn_${"0".repeat(26)}`;
const enrolment: DeviceEnrolment = {
  deviceId,
  stationId,
  role: "grid",
  serial: "G-1",
  publicKeySpki: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  enrolledAt: "2026-11-01T00:00:00Z",
};
const NOW = Date.parse("2026-12-01T00:00:00Z");

function reading(at: string, importWh: number, exportWh = 0): MeterReading {
  return { at, importWh, exportWh, quality: "measured" };
}

function envelope(body: Partial<EnvelopeBody> = {}, key = privateKey): SignedEnvelope {
  const full: EnvelopeBody = {
    v: 1,
    deviceId,
    stationId,
    seq: 1,
    prevHash: ZERO_HASH,
    readings: [reading("2026-11-01T00:15:00Z", 10), reading("2026-11-01T00:30:00Z", 20)],
    ...body,
  };
  const signature = sign("sha256", Buffer.from(envelopeText(full)), { key, dsaEncoding: "ieee-p1363" });
  return { ...full, signature: signature.toString("base64") };
}

function judge(raw: unknown, head?: ChainHead, known = new Map<number, string>()) {
  return verifyEnvelope(raw, { enrolment, head, acceptedHashAt: (seq) => known.get(seq), now: NOW });
}

const first = envelope();
const head: ChainHead = {
  deviceId,
  seq: 1,
  hash: envelopeHash(first),
  at: "2026-11-01T00:30:00Z",
  importWh: 20,
  exportWh: 0,
};
const next = (readings: MeterReading[]) => envelope({ seq: 2, prevHash: head.hash, readings });

describe("envelope", () => {
  test("a signed first envelope is accepted and moves the head", () => {
    expect(judge(first)).toMatchObject({ status: "accepted", head });
  });

  test("the next one follows it by hash", () => {
    expect(judge(next([reading("2026-11-01T00:45:00Z", 20)]), head)).toMatchObject({ status: "accepted" });
  });

  test("the same envelope again is a duplicate, also with another signature of the same content", () => {
    const known = new Map([[1, head.hash]]);
    expect(judge(first, head, known)).toEqual({ status: "duplicate", hash: head.hash });
    expect(judge(envelope(), head, known)).toEqual({ status: "duplicate", hash: head.hash });
  });

  test.each<[string, unknown, ChainHead | undefined]>([
    ["MALFORMED", { ...first, extra: 1 }, undefined],
    ["UNKNOWN_DEVICE", envelope({ deviceId: `dev_${"1".repeat(26)}` }), undefined],
    ["WRONG_STATION", envelope({ stationId: `stn_${"1".repeat(26)}` }), undefined],
    ["FORGED", envelope({}, stranger), undefined],
    ["FORGED", { ...first, readings: [reading("2026-11-01T00:15:00Z", 11)] }, undefined],
    ["REPLAYED", envelope({ readings: [reading("2026-11-01T00:15:00Z", 999)] }), head],
    ["OUT_OF_ORDER", envelope({ seq: 3, prevHash: head.hash }), head],
    ["CHAIN_BROKEN", envelope({ seq: 2, readings: [reading("2026-11-01T00:45:00Z", 30)] }), head],
    ["OFF_GRID", next([reading("2026-11-01T00:46:00Z", 30)]), head],
    ["TIME_BACKWARDS", next([reading("2026-11-01T00:30:00Z", 30)]), head],
    ["COUNTER_BACKWARDS", next([reading("2026-11-01T00:45:00Z", 19)]), head],
    ["COUNTER_BACKWARDS", next([reading("2026-11-01T00:45:00Z", 30, 5), reading("2026-11-01T01:00:00Z", 40, 4)]), head],
    ["BEFORE_ENROLMENT", envelope({ readings: [reading("2026-10-31T23:45:00Z", 1)] }), undefined],
    ["FROM_THE_FUTURE", next([reading("2026-12-01T00:15:00Z", 30)]), head],
  ])("%s is refused", (code, raw, known) => {
    expect(judge(raw, known)).toMatchObject({ status: "refused", code });
  });
});
