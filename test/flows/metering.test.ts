import { generateKeyPairSync, sign } from "node:crypto";
import type { ChargingReceipt } from "@/lib/core/charging-records/receipt";
import { canonicalJson } from "@/lib/core/evidence/canonical-json";
import { sha256 } from "@/lib/core/evidence/hash";
import { verifyInclusion } from "@/lib/core/evidence/merkle";
import type { Role } from "@/lib/core/identity/roles";
import { derivedId } from "@/lib/core/ids/derived-id";
import { type EnvelopeBody, envelopeHash, type SignedEnvelope } from "@/lib/core/metering/envelope";
import { enrolDevice } from "@/lib/flows/metering/enrol-device";
import { storedEnvelopes, storedReceipts } from "@/lib/flows/metering/evidence-records";
import { ingestEnvelopes } from "@/lib/flows/metering/ingest-envelopes";
import { ingestReceipts } from "@/lib/flows/metering/ingest-receipts";
import { judgeReceipt } from "@/lib/flows/metering/judge-receipt";
import { listDevices } from "@/lib/flows/metering/list-devices";
import { listRefusals } from "@/lib/flows/metering/list-refusals";
import { listSessions } from "@/lib/flows/metering/list-sessions";
import { envelopes, sessions } from "@/lib/flows/metering/metering-records";
import { readEnvelope } from "@/lib/flows/metering/read-envelope";
import { readQuality } from "@/lib/flows/metering/read-quality";
import { retireDevice } from "@/lib/flows/metering/retire-device";
import { describeWithReferenceData, referenceJson, referenceText } from "@/test/reference-data";
import { createTestPorts, type TestPorts } from "./harness";
import {
  actor,
  reading,
  setNow,
  signedEnvelope,
  TEST_ORG,
  type TestDevice,
  testDevice,
  testStation,
} from "./metered-station";

const PERIOD = "2026-11";
const ENROLLED_AT = "2026-11-02T00:00:00.000Z";

let world: TestPorts;
let stationId: string;
let grid: TestDevice;
let charger: TestDevice;

beforeEach(async () => {
  world = await createTestPorts();
  setNow(world, "2026-11-20T00:00:00.000Z");
  stationId = await testStation(world);
  grid = await testDevice(world, stationId, "grid", ENROLLED_AT);
  charger = await testDevice(world, stationId, "charger-meter", ENROLLED_AT);
});
afterEach(() => world.close());

const bytesOf = (items: readonly unknown[]) => new TextEncoder().encode(JSON.stringify(items));
const take = (...items: readonly unknown[]) => ingestEnvelopes(world.ports, { items, bytes: bytesOf(items) });
const takeReceipts = (...items: readonly unknown[]) => ingestReceipts(world.ports, { items, bytes: bytesOf(items) });
const refusals = async () =>
  (await listRefusals(world.ports, actor("operator"), { stationId, period: PERIOD })).items.map(({ value }) => value);

function follow(first: SignedEnvelope, body: Partial<EnvelopeBody> = {}): SignedEnvelope {
  return signedEnvelope(grid, {
    seq: 2,
    prevHash: envelopeHash(first),
    readings: [reading("2026-11-03T00:30:00.000Z", 20)],
    ...body,
  });
}

