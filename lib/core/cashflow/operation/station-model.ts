import { standardOffsetHours } from "../../energy/clock-year";
import { type InverterDc, plantDcYear } from "../../energy/pv/pv-year";
import { powerShare } from "../../energy/storage/power-derating";
import { alignWeather } from "../../energy/weather/align-weather";
import { HOURS_PER_YEAR, MONTH_STARTS, type WeatherYear } from "../../energy/weather/weather-year";
import type { RevenueContract, RevenueContractOf } from "../../station/revenue-contract";
import type { StationSpec } from "../../station/station-spec";
import { DEFAULT_POWER_DERATING } from "../../station/storage-plant";
import { addMonthsToYearMonth, type YearMonth } from "../../time/local-date";

/** A station with all that stays the same from year to year. Its years begin in the month of the start of operation. */
export type StationModel = {
  readonly spec: StationSpec;
  readonly seed: number;
  /** DC power of each inverter when new, from the first hour of the year of operation [kW]. */
  readonly dc: readonly InverterDc[];
  readonly peakSunEnergyKwh: number;
  /** Temperature of the storage cells at the ends of 8 760 hours and the start of the first [C]. */
  readonly cellTemperatureC: Float64Array;
  /** Air temperature of the year's hours [C], and the share of the storage's power that it leaves. */
  readonly airTemperatureC: Float64Array;
  readonly storagePowerShare: Float64Array;
  /** Hour of the calendar year in which the year of operation begins. */
  readonly startHour: number;
};

export function stationModel(spec: StationSpec, weather: WeatherYear, seed: number): StationModel {
  const calendarYear = Number(spec.operationStart.slice(0, 4));
  const aligned = alignWeather(weather, standardOffsetHours(spec.site.timeZone, calendarYear));
  const { dc, peakSunEnergyKwh } = plantDcYear(spec.pv, aligned);
  const startHour = MONTH_STARTS[Number(spec.operationStart.slice(5, 7)) - 1] as number;
  const { cellTemperatureMinC, cellTemperatureMaxC } = spec.storage;
  const air = fromHour(aligned.hours.tempAir, startHour);
  const cellTemperatureC = new Float64Array(HOURS_PER_YEAR + 1).map((_, hour) =>
    Math.max(cellTemperatureMinC, Math.min(cellTemperatureMaxC, air[hour % HOURS_PER_YEAR] as number)),
  );
  const derating = spec.storage.powerDerating ?? DEFAULT_POWER_DERATING;
  return {
    spec,
    seed,
    dc: dc.map((inverter) => ({ ...inverter, dc: fromHour(inverter.dc, startHour) })),
    peakSunEnergyKwh,
    cellTemperatureC,
    airTemperatureC: air,
    storagePowerShare: air.map((temperature) => powerShare(derating, temperature)),
    startHour,
  };
}

/** The same year begun at another hour. */
export function fromHour(values: Float64Array, start: number): Float64Array {
  const turned = new Float64Array(values.length);
  turned.set(values.subarray(start));
  turned.set(values.subarray(0, start), values.length - start);
  return turned;
}

/** Calendar month of a month of operation, 0 being the first. */
export function monthOf(spec: StationSpec, operatingMonth: number): YearMonth {
  return addMonthsToYearMonth(spec.operationStart, operatingMonth);
}

export function contractOf<Kind extends RevenueContract["kind"]>(
  spec: StationSpec,
  kind: Kind,
): RevenueContractOf<Kind> | undefined {
  return spec.revenue.find((contract): contract is RevenueContractOf<Kind> => contract.kind === kind);
}
