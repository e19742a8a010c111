import { ingestEnvelopes } from "@/lib/flows/metering/ingest-envelopes";
import { UNSIGNED_KEPT_MAX } from "@/lib/flows/metering/keep-refusals";
import { listRefusals } from "@/lib/flows/metering/list-refusals";
import { readQuality } from "@/lib/flows/metering/read-quality";
import { createTestPorts } from "./harness";
import { actor, setNow, testDevice, testStation } from "./metered-station";

const PERIOD = "2026-11";
const MESSAGE = 40;
const BEYOND = 20;

test("a flood of junk is counted, not kept", async () => {
  const world = await createTestPorts();
  setNow(world, "2026-11-20T00:00:00.000Z");
  const stationId = await testStation(world);
  const { enrolment } = await testDevice(world, stationId, "grid", "2026-11-02T00:00:00.000Z");
  for (let start = 0; start < UNSIGNED_KEPT_MAX + BEYOND; start += MESSAGE) {
    const items = Array.from({ length: MESSAGE }, (_, index) => ({
      stationId,
      deviceId: enrolment.deviceId,
      seq: start + index,
    }));
    await ingestEnvelopes(world.ports, { items, bytes: new TextEncoder().encode(JSON.stringify(items)) });
  }
  const input = { stationId, period: PERIOD, page: { limit: 200 } };
  const { dropped } = await listRefusals(world.ports, actor("operator"), input);
  expect(dropped).toBe(BEYOND);
  const quality = await readQuality(world.ports, actor("operator"), { stationId, period: PERIOD });
  expect(quality.refusals).toMatchObject({ envelopes: UNSIGNED_KEPT_MAX, dropped: BEYOND });
  await world.close();
});