describe("telemetry", () => {
  test("an accepted envelope is kept byte for byte, with its chain's head and the leaf that evidence will hold", async () => {
    const first = signedEnvelope(grid, {});
    const second = follow(first);
    expect(await take(first, second)).toMatchObject([
      { status: "accepted", seq: 1 },
      { status: "accepted", seq: 2 },
    ]);
    const deviceId = grid.enrolment.deviceId;
    const found = await readEnvelope(world.ports, actor("auditor"), { deviceId, seq: 2 });
    expect(found.record.text).toBe(canonicalJson(second));
    expect(found.envelope).toEqual(second);
    const leaf = canonicalJson({ name: `envelope:${deviceId}:2`, item: second });
    expect(verifyInclusion(found.leafHash, leaf, { leafIndex: 0, treeSize: 1, path: [] })).toBe(true);
    expect(await world.ports.storage.get(found.record.messageHash)).toEqual(bytesOf([first, second]));
    const devices = await listDevices(world.ports, actor("operator"), stationId);
    expect(devices.find(({ value }) => value.id === deviceId)?.head).toMatchObject({ seq: 2, importWh: 20 });
  });

  test("the same envelope again is harmless", async () => {
    const first = signedEnvelope(grid, {});
    await take(first);
    expect(await take(first, first)).toMatchObject([{ status: "duplicate" }, { status: "duplicate" }]);
    expect(await refusals()).toEqual([]);
  });

  test("a device is retired from a moment on: what it read before stands, what it reads after is refused", async () => {
    const first = signedEnvelope(grid, {});
    expect(await take(first)).toMatchObject([{ status: "accepted" }]);
    const { deviceId } = grid.enrolment;
    const retire = (retiredAt: string) => retireDevice(world.ports, actor("operator"), { deviceId, retiredAt });
    await expect(retire("2026-11-03T00:10:00.000Z")).rejects.toMatchObject({ code: "RETIREMENT_BEFORE_READINGS" });
    await expect(retire("2036-01-01T00:00:00.000Z")).rejects.toMatchObject({ code: "RETIREMENT_IN_FUTURE" });
    const retired = await retire("2026-11-03T00:15:00.000Z");
    expect(await retire("2026-11-03T00:20:00.000Z")).toEqual(retired);
    expect(await take(follow(first))).toMatchObject([{ status: "refused", code: "RETIRED_DEVICE" }]);
    expect(await take(first)).toMatchObject([{ status: "duplicate" }]);
  });

  test("every refusal has its code, and is kept with who, what and when", async () => {
    const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const otherStation = await testStation(world, "Other");
    const retired = await testDevice(world, stationId, "pv", ENROLLED_AT);
    await retireDevice(world.ports, actor("operator"), { deviceId: retired.enrolment.deviceId });
    setNow(world, "2026-11-21T00:00:00.000Z");
    const first = signedEnvelope(grid, {});
    await take(first);
    const later = (time: string, wh: number, out = 0) => follow(first, { readings: [reading(time, wh, out)] });
    const cases: readonly [string, unknown][] = [
      ["MALFORMED", { ...follow(first), readings: [] }],
      ["UNKNOWN_DEVICE", follow(first, { deviceId: derivedId("device", "nobody") })],
      ["FORGED", signedEnvelope(grid, { seq: 2 }, stranger)],
      ["REPLAYED", signedEnvelope(grid, { readings: [reading("2026-11-03T00:00:00.000Z", 999)] })],
      ["OUT_OF_ORDER", follow(first, { seq: 3 })],
      ["CHAIN_BROKEN", follow(first, { prevHash: sha256("something else") })],
      ["OFF_GRID", later("2026-11-03T00:31:00.000Z", 20)],
      ["TIME_BACKWARDS", later("2026-11-03T00:15:00.000Z", 20)],
      ["FROM_THE_FUTURE", later("2026-11-21T00:15:00.000Z", 20)],
      ["COUNTER_BACKWARDS", later("2026-11-03T00:30:00.000Z", 9)],
      ["BEFORE_ENROLMENT", signedEnvelope(charger, { readings: [reading("2026-11-01T12:00:00.000Z", 0)] })],
      ["RETIRED_DEVICE", signedEnvelope(retired, { readings: [reading("2026-11-20T12:00:00.000Z", 0)] })],
      ["WRONG_STATION", follow(first, { stationId: otherStation })],
    ];
    for (const [code, item] of cases) expect(await take(item)).toMatchObject([{ status: "refused", code }]);
    const kept = await refusals();
    expect(kept.map(({ code }) => code).sort()).toEqual(
      cases
        .map(([code]) => code)
        .filter((code) => code !== "WRONG_STATION")
        .sort(),
    );
    expect(kept.find(({ code }) => code === "FORGED")).toMatchObject({
      subject: "envelope",
      claimedDeviceId: grid.enrolment.deviceId,
      claimedSeq: 2,
      readings: 2,
      receivedAt: "2026-11-21T00:00:00.000Z",
    });
    const elsewhere = { stationId: otherStation, period: PERIOD };
    expect((await listRefusals(world.ports, actor("operator"), elsewhere)).items).toHaveLength(1);
    expect(await take(follow(first))).toMatchObject([{ status: "accepted" }]);
  });

  test("in one message the good stand and the bad are named, each in its place", async () => {
    const first = signedEnvelope(grid, {});
    const results = await take({ nonsense: true }, first, 7, follow(first, { seq: 5 }), follow(first));
    expect(results.map(({ status }) => status)).toEqual(["refused", "accepted", "refused", "refused", "accepted"]);
  });

  test("two senders at once: one chain, nothing twice, both told the truth", async () => {
    const first = signedEnvelope(grid, {});
    const rival = signedEnvelope(grid, { readings: [reading("2026-11-03T00:00:00.000Z", 5)] });
    const same = await Promise.all([take(first), take(first), take(rival), take(first, follow(first))]);
    const taken = same.flat().filter(({ status }) => status === "accepted");
    const stored = await world.ports.book.listByParent(envelopes, grid.enrolment.deviceId);
    expect(stored.items).toHaveLength(taken.length);
    expect(new Set(stored.items.map(({ value }) => value.seq)).size).toBe(taken.length);
    const codes = same.flat().flatMap((result) => (result.status === "refused" ? [result.code] : []));
    expect(codes.length + taken.length).toBeGreaterThanOrEqual(3);
  });
});

