import * as z from "zod";
import { StationMetrics, StationSimulationSummary } from "../../../lib/core/cashflow/operation/station-simulation";
import type { PoolMember } from "../../../lib/core/deal/terms";
import { formatAmount } from "../../../lib/core/money/format-amount";
import { money } from "../../../lib/core/money/money";
import { GREENSBORO_MONTHLY } from "../../../lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../../lib/core/station/presets/standard-node";
import type { YearMonth } from "../../../lib/core/time/local-date";
import { localOrgId } from "../people";
import { type DemoWorld, until } from "./demo-world";
import { printTable } from "./print-table";

const Stored = z.object({ value: z.object({ id: z.string() }) });
const Run = z.object({
  record: z.object({
    state: z.string(),
    summaryHash: z.string().optional(),
    inputsHash: z.string(),
    metrics: StationMetrics.optional(),
  }),
  summary: StationSimulationSummary.nullable(),
});

/** Step 1: the standard node is described and simulated for 25 years. */
export async function stationStep(world: DemoWorld, operationStart: YearMonth): Promise<PoolMember> {
  const issuer = await world.visitor("issuer@example.com");
  const spec = { ...STANDARD_NODE, name: "Demonstration node", operationStart };
  const { value: station } = await issuer.post(
    "/api/v1/stations",
    { orgId: localOrgId, spec, climate: GREENSBORO_MONTHLY },
    Stored,
  );
  const { value: run } = await issuer.post(`/api/v1/stations/${station.id}/simulations`, { seed: 1 }, Stored);
  const { record, summary } = await until("the simulation", async () => {
    const found = await issuer.get(`/api/v1/simulations/${run.id}`, Run);
    return found.record.state === "done" ? found : null;
  });
  if (!summary || !record.summaryHash) throw new Error("a finished simulation has its figures");
  const { metrics } = summary.cashFlow;
  printTable(
    "1  Station: energy of the first year and returns of 25 years",
    ["figure", "value"],
    [
      ["specific yield [kWh/kWp]", metrics.specificYieldKwhPerKw.toFixed(0)],
      ["performance ratio", metrics.performanceRatio.toFixed(3)],
      ["charged energy [kWh]", metrics.chargedEnergyKwh.toFixed(0)],
      ["self-consumption", `${(metrics.selfConsumption * 100).toFixed(1)} %`],
      ["IRR before debt", metrics.irr.principal === null ? "none" : `${(metrics.irr.principal * 100).toFixed(2)} %`],
      ["NPV", `${summary.cashFlow.currency} ${metrics.npv.toFixed(0)}`],
      ["inputs SHA-256", record.inputsHash],
    ],
  );
  const amount = (minor: string | undefined) => formatAmount(money(summary.cashFlow.currency, BigInt(minor ?? "0")));
  const total = (lines: Readonly<Partial<Record<string, string>>>) =>
    Object.values(lines)
      .reduce((sum, minor) => sum + BigInt(minor ?? "0"), 0n)
      .toString();
  printTable(
    "   Cash flow of the first months",
    ["month", "revenue", "cost and tax", "CFADS"],
    summary.cashFlow.months
      .slice(0, 6)
      .map(({ month, revenue, cost, cfads }) => [month, amount(total(revenue)), amount(total(cost)), amount(cfads)]),
  );
  return {
    stationId: station.id,
    stationName: spec.name,
    simulationId: run.id,
    simulationHash: record.summaryHash,
    shareBps: 10_000,
  };
}
