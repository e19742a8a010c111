import { type DispatchCost, dispatchCost } from "../../energy/dispatch/dispatch-cost";
import type { DispatchInputs, PriceSource } from "../../energy/dispatch/dispatch-inputs";
import { emptyHourlyFlows } from "../../energy/dispatch/hourly-flows";
import {
  type Forecasters,
  type ForecastQuantity,
  newRollingMemory,
  seasonalForecasters,
} from "../../energy/dispatch/rolling-memory";
import { dispatchByRolling } from "../../energy/dispatch/rolling-policy";
import { dispatchByRules, NEW_RULES_MEMORY } from "../../energy/dispatch/rules-policy";
import { type ForecastScore, ForecastScorer } from "../../energy/forecast/forecast-score";
import { PersistenceForecaster } from "../../energy/forecast/persistence-forecaster";
import { PublishedForecaster } from "../../energy/forecast/published-forecaster";
import type { LinearOptimiser } from "../../energy/optimum/linear-program";
import { optimalYear } from "../../energy/optimum/optimal-year";
import { HOURS_PER_YEAR } from "../../energy/weather/weather-year";

/** Hourly prices of a market [currency per kWh] with the forecasts that were published for them. */
export type MarketYear = {
  readonly prices: Float64Array;
  readonly forecasts: readonly { readonly name: string; readonly values: Float64Array }[];
};

/** One way to run the storage in a year. */
export type ComparedPolicy = {
  readonly policy: "rules" | "rolling";
  /** Whose forecasts it used; null where it uses none. */
  readonly forecasts: string | null;
  /** How the market's prices become known; null under the station's own tariffs. */
  readonly prices: PriceSource["knowledge"]["kind"] | null;
  readonly cost: DispatchCost;
  /** Share of what the optimum saves over no storage. */
  readonly capture: number;
  readonly scores: Partial<Record<ForecastQuantity, ForecastScore>>;
};

export type DispatchComparison = {
  readonly withoutStorage: DispatchCost;
  readonly optimum: DispatchCost;
  readonly policies: readonly ComparedPolicy[];
};

/** Auction of the German day-ahead market: bids by 12:00, results at 12:57 CET; forecasts are out before. */
const NOMINATED_AT_HOUR = 11;
const PUBLISHED_AT_HOUR = 13;

/**
 * What policies make of a year's storage, between none and the optimum with everything known. With a market its prices take the place
 * of the station's, for purchase and sale; policies then run twice: with day-ahead prices as they are published, and with
 * every day nominated by forecasts before the auction.
 * @param storedKwh in the cells at the start
 */
export function compareDispatch(
  station: DispatchInputs,
  storedKwh: number,
  optimiser: LinearOptimiser,
  market?: MarketYear,
): DispatchComparison {
  const inputs = market ? onMarket(station, market, { kind: "tariff" }) : station;
  const flows = emptyHourlyFlows();
  dispatchByRules(withoutStorage(inputs), storedKwh, NEW_RULES_MEMORY, flows);
  const none = dispatchCost(withoutStorage(inputs), flows);
  const optimum = optimalYear(inputs, storedKwh, optimiser).cost;
  const saving = none.net - optimum.net;
  const capture = (cost: DispatchCost) => (saving > 0 ? (none.net - cost.net) / saving : 1);
  const policies: ComparedPolicy[] = [];

  dispatchByRules(inputs, storedKwh, NEW_RULES_MEMORY, flows);
  const rules = dispatchCost(inputs, flows);
  policies.push({ policy: "rules", forecasts: null, prices: null, cost: rules, capture: capture(rules), scores: {} });
  const knowledges = market
    ? ([
        { kind: "day-ahead", publishedAtHour: PUBLISHED_AT_HOUR },
        { kind: "nominated", nominatedAtHour: NOMINATED_AT_HOUR },
      ] as const)
    : [null];
  for (const knowledge of knowledges) {
    const seen = market && knowledge ? onMarket(station, market, knowledge) : station;
    for (const [name, forecasters] of forecasterSets(market)) {
      const scorers: Partial<Record<ForecastQuantity, ForecastScorer>> = {};
      const memory = newRollingMemory(seen.demandCharges.length, forecasters);
      dispatchByRolling(seen, storedKwh, memory, flows, (quantity, forecast) => {
        scorers[quantity] ??= new ForecastScorer();
        scorers[quantity].add(forecast, (hour) => actual(seen, quantity, hour));
      });
      const cost = dispatchCost(inputs, flows);
      const scores = Object.fromEntries(
        Object.entries(scorers).map(([quantity, scorer]) => [
          quantity,
          scorer.score(forecasters[quantity as ForecastQuantity].model),
        ]),
      );
      const prices = knowledge?.kind ?? null;
      policies.push({ policy: "rolling", forecasts: name, prices, cost, capture: capture(cost), scores });
    }
  }
  return { withoutStorage: none, optimum, policies };
}

function forecasterSets(market: MarketYear | undefined): [name: string, Forecasters][] {
  const seasonal = seasonalForecasters();
  const persistence: Forecasters = {
    load: new PersistenceForecaster(),
    pv: new PersistenceForecaster(),
    host: new PersistenceForecaster(),
    purchase: new PersistenceForecaster(),
    sale: new PersistenceForecaster(),
  };
  const published = (market?.forecasts ?? []).map(({ name, values }): [string, Forecasters] => {
    const prices = new PublishedForecaster(name, values, NOMINATED_AT_HOUR, new PersistenceForecaster());
    return [name, { ...seasonalForecasters(), purchase: prices, sale: prices.copy() }];
  });
  return [...published, ["seasonal", seasonal], ["persistence", persistence]];
}

function onMarket(station: DispatchInputs, market: MarketYear, knowledge: PriceSource["knowledge"]): DispatchInputs {
  const source: PriceSource = { prices: market.prices, knowledge };
  return { ...station, purchase: source, sale: source };
}

function withoutStorage(inputs: DispatchInputs): DispatchInputs {
  const still = new Float64Array(HOURS_PER_YEAR);
  const storage = { ...inputs.storage, chargeKw: still, dischargeKw: still, calledKw: still };
  return { ...inputs, storage };
}

function actual(inputs: DispatchInputs, quantity: ForecastQuantity, hour: number): number | undefined {
  switch (quantity) {
    case "load": {
      const charging = inputs.chargingLoad[hour];
      return charging === undefined
        ? undefined
        : inputs.auxiliaryKw + (inputs.computeServable[hour] as number) + charging;
    }
    case "pv":
      return inputs.pv[hour];
    case "host":
      return inputs.hostLoad[hour];
    case "purchase":
      return inputs.purchase.prices[hour];
    case "sale":
      return inputs.sale?.prices[hour];
    default:
      return quantity satisfies never;
  }
}
