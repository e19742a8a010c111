import { chargingYear } from "../../energy/charging/charging-year";
import { plantAtPrice } from "../../energy/charging/price-response";
import type { ClockYear } from "../../energy/clock-year";
import { type ComputeYear, computeYear, servedAcceleratorHours } from "../../energy/compute/compute-year";
import { monthPeak } from "../../energy/dispatch/dispatch-cost";
import type { DispatchInputs } from "../../energy/dispatch/dispatch-inputs";
import { HOURLY_FLOWS, type HourlyFlow, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import { newRollingMemory, type RollingMemory } from "../../energy/dispatch/rolling-memory";
import { dispatchByRolling } from "../../energy/dispatch/rolling-policy";
import { dispatchByRules, NEW_RULES_MEMORY, type RulesMemory } from "../../energy/dispatch/rules-policy";
import { keptClockYear } from "../../energy/kept-clock-year";
import { plantAcYear } from "../../energy/pv/pv-year";
import { HOURS_PER_YEAR } from "../../energy/weather/weather-year";
import type { StationSpec } from "../../station/station-spec";
import { type ServiceMonths, serviceMonths } from "./service-months";
import { serviceYears } from "./service-year";
import { monthOf, type StationModel } from "./station-model";
import {
  ageCells,
  capacityKwh,
  maintainCells,
  newCohort,
  type StorageCohort,
  warrantedDischargeKwh,
} from "./storage-cells";
import { yearDispatchInputs } from "./year-dispatch-inputs";

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
  /** Accelerator hours sold and run. */
  readonly acceleratorHours: Float64Array;
  /** Grid services by their contract's id. */
  readonly services: Readonly<Record<string, ServiceMonths>>;
  readonly peakImportKw: number;
  readonly storageHealth: number;
  readonly equivalentFullCycles: number;
  /** The cells were renewed at the start of this year; or cells were added [kWh of nameplate]. */
  readonly storageRenewed: boolean;
  readonly storageAddedKwh: number;
};

/** What carries over from one year of operation to the next. It is never written to: a year can be run again from it. */
export type StationState = {
  readonly storedKwh: number;
  readonly cells: readonly StorageCohort[];
  readonly rolling: RollingMemory;
  readonly rules: RulesMemory;
};

export function newStationState(spec: StationSpec): StationState {
  const { energyKwh, minimumSoc, backupReserve, dischargeEfficiency } = spec.storage;
  const committedKwh = spec.revenue.reduce(
    (sum, contract) => sum + (contract.kind === "grid-services" ? contract.committedKwh : 0),
    0,
  );
  return {
    // Reserve and commitments are there when operation starts.
    storedKwh: energyKwh * (minimumSoc + backupReserve) + committedKwh / dischargeEfficiency,
    cells: energyKwh > 0 ? [newCohort(energyKwh)] : [],
    rolling: newRollingMemory(spec.purchase.demandCharges.length),
    rules: NEW_RULES_MEMORY,
  };
}

/** What a year's policy meets, and what of the year it does not see. */
export type PreparedYear = {
  readonly inputs: DispatchInputs;
  readonly compute: ComputeYear;
  readonly services: ReturnType<typeof serviceYears>;
  readonly sessions: Uint16Array;
  readonly turnedAway: number;
  readonly cells: readonly StorageCohort[];
  readonly renewed: boolean;
  readonly addedKwh: number;
  /** In the cells at the start, within what they hold now [kWh]. */
  readonly storedKwh: number;
};

/**
 * The year before its dispatch: degraded PV, arrivals, host and compute load, prices, storage as it has aged.
 * @param year 1 for the first
 */
export function prepareYear(model: StationModel, state: StationState, year: number): PreparedYear {
  const { spec } = model;
  const clock = keptClockYear(spec.site.timeZone, monthOf(spec, (year - 1) * 12));
  const { cells, renewed, addedKwh } = maintainCells(spec.storage, state.cells);
  const pv = new Float64Array(HOURS_PER_YEAR);
  plantAcYear(spec.pv, model.dc, year, pv);
  const charging = chargingYear(plantAtPrice(spec), clock, model.seed, year);
  const compute = computeYear(spec.compute, clock);
  const services = serviceYears(spec, clock, year, model.seed);
  const inputs = yearDispatchInputs(spec, year, {
    clock,
    pv,
    charging,
    compute,
    services,
    airTemperatureC: model.airTemperatureC,
    storagePowerShare: model.storagePowerShare,
    capacityKwh: capacityKwh(cells),
    warrantedDischargeKwh: warrantedDischargeKwh(spec.storage, cells),
  });
  const { reserveKwh, highestKwh } = inputs.storage;
  const storedKwh = Math.max(reserveKwh, Math.min(highestKwh, state.storedKwh));
  const { sessions, turnedAway } = charging;
  return { inputs, compute, services, sessions, turnedAway, cells, renewed, addedKwh, storedKwh };
}