describe("enrolment", () => {
  const enrol = (roles: readonly Role[], change: Partial<Parameters<typeof enrolDevice>[2]> = {}) => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const publicKeySpki = publicKey.export({ format: "der", type: "spki" }).toString("base64");
    const input = { stationId, idempotencyKey: publicKeySpki, role: "pv" as const, serial: "PV-1", publicKeySpki };
    return enrolDevice(world.ports, actor(...roles), { ...input, ...change });
  };

  test("only an operator enrols; an outsider is told nothing", async () => {
    await expect(enrol(["issuer"])).rejects.toMatchObject({ code: "ROLE_MISSING" });
    await expect(enrol([])).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await enrol(["operator"])).value.enrolment.role).toBe("pv");
  });

  test("one key is one device; the same request again finds it", async () => {
    const { publicKeySpki } = grid.enrolment;
    await expect(enrol(["operator"], { publicKeySpki })).rejects.toMatchObject({ code: "DEVICE_KEY_TAKEN" });
    const again = { publicKeySpki: grid.enrolment.publicKeySpki, idempotencyKey: publicKeySpki, role: "grid" as const };
    const found = await enrol(["operator"], { ...again, serial: "TEST-grid", enrolledAt: ENROLLED_AT });
    expect(found.value.id).toBe(grid.enrolment.deviceId);
    await expect(enrol(["operator"], { ...again, serial: "other" })).rejects.toMatchObject({
      code: "IDEMPOTENCY_KEY_REUSED",
    });
  });

  test("a key on another curve signs no telemetry, and nothing is enrolled ahead of time", async () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
    const publicKeySpki = publicKey.export({ format: "der", type: "spki" }).toString("base64");
    await expect(enrol(["operator"], { publicKeySpki })).rejects.toMatchObject({ code: "DEVICE_KEY_UNUSABLE" });
    const later = { enrolledAt: "2026-11-20T00:00:00.001Z" };
    await expect(enrol(["operator"], later)).rejects.toMatchObject({ code: "ENROLMENT_IN_FUTURE" });
  });
});

describe("charging receipts", () => {
  const receipt = (number: number, pagination: number, key = charger.privateKey): ChargingReceipt => {
    const reading = (TX: string, minute: number, RV: number) => ({
      TM: `2026-11-03T10:${minute}:00,000+0000 S`,
      TX,
      RV,
      RI: "1-0:1.8.0",
      RU: "kWh",
      ST: "G",
    });
    const payload = JSON.stringify({
      FV: "1.0",
      PG: `T${pagination}`,
      MS: charger.enrolment.serial,
      ID: "pseudonym",
      RD: [reading("B", 10, 100), reading("E", 40, 112.345)],
    });
    const SD = sign("sha256", Buffer.from(payload), key).toString("hex");
    const { deviceId } = charger.enrolment;
    return {
      sessionId: derivedId("session", `${number}`),
      stationId,
      deviceId,
      ocmf: [`OCMF|${payload}|{"SD":"${SD}"}`],
    };
  };

  test("a session exists once: the receipt again is harmless, another one of the same transaction or id is refused", async () => {
    const first = receipt(1, 7);
    expect(await takeReceipts(first)).toMatchObject([{ status: "accepted", energyWh: "12345" }]);
    expect(await takeReceipts(first)).toMatchObject([{ status: "duplicate" }]);
    expect(await takeReceipts(receipt(2, 7), receipt(1, 8), receipt(3, 9), receipt(4, 9))).toMatchObject([
      { status: "refused", code: "DUPLICATE_SESSION" },
      { status: "refused", code: "DUPLICATE_SESSION" },
      { status: "accepted" },
      { status: "refused", code: "DUPLICATE_SESSION" },
    ]);
    const listed = await listSessions(world.ports, actor("trustee"), { stationId, period: PERIOD });
    expect(listed.items.map(({ value }) => value.session.pagination).sort()).toEqual(["T7", "T9"]);
    expect(await storedReceipts(world.ports.book, stationId, PERIOD)).toContainEqual(first);
  });

  test("two senders at once bill a session once", async () => {
    const results = await Promise.all([1, 2, 3].map((number) => takeReceipts(receipt(number, 7))));
    expect(
      results
        .flat()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["accepted", "refused", "refused"]);
    const listed = await world.ports.book.listByOrg(sessions, TEST_ORG);
    expect(listed.items).toHaveLength(1);
  });

  test("foreign keys, unknown meters, broken shapes and the future are refused and kept", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const unknown = { ...receipt(2, 8), deviceId: grid.enrolment.deviceId };
    expect(await takeReceipts(receipt(1, 7, privateKey), unknown, { stationId, ocmf: "x" })).toMatchObject([
      { code: "BAD_SIGNATURE" },
      { code: "UNKNOWN_METER" },
      { code: "MALFORMED" },
    ]);
    setNow(world, "2026-11-03T10:30:00.000Z");
    expect(await takeReceipts(receipt(3, 9))).toMatchObject([{ code: "FROM_THE_FUTURE" }]);
    expect((await refusals()).map(({ subject }) => subject)).toEqual(["receipt", "receipt", "receipt", "receipt"]);
  });
});

