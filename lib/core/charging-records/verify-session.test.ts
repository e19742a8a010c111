import { generateKeyPairSync, sign } from "node:crypto";
import type { DeviceEnrolment } from "../metering/enrolment";
import { collectSessions } from "./collect-sessions";
import { normalObis, readOcmfReadings } from "./ocmf-readings";
import type { ChargingReceipt } from "./receipt";
import { verifySession } from "./verify-session";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
const enrolment: DeviceEnrolment = {
  deviceId: `dev_${"0".repeat(26)}`,
  stationId: `stn_${"0".repeat(26)}`,
  role: "charger-meter",
  serial: "M-1",
  publicKeySpki: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  enrolledAt: "2026-01-01T00:00:00Z",
};
const begin = { TM: "2026-11-01T10:00:00,000+0100 S", TX: "B", RV: 1.5, RI: "1-0:1.8.0", RU: "kWh", ST: "G", EF: "" };
const end = { ...begin, TM: "2026-11-01T11:00:00,000+0100 S", TX: "E", RV: 12.64134 };

function page(RD: readonly object[], over: object = {}): string {
  const payload = JSON.stringify({ FV: "1.0", PG: "T7", MS: "M-1", ID: "pseudonym", RD, ...over });
  const SD = sign("sha256", Buffer.from(payload), privateKey).toString("hex");
  return `OCMF|${payload}|${JSON.stringify({ SA: "ECDSA-secp256k1-SHA256", SD })}`;
}

function receipt(ocmf: string[], session = "0"): ChargingReceipt {
  return { sessionId: `ses_${session.repeat(26)}`, stationId: enrolment.stationId, deviceId: enrolment.deviceId, ocmf };
}

describe("session of a receipt", () => {
  test("energy is exact, times are UTC", () => {
    expect(verifySession(receipt([page([begin, end])]), enrolment)).toMatchObject({
      ok: true,
      value: {
        energyWh: "11141.34",
        begin: "2026-11-01T09:00:00.000Z",
        end: "2026-11-01T10:00:00.000Z",
        timeStatus: "S",
      },
    });
  });

  test("begin and end may stand on two pages that follow each other", () => {
    const two = receipt([page([begin]), page([end], { PG: "T8" })]);
    expect(verifySession(two, enrolment)).toMatchObject({ ok: true, value: { pagination: "T8" } });
  });

  test.each([
    ["PAGES_APART", [page([begin]), page([end], { PG: "T9" })]],
    ["OTHER_METER", [page([begin, end], { MS: "M-2" })]],
    ["NO_PAGINATION", [page([begin, end], { PG: "" })]],
    ["NO_BEGIN_OR_END", [page([begin])]],
    ["NO_BEGIN_OR_END", [page([begin, { ...end, RI: "1-0:2.8.0" }])]],
    ["METER_ERROR", [page([begin, { ...end, ST: "E" }])]],
    ["METER_ERROR", [page([begin, { ...end, EF: "E" }])]],
    ["ENERGY_BACKWARDS", [page([begin, { ...end, RV: 1.4 }])]],
    ["TIME_BACKWARDS", [page([begin, { ...end, TM: "2026-11-01T09:00:00,000+0100 S" }])]],
    ["BAD_SIGNATURE", [page([begin, end]).replace("12.64134", "22.64134")]],
  ])("%s is refused", (refusal, ocmf) => {
    expect(verifySession(receipt(ocmf), enrolment)).toMatchObject({ ok: false, refusal });
  });

  test("a meter that is not enrolled proves nothing", () => {
    expect(verifySession(receipt([page([begin, end])]), undefined)).toMatchObject({ refusal: "UNKNOWN_METER" });
  });

  test("two receipts of one meter and page are one session", () => {
    const { sessions, refused } = collectSessions(
      [receipt([page([begin, end])]), receipt([page([begin, end])], "1")],
      [enrolment],
    );
    expect(sessions).toHaveLength(1);
    expect(refused).toMatchObject([{ code: "DUPLICATE_SESSION" }]);
  });

  test("spellings of a register are one register; fields left out are inherited", () => {
    expect(["01-00:01.08.00.FF", "1-0:1.8.0*255", "1-0:1.8.0"].map(normalObis)).toEqual(Array(3).fill("1-0:1.8.0"));
    const [, second] = readOcmfReadings({ RD: [begin, { RV: 2, RI: "1-0:2.8.0" }] });
    expect(second).toMatchObject({ mark: "B", obis: "1-0:2.8.0", status: "G" });
  });
});
