import { HOURLY_FLOWS, type HourlyFlow, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import type { WeatherYear } from "../../energy/weather/weather-year";
import type { StationSpec } from "../../station/station-spec";
import { operatingCosts } from "../lines/cost-lines";
import { revenueLines } from "../lines/revenue-lines";
import { depreciationOf, incomeTaxes } from "../returns/income-tax";
import type { SimulationStep } from "./simulate-station";
import { type StationModel, stationModel } from "./station-model";

/** The first year of operation as soon as it is there: hour by hour from 1 January, energy [kWh] and money in major units. */
export type LiveFirstYear = {
  readonly flows: HourlyFlows;
  readonly energyKwh: Readonly<Record<HourlyFlow, number>>;
  readonly sessions: number;
  readonly turnedAway: number;
  /** Revenue earned less operating cost and tax of the year, whenever it is paid. */
  readonly cfads: number;
};

/**
 * The model of a description; what an earlier one has worked out of weather and PV is taken over where it is the same, or scaled
 * where all arrays have grown alike. The earlier one must have been made with the same weather and seed.
 */
export function liveModel(
  spec: StationSpec,
  weather: WeatherYear,
  seed: number,
  earlier: StationModel | null,
): StationModel {
  if (!earlier || weatherBasis(earlier.spec) !== weatherBasis(spec)) return stationModel(spec, weather, seed);
  const grown = peakPowerOf(spec) / peakPowerOf(earlier.spec) || 1;
  const own = spec.pv.arrays.flatMap(({ inverter }) => inverter ?? []);
  const inverters = [spec.pv.inverter, ...own];
  const same = grown === 1 && JSON.stringify(earlier.spec.pv.inverter) === JSON.stringify(spec.pv.inverter);
  return {
    ...earlier,
    spec,
    dc: same
      ? earlier.dc
      : earlier.dc.map((inverter, index) => ({
          ...inverter,
          ...inverters[index],
          dc: inverter.dc.map((power) => power * grown),
        })),
    peakSunEnergyKwh: earlier.peakSunEnergyKwh * grown,
  };
}

/** What the hours of DC power and the cells' temperature follow from, but for the size of the whole PV plant. */
function weatherBasis(spec: StationSpec): string {
  const { pv, site, operationStart, storage } = spec;
  const total = peakPowerOf(spec);
  const arrays = pv.arrays.map(({ peakPowerKw, ...array }) => [array, (peakPowerKw / total).toPrecision(9)]);
  const cells = [storage.cellTemperatureMinC, storage.cellTemperatureMaxC];
  return JSON.stringify([arrays, pv.chain, pv.sun, site, operationStart, cells]);
}

function peakPowerOf({ pv }: StationSpec): number {
  return pv.arrays.reduce((sum, { peakPowerKw }) => sum + peakPowerKw, 0);
}

/** What the first step of a simulation tells before the others are taken. */
export function liveFirstYear(spec: StationSpec, { flows, year }: NonNullable<SimulationStep["first"]>): LiveFirstYear {
  // One year alone: nothing is pulled down in it.
  const alone: StationSpec = { ...spec, lifeYears: 1, costs: { ...spec.costs, decommissioning: "0" } };
  const revenue = revenueLines(alone, [year]);
  const costs = operatingCosts(alone, [year], revenue.paidByDrivers);
  const result = sumOf(Object.values(revenue.accrued)) - sumOf(Object.values(costs));
  const [tax = 0] = incomeTaxes(spec.tax, [result - depreciationOf(spec.costs, 1)]);
  return {
    flows,
    energyKwh: Object.fromEntries(
      HOURLY_FLOWS.map((flow) => [
        flow,
        flow === "stored" ? (year.energyKwh.stored[11] as number) : sumOf([year.energyKwh[flow]]),
      ]),
    ) as Record<HourlyFlow, number>,
    sessions: sumOf([year.sessions]),
    turnedAway: year.turnedAway,
    cfads: result - tax,
  };
}

function sumOf(lines: readonly Float64Array[]): number {
  return lines.reduce((sum, line) => sum + line.reduce((a, b) => a + b, 0), 0);
}
