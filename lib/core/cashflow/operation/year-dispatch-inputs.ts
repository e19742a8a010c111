import type { ChargingYear } from "../../energy/charging/charging-year";
import type { ClockYear } from "../../energy/clock-year";
import type { ComputeYear } from "../../energy/compute/compute-year";
import { removableHeatKw, withinHeat } from "../../energy/compute/module-heat";
import type { DispatchInputs, PriceSource, StorageLimits } from "../../energy/dispatch/dispatch-inputs";
import { anyWindowYear, priceYear } from "../../energy/price-year";
import { HOURS_PER_YEAR } from "../../energy/weather/weather-year";
import type { PriceSchedule } from "../../station/price-schedule";
import { PRIORITY_CLAIMS } from "../../station/priority-claim";
import type { StationSpec } from "../../station/station-spec";
import { wearCostOf } from "../../station/storage-plant";
import { delivers } from "../lines/contract-term";
import type { ServiceYear } from "./service-year";
import { contractOf, monthOf } from "./station-model";

/** Hour of standard time at which the day-ahead market of Europe publishes: EPEX SPOT, 12:57 CET. */
const PUBLISHED_AT_HOUR = 13;

export type YearParts = {
  readonly clock: ClockYear;
  readonly pv: Float64Array;
  readonly charging: ChargingYear;
  readonly compute: ComputeYear;
  readonly services: readonly ServiceYear[];
  /** Air temperature of the year's hours [C], and the share of the storage's power that it leaves. */
  readonly airTemperatureC: Float64Array;
  readonly storagePowerShare: Float64Array;
  /** Energy that the cells hold when full, and what their warranty lets out of them this year [kWh]. */
  readonly capacityKwh: number;
  readonly warrantedDischargeKwh: number;
};

/** What a policy meets in a year of operation: plant as it has aged, prices escalated, contracts that deliver. */
export function yearDispatchInputs(spec: StationSpec, year: number, parts: YearParts): DispatchInputs {
  const { clock, charging, compute } = parts;
  const escalation = (1 + spec.purchase.escalationPerYear) ** (year - 1);
  const host = contractOf(spec, "host-supply");
  const drivers = contractOf(spec, "charging");
  const storage = storageLimits(spec, parts);
  return {
    clock,
    pv: parts.pv,
    auxiliaryKw: spec.auxiliaryLoadKw,
    computeLoad: compute.loadKw,
    computeServable: limitByHeat(spec, parts, storage),
    chargingLoad: charging.load,
    chargingDelivered: charging.delivered,
    hostLoad: hostLoad(spec, clock, year),
    purchase: priceSource(spec.purchase.energy, clock, escalation),
    sale: exportPrices(spec, clock, year),
    hostPrice: host ? Number(host.pricePerKwh) * (1 + host.escalationPerYear) ** (year - 1) : 0,
    demandCharges: spec.purchase.demandCharges.map((charge) => ({
      pricePerKwMonth: Number(charge.pricePerKwMonth) * escalation,
      charged: charge.window ? anyWindowYear([charge.window], clock) : new Uint8Array(HOURS_PER_YEAR).fill(1),
    })),
    importLimitKw: spec.grid.importLimitKw,
    exportLimitKw: spec.grid.exportLimitKw,
    storage,
    gridCharging: spec.dispatch.gridCharging,
    storageExport: spec.dispatch.storageExport,
    priority: spec.dispatch.priority ?? PRIORITY_CLAIMS,
    shedValue: drivers
      ? (Number(drivers.tariff.energyPricePerKwh) + Number(drivers.tariff.serviceFeePerKwh)) *
        (1 + drivers.escalationPerYear) ** (year - 1)
      : VALUE_OF_OWN_LOAD,
    wearCost: wearCostOf(spec.storage),
    peakTargetShare: spec.dispatch.peakTargetShare,
  };
}

/** What a kWh of load is worth where no driver pays for it [currency]: more than any energy, so that it is served. */
const VALUE_OF_OWN_LOAD = 1;

