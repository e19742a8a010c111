import { chargingYear } from "../energy/charging/charging-year";
import { plantAtPrice } from "../energy/charging/price-response";
import { type ClockYear, clockYear } from "../energy/clock-year";
import type { DispatchMemory, StorageLimits } from "../energy/dispatch/dispatch-inputs";
import { dispatchYear } from "../energy/dispatch/dispatch-year";
import { HOURLY_FLOWS, type HourlyFlow, type HourlyFlows } from "../energy/dispatch/hourly-flows";
import { anyWindowYear, priceYear } from "../energy/price-year";
import { plantAcYear } from "../energy/pv/pv-year";
import { ageLfp, type LfpHealth, NEW_LFP, remainingCapacity } from "../energy/storage/lfp-ageing";
import { HOURS_PER_YEAR } from "../energy/weather/weather-year";
import type { StationSpec } from "../station/station-spec";
import { delivers } from "./contract-term";
import { contractOf, monthOf, type StationModel } from "./station-model";

/** What a year of operation did, by its months 0 ... 11; money at the prices of the first year. */
export type OperatingYear = {
  readonly operatingYear: number;
  /** Energy by flow and month [kWh]; `stored` is that at the month's end. */
  readonly energyKwh: Readonly<Record<HourlyFlow, Float64Array>>;
  readonly sessions: Float64Array;
  readonly turnedAway: number;
  readonly pvExportSales: Float64Array;
  readonly storageExportSales: Float64Array;
  readonly gridEnergyCost: Float64Array;
  readonly demandCost: Float64Array;
  readonly peakImportKw: number;
  readonly storageHealth: number;
  readonly equivalentFullCycles: number;
  /** The cells were renewed at the start of this year. */
  readonly storageRenewed: boolean;
};

/** What carries over from one year of operation to the next. */
export type StationState = { readonly memory: DispatchMemory; readonly health: LfpHealth };

export function newStationState(spec: StationSpec): StationState {
  const { energyKwh, minimumSoc, backupReserve } = spec.storage;
  return {
    memory: { storedKwh: energyKwh * (minimumSoc + backupReserve), lastPeakKw: null, surplusYesterdayKwh: 0 },
    health: NEW_LFP,
  };
}

/**
 * One year of operation, hour by hour: degraded PV, arrivals, host load, dispatch, ageing of the storage.
 * @param operatingYear 1 for the first
 * @param flows overwritten with the year's hours
 */
