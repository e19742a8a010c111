import { directSimulator } from "@/lib/adapters/simulator/direct-simulator";
import { PoolOutlook } from "@/lib/core/abs/outlook/pool-outlook";
import { demoAbsRequest } from "@/lib/core/deal/presets/demo-requests";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { DEFAULT_UNCERTAINTY } from "@/lib/core/uncertainty/uncertainty-plan";
import { draftDeal } from "@/lib/flows/deals/draft-deal";
import { readPoolOutlook } from "@/lib/flows/deals/read-pool-outlook";
import type { Ports } from "@/lib/flows/ports/ports";
import { createStation } from "@/lib/flows/stations/create-station";
import { readRiskRun } from "@/lib/flows/stations/read-risk-runs";
import { readSimulation } from "@/lib/flows/stations/read-simulations";
import { requestRiskRun } from "@/lib/flows/stations/request-risk-run";
import { requestSimulation } from "@/lib/flows/stations/request-simulation";
import { runRisk } from "@/lib/flows/stations/run-risk";
import { runSimulation } from "@/lib/flows/stations/run-simulation";
import { createTestPorts, type TestPorts } from "./harness";
import { actor, TEST_ORG } from "./metered-station";

/** Without storage and drivers, so that the runs are quick. */
const spec = {
  ...STANDARD_NODE,
  lifeYears: 2,
  storage: { ...STANDARD_NODE.storage, energyKwh: 0 },
  charging: { ...STANDARD_NODE.charging, drivers: [] },
  revenue: STANDARD_NODE.revenue.filter(({ kind }) => kind !== "grid-services"),
};

let opened: TestPorts;
let ports: Ports;
beforeAll(async () => {
  opened = await createTestPorts();
  ports = { ...opened.ports, simulator: directSimulator() };
});
afterAll(() => opened.close());

test("a draft's pool tells its base case, and its stations' scatter once there is a finished run", async () => {
  const issuer = actor("issuer");
  const station = await createStation(ports, issuer, {
    ...{ orgId: TEST_ORG, idempotencyKey: "station", spec, climate: GREENSBORO_MONTHLY },
  });
  const stationId = station.value.id;
  const ordered = await requestSimulation(ports, issuer, { stationId, idempotencyKey: "run", seed: 1 });
  await runSimulation(ports, ordered.value.id);
  const { record, summary } = await readSimulation(ports, issuer, ordered.value.id);
  const member = {
    ...{ stationId, stationName: spec.name, simulationId: record.id },
    ...{ simulationHash: record.summaryHash ?? "", shareBps: 5_000 },
  };
  const request = demoAbsRequest({ pool: [member], closing: "2026-11-02", firstPeriod: "2026-12" });
  const { value: deal } = await draftDeal(ports, issuer, { orgId: TEST_ORG, idempotencyKey: "deal", request });

  const before = PoolOutlook.parse(await readPoolOutlook(ports, actor("auditor"), deal.id));
  await expect(readPoolOutlook(ports, actor(), deal.id)).rejects.toMatchObject({ kind: "not-found" });
  expect(before.months).toHaveLength(24);
  expect(before.stations[0]).toMatchObject({ stationId, shareBps: 5_000, from: summary?.cashFlow.months[0]?.month });
  expect(before.stations[0]?.years).toHaveLength(2);
  expect(before.stations[0]?.risk).toBeNull();

  const order = { seed: 1, paths: 100, plan: DEFAULT_UNCERTAINTY, debt: null };
  const { value: queued } = await requestRiskRun(ports, issuer, { stationId, idempotencyKey: "risk", order });
  expect((await readPoolOutlook(ports, issuer, deal.id)).stations[0]?.risk).toBeNull();
  await runRisk(ports, queued.id);
  const { result } = await readRiskRun(ports, issuer, queued.id);
  const [after] = (await readPoolOutlook(ports, issuer, deal.id)).stations;
  expect(after?.risk).toMatchObject({ riskRunId: queued.id, paths: 100, seed: 1 });
  // Major units of the run become minor ones.
  expect(after?.risk?.cfads.p50[0]).toBeCloseTo((result?.fan.cfads.p50[0] ?? 0) * 100, 4);
  expect(after?.risk?.sharedCorrelation).toBeGreaterThan(0);
  expect(after?.risk?.sharedCorrelation).toBeLessThan(1);
});