function storageLimits(spec: StationSpec, parts: YearParts): StorageLimits {
  const { storage } = spec;
  const { warranty } = storage;
  const { capacityKwh, services } = parts;
  const warranted = warranty !== undefined && Number.isFinite(parts.warrantedDischargeKwh);
  const minimumSoc = warranted ? Math.max(storage.minimumSoc, warranty.minimumSoc) : storage.minimumSoc;
  const maximumSoc = warranted ? Math.min(storage.maximumSoc, warranty.maximumSoc) : storage.maximumSoc;
  const highestKwh = capacityKwh * maximumSoc;
  const reserveKwh = Math.min(highestKwh, capacityKwh * (minimumSoc + storage.backupReserve));
  const limits = {
    reserveKwh,
    floorKwh: new Float64Array(HOURS_PER_YEAR),
    highestKwh,
    chargeKw: new Float64Array(HOURS_PER_YEAR),
    dischargeKw: new Float64Array(HOURS_PER_YEAR),
    plannedChargeKw: new Float64Array(HOURS_PER_YEAR),
    plannedDischargeKw: new Float64Array(HOURS_PER_YEAR),
    chargeEfficiency: storage.chargeEfficiency,
    dischargeEfficiency: storage.dischargeEfficiency,
    calledKw: new Float64Array(HOURS_PER_YEAR),
    dischargeKwhPerYear: parts.warrantedDischargeKwh,
  };
  const works = storage.energyKwh > 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    let committedKw = 0;
    let heldKwh = 0;
    let calledKw = 0;
    for (const { contract, committed, called } of services) {
      if (!committed[hour]) continue;
      committedKw += contract.committedKw;
      heldKwh += contract.committedKwh / storage.dischargeEfficiency;
      if (called[hour]) calledKw += contract.committedKw;
    }
    const share = works ? (parts.storagePowerShare[hour] as number) : 0;
    limits.floorKwh[hour] = Math.min(highestKwh, reserveKwh + heldKwh);
    limits.plannedChargeKw[hour] = works ? Math.max(0, storage.chargePowerKw - committedKw) : 0;
    limits.plannedDischargeKw[hour] = works ? Math.max(0, storage.dischargePowerKw - committedKw) : 0;
    // What is derated is lost to the station first, then to the commitment.
    limits.chargeKw[hour] = Math.max(0, share * storage.chargePowerKw - committedKw);
    limits.dischargeKw[hour] = Math.max(0, share * storage.dischargePowerKw - committedKw);
    limits.calledKw[hour] = Math.min(calledKw, share * storage.dischargePowerKw);
  }
  return limits;
}

/** Cuts compute and the storage's powers down to the heat that the module gets rid of; returns what compute may draw. */
function limitByHeat(spec: StationSpec, { compute, airTemperatureC }: YearParts, limits: StorageLimits): Float64Array {
  const { cooling, powerUsageEffectiveness } = spec.compute;
  if (!cooling) return compute.loadKw;
  const priority = spec.dispatch.priority ?? PRIORITY_CLAIMS;
  const computeFirst = priority.indexOf("compute") < priority.indexOf("storage");
  const servable = new Float64Array(HOURS_PER_YEAR);
  const { chargeEfficiency, dischargeEfficiency } = limits;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const within = withinHeat(
      removableHeatKw(cooling, airTemperatureC[hour] as number),
      computeFirst,
      compute.loadKw[hour] as number,
      powerUsageEffectiveness,
      {
        chargeKw: limits.chargeKw[hour] as number,
        dischargeKw: limits.dischargeKw[hour] as number,
        chargeEfficiency,
        dischargeEfficiency,
      },
    );
    servable[hour] = within.computeKw;
    limits.chargeKw[hour] = within.chargeKw;
    limits.dischargeKw[hour] = within.dischargeKw;
  }
  return servable;
}

function priceSource(schedule: PriceSchedule, clock: ClockYear, escalation: number): PriceSource {
  return {
    prices: scaled(priceYear(schedule, clock), escalation),
    knowledge:
      schedule.kind === "hourly"
        ? { kind: "day-ahead", publishedAtHour: schedule.publishedAtHour ?? PUBLISHED_AT_HOUR }
        : { kind: "tariff" },
  };
}

/** Energy sold to the grid, by hour; 0 in months without a contract, null without any. A purchase agreement stands in for an export contract. */
function exportPrices(spec: StationSpec, clock: ClockYear, year: number): PriceSource | null {
  const contract = contractOf(spec, "export") ?? contractOf(spec, "ppa");
  if (!contract) return null;
  const price =
    contract.kind === "ppa" ? ({ kind: "flat", pricePerKwh: contract.pricePerKwh } as const) : contract.price;
  const source = priceSource(price, clock, (1 + contract.escalationPerYear) ** (year - 1));
  return { ...source, prices: onlyDelivered(spec, contract, clock, year, source.prices) };
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

function scaled(values: Float64Array, factor: number): Float64Array {
  for (let hour = 0; hour < values.length; hour += 1) values[hour] = (values[hour] as number) * factor;
  return values;
}
