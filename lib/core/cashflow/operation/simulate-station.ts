import { emptyHourlyFlows, HOURLY_FLOWS, type HourlyFlow, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import { keptClockYear } from "../../energy/kept-clock-year";
import { HOURS_PER_YEAR, type WeatherYear } from "../../energy/weather/weather-year";
import type { StationSpec } from "../../station/station-spec";
import { type MemoYear, memoYear } from "../lines/memo-lines";
import { cashFlowOfLife, type ReturnMetrics } from "../returns/station-cash-flow";
import { newStationState, type OperatingYear, operatingYear } from "./operating-year";
import { fromHour, monthOf, type StationModel, stationModel } from "./station-model";
import { STATION_MODEL_VERSION, type StationMetrics, type StationSimulation } from "./station-simulation";

export type SimulationOptions = {
  /** Integer from 0 to 2^32 - 1: the same seed gives the same result. */
  readonly seed: number;
  /** Told the share that is done, 0 to 1, after each year. */
  readonly onProgress?: (fraction: number) => void;
};

/**
 * A station's life: hourly energy of every year, monthly cash flow, returns. Runs to its end at once; a caller that must
 * breathe in between drives `simulationSteps` itself.
 */
export function simulateStation(
  spec: StationSpec,
  weather: WeatherYear,
  options: SimulationOptions,
): StationSimulation {
  const steps = simulationSteps(stationModel(spec, weather, options.seed));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    options.onProgress?.(step.value.fraction);
  }
}

export type SimulationStep = {
  /** Share of the whole that is done. */
  readonly fraction: number;
  /** After the first year of operation: its hours from 1 January, and what it did. */
  readonly first?: { readonly flows: HourlyFlows; readonly year: OperatingYear };
};

/** The same in steps of one year of operation. */
export function* simulationSteps(model: StationModel): Generator<SimulationStep, StationSimulation, void> {
  const { spec, seed } = model;
  const years: OperatingYear[] = [];
  const memos: MemoYear[] = [];
  const flows = emptyHourlyFlows();
  let firstYear: HourlyFlows = flows;
  let state = newStationState(spec);
  for (let year = 1; year <= spec.lifeYears; year += 1) {
    const { result, next } = operatingYear(model, state, year, flows);
    years.push(result);
    memos.push(memoYear(spec, keptClockYear(spec.site.timeZone, monthOf(spec, (year - 1) * 12)), year, flows));
    state = next;
    if (year === 1) firstYear = calendarYear(flows, model.startHour);
    const fraction = year / (spec.lifeYears + 1);
    yield year === 1 ? { fraction, first: { flows: firstYear, year: result } } : { fraction };
  }
  const money = cashFlowOfLife(spec, years, memos);
  yield { fraction: 1 };
  return {
    modelVersion: STATION_MODEL_VERSION,
    seed,
    cashFlow: {
      currency: spec.currency,
      months: money.months,
      capexMinor: money.capexMinor,
      metrics: { ...money.returns, ...energyMetrics(model, years) },
      deliveries: money.deliveries,
      vat: money.vat,
      finance: money.finance,
    },
    years: years.map((year, index) => ({
      operatingYear: year.operatingYear,
      energyKwh: Object.fromEntries(HOURLY_FLOWS.map((flow) => [flow, energyOf(year, flow)])) as Record<
        HourlyFlow,
        number
      >,
      sessions: sum(year.sessions),
      turnedAway: year.turnedAway,
      peakImportKw: year.peakImportKw,
      storageHealth: year.storageHealth,
      equivalentFullCycles: year.equivalentFullCycles,
      ...(money.years[index] as (typeof money.years)[number]),
    })),
    firstYear,
  };
}

/** Flows counted from 1 January again, copied. */
function calendarYear(flows: HourlyFlows, startHour: number): HourlyFlows {
  const turned = Object.entries(flows).map(([flow, hours]) => [
    flow,
    fromHour(hours, (HOURS_PER_YEAR - startHour) % HOURS_PER_YEAR),
  ]);
  return Object.fromEntries(turned) as HourlyFlows;
}

function energyMetrics(
  model: StationModel,
  years: readonly OperatingYear[],
): Omit<StationMetrics, keyof ReturnMetrics> {
  const first = years[0] as OperatingYear;
  const energy = (flow: HourlyFlow) => energyOf(first, flow);
  const peakPowerKw = model.spec.pv.arrays.reduce((total, array) => total + array.peakPowerKw, 0);
  const pv = energy("pv");
  const onSite =
    energy("pvToAuxiliary") +
    energy("pvToCompute") +
    energy("pvToCharging") +
    energy("pvToHost") +
    energy("pvToStorage");
  const load = energy("auxiliaryLoad") + energy("computeLoad") + energy("chargingLoad");
  const fromGrid = energy("gridToAuxiliary") + energy("gridToCompute") + energy("gridToCharging");
  const unserved = energy("auxiliaryUnserved") + energy("computeUnserved") + energy("chargingUnserved");
  return {
    specificYieldKwhPerKw: peakPowerKw > 0 ? pv / peakPowerKw : 0,
    performanceRatio: model.peakSunEnergyKwh > 0 ? pv / model.peakSunEnergyKwh : 0,
    pvEnergyKwh: pv,
    chargedEnergyKwh: energy("charged"),
    gridImportKwh: energy("gridImport"),
    gridExportKwh: energy("gridExport"),
    curtailedKwh: energy("pvCurtailed"),
    selfConsumption: pv > 0 ? onSite / pv : 0,
    selfSufficiency: load > 0 ? (load - unserved - fromGrid) / load : 0,
    sessions: sum(first.sessions),
    turnedAway: first.turnedAway,
    storageReplacements: years.filter((year) => year.storageRenewed).length,
  };
}

/** Energy of a year [kWh]; of `stored` what is there at its end. */
function energyOf(year: OperatingYear, flow: HourlyFlow): number {
  return flow === "stored" ? (year.energyKwh.stored[11] as number) : sum(year.energyKwh[flow]);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