/**
 * One year of operation, hour by hour: what it meets, dispatch by the station's policy, ageing of the storage.
 * @param year 1 for the first
 * @param flows overwritten with the year's hours
 */
export function operatingYear(
  model: StationModel,
  state: StationState,
  year: number,
  flows: HourlyFlows,
): { result: OperatingYear; next: StationState } {
  const { spec } = model;
  const prepared = prepareYear(model, state, year);
  const { inputs } = prepared;
  const dispatched = dispatch(spec.dispatch.policy, inputs, { ...state, storedKwh: prepared.storedKwh }, flows);
  const aged = ageCells(prepared.cells, prepared.storedKwh, flows.stored, model.cellTemperatureC);
  return {
    result: {
      operatingYear: year,
      ...monthsOf(prepared, flows),
      turnedAway: prepared.turnedAway,
      storageHealth: spec.storage.energyKwh > 0 ? capacityKwh(aged.cells) / spec.storage.energyKwh : 1,
      equivalentFullCycles: aged.cycles,
      storageRenewed: prepared.renewed,
      storageAddedKwh: prepared.addedKwh,
    },
    next: { ...dispatched, cells: aged.cells },
  };
}

function dispatch(
  policy: StationSpec["dispatch"]["policy"],
  inputs: DispatchInputs,
  state: StationState,
  flows: HourlyFlows,
): StationState {
  if (policy === "rules") {
    const { storedKwh, memory } = dispatchByRules(inputs, state.storedKwh, state.rules, flows);
    return { ...state, storedKwh, rules: memory };
  }
  const { storedKwh, memory } = dispatchByRolling(inputs, state.storedKwh, state.rolling, flows);
  return { ...state, storedKwh, rolling: memory };
}

type MonthlyResult = Omit<
  OperatingYear,
  "operatingYear" | "turnedAway" | "storageHealth" | "equivalentFullCycles" | "storageRenewed" | "storageAddedKwh"
>;

function monthsOf({ inputs, compute, services, sessions }: PreparedYear, flows: HourlyFlows): MonthlyResult {
  const { clock, purchase, sale, demandCharges } = inputs;
  const result = {
    energyKwh: Object.fromEntries(HOURLY_FLOWS.map((flow) => [flow, monthlyEnergy(flow, flows, clock)])) as Record<
      HourlyFlow,
      Float64Array
    >,
    sessions: new Float64Array(12),
    pvExportSales: new Float64Array(12),
    storageExportSales: new Float64Array(12),
    gridEnergyCost: new Float64Array(12),
    demandCost: new Float64Array(12),
    acceleratorHours: new Float64Array(12),
    services: Object.fromEntries(
      services.map((service) => [service.contract.id, serviceMonths(service, services, inputs, flows)]),
    ),
  };
  let peakImportKw = 0;
  for (let month = 0; month < 12; month += 1) {
    const [from, to] = [clock.monthStarts[month] as number, clock.monthStarts[month + 1] as number];
    const sum = { sessions: 0, pvExport: 0, storageExport: 0, gridEnergy: 0, accelerators: 0 };
    for (let hour = from; hour < to; hour += 1) {
      const imported = flows.gridImport[hour] as number;
      const price = sale ? (sale.prices[hour] as number) : 0;
      sum.sessions += sessions[hour] as number;
      sum.pvExport += price * (flows.pvToGrid[hour] as number);
      sum.storageExport += price * (flows.storageToGrid[hour] as number);
      sum.gridEnergy += (purchase.prices[hour] as number) * imported;
      const computed = (flows.computeLoad[hour] as number) - (flows.computeUnserved[hour] as number);
      sum.accelerators += servedAcceleratorHours(compute, hour, computed);
      if (imported > peakImportKw) peakImportKw = imported;
    }
    result.sessions[month] = sum.sessions;
    result.pvExportSales[month] = sum.pvExport;
    result.storageExportSales[month] = sum.storageExport;
    result.gridEnergyCost[month] = sum.gridEnergy;
    result.acceleratorHours[month] = sum.accelerators;
    result.demandCost[month] = demandCharges.reduce(
      (cost, { pricePerKwMonth, charged }) =>
        cost + pricePerKwMonth * monthPeak(charged, flows.gridImport, clock.monthStarts, month),
      0,
    );
  }
  return { ...result, peakImportKw };
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
