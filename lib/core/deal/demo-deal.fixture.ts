import type { MonthlyCashFlow } from "../cashflow/lines/monthly-cash-flow";
import { addMonthsToYearMonth } from "../time/local-date";
import { demoAbsRequest, demoGreenBondRequest } from "./presets/demo-requests";

const ulid = (digit: string) => digit.repeat(26);
const placed = {
  pool: [
    {
      ...{ stationId: `stn_${ulid("6")}`, stationName: "Example station", simulationId: `sim_${ulid("7")}` },
      ...{ simulationHash: "ab".repeat(32), shareBps: 10_000 },
    },
  ],
  closing: "2026-11-02",
  firstPeriod: "2026-11",
};

/** The demonstration deals on twelve years of seasonal months that grow a little. */
export const demoAbs = demoAbsRequest(placed);
export const demoGreenBond = demoGreenBondRequest(placed);

export const demoIdentity = {
  ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31337 },
  trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
};

export const demoMonths: readonly MonthlyCashFlow[] = Array.from({ length: 144 }, (_, index) => {
  const charging = 2_000_000 + 300_000 * (index % 4) + 2_000 * index;
  const exported = 400_000 + 50_000 * (index % 12);
  const cost = 700_000 + 1_500 * index;
  return {
    month: addMonthsToYearMonth("2026-11", index),
    revenue: { "charging-energy": String(charging), export: String(exported) },
    cost: { "operation-maintenance": String(cost) },
    cfads: String(charging + exported - cost),
  };
});