export function operatingYear(
  model: StationModel,
  state: StationState,
  year: number,
  flows: HourlyFlows,
): { result: OperatingYear; next: StationState } {
  const { spec } = model;
  const clock = clockYear(spec.site.timeZone, monthOf(spec, (year - 1) * 12));
  const storageRenewed = spec.storage.energyKwh > 0 && remainingCapacity(state.health) < spec.storage.replaceBelow;
  const health = storageRenewed ? NEW_LFP : state.health;
  const pv = new Float64Array(HOURS_PER_YEAR);
  plantAcYear(spec.pv, model.dc, year, pv);
  const charging = chargingYear(plantAtPrice(spec), clock, model.seed, year);
  const purchase = scaled(priceYear(spec.purchase.energy, clock), (1 + spec.purchase.escalationPerYear) ** (year - 1));
  const exported = exportPrices(spec, clock, year);
  const windows = spec.purchase.demandCharges.map((charge) =>
    charge.window ? anyWindowYear([charge.window], clock) : new Uint8Array(HOURS_PER_YEAR).fill(1),
  );
  const demandCharged = new Uint8Array(HOURS_PER_YEAR);
  for (const window of windows) {
    for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) if (window[hour]) demandCharged[hour] = 1;
  }
  const { compute } = spec;
  const startStored = state.memory.storedKwh;
  const limits = storageLimits(spec, remainingCapacity(health), year);
  const memory = dispatchYear(
    {
      pv,
      auxiliaryKw: spec.auxiliaryLoadKw,
      computeKw:
        compute.accelerators *
        compute.powerKwEach *
        (compute.idleShare + (1 - compute.idleShare) * compute.utilisation) *
        compute.powerUsageEffectiveness *
        compute.availability,
      chargingLoad: charging.load,
      chargingDelivered: charging.delivered,
      hostLoad: hostLoad(spec, clock, year),
      purchasePrice: purchase,
      exportPrice: exported,
      demandCharged,
      month: clock.month,
      importLimitKw: spec.grid.importLimitKw,
      exportLimitKw: spec.grid.exportLimitKw,
      storage: limits,
      gridCharging: spec.dispatch.gridCharging,
      storageExport: spec.dispatch.storageExport,
      peakTargetShare: spec.dispatch.peakTargetShare,
    },
    state.memory,
    flows,
  );

  const result = {
    operatingYear: year,
    energyKwh: Object.fromEntries(HOURLY_FLOWS.map((flow) => [flow, monthlyEnergy(flow, flows, clock)])) as Record<
      HourlyFlow,
      Float64Array
    >,
    sessions: new Float64Array(12),
    turnedAway: charging.turnedAway,
    pvExportSales: new Float64Array(12),
    storageExportSales: new Float64Array(12),
    gridEnergyCost: new Float64Array(12),
    demandCost: new Float64Array(12),
  };
  const peaks = windows.map(() => new Float64Array(12));
  let peakImportKw = 0;
  for (let month = 0; month < 12; month += 1) {
    const [from, to] = [clock.monthStarts[month] as number, clock.monthStarts[month + 1] as number];
    for (let hour = from; hour < to; hour += 1) {
      const imported = flows.gridImport[hour] as number;
      const sale = exported ? (exported[hour] as number) : 0;
      add(result.sessions, month, charging.sessions[hour] as number);
      add(result.pvExportSales, month, sale * (flows.pvToGrid[hour] as number));
      add(result.storageExportSales, month, sale * (flows.storageToGrid[hour] as number));
      add(result.gridEnergyCost, month, (purchase[hour] as number) * imported);
      if (imported > peakImportKw) peakImportKw = imported;
      for (let index = 0; index < windows.length; index += 1) {
        const peak = peaks[index] as Float64Array;
        if ((windows[index] as Uint8Array)[hour] && imported > (peak[month] as number)) peak[month] = imported;
      }
    }
  }
  const escalation = (1 + spec.purchase.escalationPerYear) ** (year - 1);
  for (const [index, charge] of spec.purchase.demandCharges.entries()) {
    const price = Number(charge.pricePerKwMonth) * escalation;
    for (let month = 0; month < 12; month += 1)
      add(result.demandCost, month, price * ((peaks[index] as Float64Array)[month] as number));
  }
  const aged = ageOverYear(spec, health, startStored, flows.stored, model.cellTemperatureC);
  return {
    result: {
      ...result,
      peakImportKw,
      storageHealth: remainingCapacity(aged.health),
      equivalentFullCycles: aged.cycles,
      storageRenewed,
    },
    next: { memory, health: aged.health },
  };
}

/** Energy of each month [kWh]; of `stored` what is there at the month's end. */
function monthlyEnergy(flow: HourlyFlow, flows: HourlyFlows, clock: ClockYear): Float64Array {
  const hours = flows[flow];
  const months = new Float64Array(12);
  for (let month = 0; month < 12; month += 1) {
    const to = clock.monthStarts[month + 1] as number;
    let sum = 0;
    for (let hour = clock.monthStarts[month] as number; hour < to; hour += 1) sum += hours[hour] as number;
    months[month] = flow === "stored" ? (hours[to - 1] as number) : sum;
  }
  return months;
}

