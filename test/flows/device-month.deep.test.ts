import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { directSimulator } from "@/lib/adapters/simulator/direct-simulator";
import { createApi } from "@/lib/api/app";
import { collectSessions } from "@/lib/core/charging-records/collect-sessions";
import { parseInstant } from "@/lib/core/time/instant";
import { storedEnrolments, storedReceipts, storedSessions } from "@/lib/flows/metering/evidence-records";
import { listRefusals } from "@/lib/flows/metering/list-refusals";
import { readQuality } from "@/lib/flows/metering/read-quality";
import type { Ports } from "@/lib/flows/ports/ports";
import { requestSimulation } from "@/lib/flows/stations/request-simulation";
import { runSimulation } from "@/lib/flows/stations/run-simulation";
import { DEVICE_FAULTS, type DeviceFault } from "@/stacks/local/devices/faults";
import { simulateMonth } from "@/stacks/local/devices/simulate-month";
import { createTestPorts, type TestPorts } from "./harness";
import { actor, setNow, testStation } from "./metered-station";

const ORIGIN = "http://127.0.0.1:3000";
const PERIOD = "2026-11";

let world: TestPorts;
let stationId: string;
let dataFolder: string;
let live: (period: string, faults?: readonly DeviceFault[], token?: string) => ReturnType<typeof simulateMonth>;

beforeAll(async () => {
  world = await createTestPorts();
  dataFolder = mkdtempSync(join(tmpdir(), "heliograph-devices-"));
  const ports: Ports = { ...world.ports, simulator: directSimulator() };
  stationId = await testStation(world);
  const order = { stationId, idempotencyKey: "simulate it", seed: 1 };
  await runSimulation(ports, (await requestSimulation(ports, actor("issuer"), order)).value.id);
  const people = { operator: actor("operator"), auditor: actor("auditor") };
  const api = createApi({
    ports: { ...ports, chain: { ...ports.chain, addresses: {} } as Ports["chain"] },
    authenticator: {
      actorOf: async (headers) =>
        people[headers.get("authorization")?.slice("Bearer ".length) as keyof typeof people] ?? null,
    },
    origin: ORIGIN,
    version: "test",
    log: ({ error }) => console.error(error),
  });
  live = (period, faults = [], token = "operator") =>
    simulateMonth({
      fetch: (request) => api.fetch(request),
      ...{ baseUrl: ORIGIN, credentials: { token }, stationId, period, faults, dataFolder },
    });
}, 120_000);

afterAll(async () => {
  await world.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

test("a month that is not over is not sent", async () => {
  setNow(world, "2026-12-01T04:59:59.000Z");
  await expect(live(PERIOD)).rejects.toMatchObject({ code: "PERIOD_NOT_OVER" });
});

test("only an operator brings devices to life", async () => {
  setNow(world, "2026-12-01T05:00:00.000Z");
  await expect(live(PERIOD, [], "nobody")).rejects.toMatchObject({ code: "NOT_SIGNED_IN" });
  await expect(live(PERIOD, [], "auditor")).rejects.toMatchObject({ code: "ROLE_MISSING" });
});

test("a month with every fault: all that is honest is taken, all that is not is refused and visible", async () => {
  const began = performance.now();
  const outcome = await live(PERIOD, DEVICE_FAULTS);
  console.info(`a month with faults: ${Math.round(performance.now() - began)} ms for ${outcome.sent} messages`);
  const listed = await listRefusals(world.ports, actor("operator"), {
    stationId,
    period: PERIOD,
    page: { limit: 200 },
  });
  const codes = listed.items.map(({ value }) => value.code);
  expect(new Set(codes)).toEqual(new Set(["FORGED", "REPLAYED", "OUT_OF_ORDER", "MALFORMED", "BAD_SIGNATURE"]));
  expect(codes).toHaveLength(outcome.refused);
  expect(outcome.accepted + outcome.repeated + outcome.refused).toBe(outcome.sent);

  const quality = await readQuality(world.ports, actor("auditor"), { stationId, period: PERIOD });
  expect(quality.complete).toBe(true);
  const [pv] = quality.quality.devices.filter(({ role }) => role === "pv");
  expect(pv).toMatchObject({ expected: 2880 + 4, missing: 25 });
  for (const device of quality.quality.devices.filter(({ role }) => role !== "pv")) {
    expect(device).toMatchObject({ measured: device.expected, missing: 0 });
  }
  const sold = (await storedSessions(world.ports.book, stationId, PERIOD)).reduce(
    (sum, { energyWh }) => sum + Number(energyWh),
    0,
  );
  expect(sold).toBe(quality.energyWh.charged);
  expect(quality.energyWh.pv).toBeGreaterThan(10_000_000);
  expect(quality.sessions.count).toBe(outcome.sessions);
}, 120_000);

test("the same month again changes nothing: the same bytes are sent, and known", async () => {
  const again = await live(PERIOD);
  expect(again).toMatchObject({ accepted: 0, refused: 0 });
  expect(again.repeated).toBe(again.sent);
}, 120_000);

test("keys and months belong to their owner alone", () => {
  const folder = join(dataFolder, "devices", stationId);
  expect(statSync(join(folder, "keys.json")).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "months", `${PERIOD}.json`)).mode & 0o777).toBe(0o600);
});

test("the next month goes on where the counters stand, and none before it can be made up later", async () => {
  setNow(world, "2027-01-01T05:00:00.000Z");
  const began = performance.now();
  const outcome = await live("2026-12");
  console.info(`a month: ${Math.round(performance.now() - began)} ms for ${outcome.sent} messages`);
  expect(outcome).toMatchObject({ refused: 0, repeated: 0 });
  const quality = await readQuality(world.ports, actor("auditor"), { stationId, period: "2026-12" });
  expect(quality.quality).toMatchObject({ expected: 31 * 96 * quality.quality.devices.length, missing: 0, refused: 0 });
  expect(quality.days.every(({ expected, measured }) => expected === 96 && measured === 96)).toBe(true);
  await expect(live("2026-10")).rejects.toMatchObject({ code: "MONTHS_OUT_OF_ORDER" });
}, 120_000);

test("what is kept is enough to find the sessions again, from nothing but evidence", async () => {
  const receipts = await storedReceipts(world.ports.book, stationId, PERIOD);
  const { sessions, refused } = collectSessions(receipts, await storedEnrolments(world.ports.book, stationId));
  expect(refused).toEqual([]);
  const stored = await storedSessions(world.ports.book, stationId, PERIOD);
  const byKey = (a: { sessionKey: string }, b: { sessionKey: string }) => (a.sessionKey < b.sessionKey ? -1 : 1);
  expect([...sessions].sort(byKey)).toEqual([...stored].sort(byKey));
  expect(stored.every(({ end }) => parseInstant(end) < parseInstant("2026-12-01T05:00:00Z"))).toBe(true);
});
