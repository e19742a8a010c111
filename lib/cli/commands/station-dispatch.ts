import { highsOptimiser } from "../../adapters/optimiser/highs-optimiser";
import {
  compareDispatch,
  type DispatchComparison,
  type MarketYear,
} from "../../core/cashflow/operation/dispatch-comparison";
import { newStationState, prepareYear } from "../../core/cashflow/operation/operating-year";
import { stationModel } from "../../core/cashflow/operation/station-model";
import { readPriceHistory } from "../../core/energy/price-history";
import { HOURS_PER_YEAR, type WeatherYear } from "../../core/energy/weather/weather-year";
import { hashOf } from "../../core/evidence/hash";
import type { StationSpec } from "../../core/station/station-spec";
import type { CommandIo } from "./command-io";
import { usageError } from "./run-command";

/**
 * What each policy makes of the storage in the first year of operation, between none and the optimum.
 * @param pricesPath a market's hourly prices with forecasts; without it the station's own tariffs
 */
export async function dispatchComparison(
  io: CommandIo,
  spec: StationSpec,
  weather: WeatherYear,
  seed: number,
  pricesPath?: string,
): Promise<DispatchComparison> {
  if (spec.storage.energyKwh === 0) throw usageError("The station has no storage to dispatch.");
  const market = pricesPath === undefined ? undefined : await marketYear(io, pricesPath);
  const { inputs, storedKwh } = prepareYear(stationModel(spec, weather, seed), newStationState(spec), 1);
  return compareDispatch(inputs, storedKwh, await highsOptimiser(), market);
}

/** The first 8 760 hours of a price file. */
async function marketYear(io: CommandIo, path: string): Promise<MarketYear> {
  const { prices, forecasts } = readPriceHistory(new TextDecoder().decode(await io.readFile(path)));
  if (prices.length < HOURS_PER_YEAR) throw usageError(`${path} holds less than ${HOURS_PER_YEAR} hours.`);
  const year = (values: Float64Array) => values.subarray(0, HOURS_PER_YEAR);
  return { prices: year(prices), forecasts: forecasts.map(({ name, values }) => ({ name, values: year(values) })) };
}

/** The comparison as JSON, forecasts' models with their hashes. */
export function dispatchJson(comparison: DispatchComparison): unknown {
  return {
    ...comparison,
    policies: comparison.policies.map((compared) => ({
      ...compared,
      scores: Object.fromEntries(
        Object.entries(compared.scores).map(([quantity, score]) => [
          quantity,
          { ...score, modelHash: hashOf(score.model) },
        ]),
      ),
    })),
  };
}

/** The comparison as a table: cost of a year and its parts, share of the optimum's saving. */
export function dispatchTable({ withoutStorage, optimum, policies }: DispatchComparison, currency: string): string {
  const money = (amount: number) => amount.toFixed(0);
  const row = (name: string, cost: DispatchComparison["optimum"], capture: string) => [
    name,
    ...[cost.gridEnergy, cost.demand, cost.sales, cost.wear, cost.net].map(money),
    capture,
  ];
  const knowledge = { tariff: "tariff", "day-ahead": "published day ahead", nominated: "nominated" } as const;
  const rows = [
    ["policy", "grid energy", "demand", "sales", "wear", `net ${currency}`, "capture"],
    row("no storage", withoutStorage, "0.0 %"),
    ...policies.map(({ policy, forecasts, prices, cost, capture }) =>
      row(
        [policy, forecasts, prices && knowledge[prices]].filter((part) => part !== null).join(", "),
        cost,
        `${(100 * capture).toFixed(1)} %`,
      ),
    ),
    row("optimum, all known", optimum, "100.0 %"),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? "").length))) ?? [];
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n");
}