function storageLimits(spec: StationSpec, capacityShare: number, year: number): StorageLimits {
  const { storage } = spec;
  const capacity = storage.energyKwh * capacityShare;
  let committedKw = 0;
  let committedKwh = 0;
  for (const contract of spec.revenue) {
    if (contract.kind !== "grid-services" || !deliversInYear(spec, contract, year)) continue;
    committedKw += contract.committedKw;
    committedKwh += contract.committedKwh;
  }
  const highestKwh = capacity * storage.maximumSoc;
  const held = capacity * (storage.minimumSoc + storage.backupReserve) + committedKwh / storage.dischargeEfficiency;
  return {
    lowestKwh: Math.min(highestKwh, held),
    highestKwh,
    chargeKw: storage.energyKwh > 0 ? Math.max(0, storage.chargePowerKw - committedKw) : 0,
    dischargeKw: storage.energyKwh > 0 ? Math.max(0, storage.dischargePowerKw - committedKw) : 0,
    chargeEfficiency: storage.chargeEfficiency,
    dischargeEfficiency: storage.dischargeEfficiency,
  };
}

function deliversInYear(spec: StationSpec, contract: Parameters<typeof delivers>[0], year: number): boolean {
  return Array.from({ length: 12 }, (_, month) => monthOf(spec, (year - 1) * 12 + month)).some((month) =>
    delivers(contract, month),
  );
}

/** Energy sold to the grid, by hour; 0 in months without a contract, null without any. A purchase agreement stands in for an export contract. */
function exportPrices(spec: StationSpec, clock: ClockYear, year: number): Float64Array | null {
  const contract = contractOf(spec, "export") ?? contractOf(spec, "ppa");
  if (!contract) return null;
  const price =
    contract.kind === "ppa" ? ({ kind: "flat", pricePerKwh: contract.pricePerKwh } as const) : contract.price;
  const prices = scaled(priceYear(price, clock), (1 + contract.escalationPerYear) ** (year - 1));
  return onlyDelivered(spec, contract, clock, year, prices);
}

function hostLoad(spec: StationSpec, clock: ClockYear, year: number): Float64Array {
  const load = new Float64Array(HOURS_PER_YEAR);
  const contract = contractOf(spec, "host-supply");
  if (!contract) return load;
  let total = 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const weights = (clock.weekday[hour] as number) >= 6 ? contract.weekendHourWeights : contract.workdayHourWeights;
    load[hour] = weights[clock.clockHour[hour] as number] as number;
    total += load[hour] as number;
  }
  return onlyDelivered(spec, contract, clock, year, scaled(load, contract.annualLoadKwh / total));
}

function onlyDelivered(
  spec: StationSpec,
  contract: Parameters<typeof delivers>[0],
  clock: ClockYear,
  year: number,
  values: Float64Array,
): Float64Array {
  for (let month = 0; month < 12; month += 1) {
    if (delivers(contract, monthOf(spec, (year - 1) * 12 + month))) continue;
    values.fill(0, clock.monthStarts[month], clock.monthStarts[month + 1]);
  }
  return values;
}

function ageOverYear(
  spec: StationSpec,
  before: LfpHealth,
  startStored: number,
  stored: Float64Array,
  cellTemperatureC: Float64Array,
): { health: LfpHealth; cycles: number } {
  if (spec.storage.energyKwh === 0) return { health: before, cycles: 0 };
  const capacity = spec.storage.energyKwh * remainingCapacity(before);
  const soc = new Float64Array(HOURS_PER_YEAR + 1);
  soc[0] = Math.min(1, startStored / capacity);
  let throughput = 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    soc[hour + 1] = (stored[hour] as number) / capacity;
    throughput += Math.abs((soc[hour + 1] as number) - (soc[hour] as number));
  }
  let health = before;
  for (let day = 0; day < HOURS_PER_YEAR; day += 24) health = ageLfp(health, soc, cellTemperatureC, day, day + 24, 1);
  return { health, cycles: throughput / 2 };
}

function scaled(values: Float64Array, factor: number): Float64Array {
  for (let hour = 0; hour < values.length; hour += 1) values[hour] = (values[hour] as number) * factor;
  return values;
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}