describe("quality", () => {
  test("measured, missing and refused quarter hours by device and day, and the energy between the counters", async () => {
    const first = signedEnvelope(grid, {
      readings: Array.from({ length: 96 }, (_, index) =>
        reading(new Date(Date.parse("2026-11-03T05:00:00.000Z") + index * 900_000).toISOString(), index * 100, index),
      ),
    });
    await take(
      first,
      follow(first, { seq: 3 }),
      follow(first, { readings: [reading("2026-11-04T05:00:00.000Z", 9600, 96)] }),
    );
    const quality = await readQuality(world.ports, actor("auditor"), { stationId, period: PERIOD });
    const own = quality.quality.devices.find(({ role }) => role === "grid");
    expect(own).toMatchObject({ measured: 96, refused: 1, importWh: 9600, exportWh: 96 });
    expect(own && own.measured + own.missing).toBe(own?.expected);
    expect(quality.energyWh).toMatchObject({ gridImport: 9600, gridExport: 96, pv: 0 });
    const days = quality.days.filter(({ deviceId }) => deviceId === grid.enrolment.deviceId);
    expect(days).toHaveLength(30);
    expect(days.find(({ date }) => date === "2026-11-03")).toMatchObject({ expected: 96, measured: 96, missing: 0 });
    expect(days.find(({ date }) => date === "2026-11-01")).toMatchObject({ expected: 20, measured: 0 });
    expect(days.reduce((sum, { missing }) => sum + missing, 0)).toBe(own?.missing);
    const { from, to } = { from: Date.parse("2026-11-04T05:00:00.000Z"), to: Date.parse("2026-12-01T05:00:00.000Z") };
    const after = await storedEnvelopes(world.ports.book, grid.enrolment.deviceId, { from, to });
    expect(after.map(({ seq }) => seq)).toEqual([2]);
  });

  test("nobody else sees it", async () => {
    const input = { stationId, period: PERIOD };
    await expect(readQuality(world.ports, null, input)).rejects.toMatchObject({ code: "NOT_SIGNED_IN" });
    await expect(readQuality(world.ports, actor(), input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(readQuality(world.ports, actor("investor"), input)).rejects.toMatchObject({
      code: "ROLE_MISSING",
    });
  });
});

describeWithReferenceData("judging real receipts of SAFE-eV/transparenzsoftware", () => {
  type Expected = { file: string; index: number; verified: boolean | null };
  const expected: Expected[] = referenceJson("ocmf/expected.json");

  test.each(expected.map((row) => [row.file, row.index, row.verified] as const))("%s [%i] -> %s", (file, index, ok) => {
    const verdict = judgeReceipt(actor("operator"), { content: referenceText(`ocmf/${file}`) });
    expect(verdict.texts[index]?.verified ?? false).toBe(ok ?? false);
    expect(verdict.keyFrom).toBe("file");
  });

  test("with another key than the file's it does not verify; what is no receipt says so", () => {
    const content = referenceText("ocmf/VW_OCMF_load.xml");
    const foreign = judgeReceipt(actor("operator"), { content, publicKey: grid.enrolment.publicKeySpki });
    expect(foreign).toMatchObject({ keyFrom: "given", verified: false });
    const nothing = judgeReceipt(actor("operator"), { content: "<a/>" });
    expect(nothing).toMatchObject({ verified: false, texts: [] });
    expect(nothing.unreadable).not.toBeNull();
    expect(() => judgeReceipt(null, { content })).toThrow(expect.objectContaining({ code: "NOT_SIGNED_IN" }));
  });
});
