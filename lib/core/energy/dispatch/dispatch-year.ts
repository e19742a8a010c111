import { HOURS_PER_YEAR } from "../weather/weather-year";
import type { DispatchInputs, DispatchMemory } from "./dispatch-inputs";
import type { HourlyFlows } from "./hourly-flows";
import { highestAhead, lowestAhead } from "./sliding-window";

/** How far ahead the policy reads the published prices: until the next evening peak, and round the clock for refilling [h]. */
const PEAK_VIEW_HOURS = 12;
const REFILL_VIEW_HOURS = 24;
/** Buying to sell or use later must win this much after losses. */
const SPREAD_MARGIN = 1.05;

/**
 * Rule-based dispatch of a year, hour by hour. It knows the present hour, the published prices, this month's and last month's
 * peak and yesterday's surplus: nothing that a controller on site would not know.
 *
 * PV serves auxiliary, compute, chargers and host, then fills the storage, then is exported, what is left is curtailed. Storage
 * discharges where import would pass the grid limit or the peak target of a demand charge, and for all loads in hours whose
 * price is not beaten within the next 12; it may refill from the grid in the day's cheapest hours, as far as yesterday's
 * surplus leaves room. Beyond the grid limit first the refill goes short, then the chargers, then compute.
 *
 * @param flows written in full, one value an hour
 */
export function dispatchYear(inputs: DispatchInputs, memory: DispatchMemory, flows: HourlyFlows): DispatchMemory {
  const { storage, month } = inputs;
  const peakAhead = highestAhead(inputs.purchasePrice, PEAK_VIEW_HOURS);
  const dayHighest = highestAhead(inputs.purchasePrice, REFILL_VIEW_HOURS);
  const dayLowest = lowestAhead(inputs.purchasePrice, REFILL_VIEW_HOURS);
  const exportAhead = inputs.exportPrice ? highestAhead(inputs.exportPrice, PEAK_VIEW_HOURS) : null;
  const roundTrip = storage.chargeEfficiency * storage.dischargeEfficiency;

  let stored = Math.max(storage.lowestKwh, Math.min(storage.highestKwh, memory.storedKwh));
  let lastPeak = memory.lastPeakKw;
  let peak = 0;
  let currentMonth = month[0] as number;
  let surplusYesterday = memory.surplusYesterdayKwh;
  let surplusToday = 0;

  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    if (month[hour] !== currentMonth) {
      lastPeak = peak;
      peak = 0;
      currentMonth = month[hour] as number;
    }
    if (hour % 24 === 0) {
      surplusYesterday = surplusToday;
      surplusToday = 0;
    }
    const price = inputs.purchasePrice[hour] as number;
    const sale = inputs.exportPrice ? (inputs.exportPrice[hour] as number) : Number.NEGATIVE_INFINITY;
    const charged = inputs.demandCharged[hour] === 1;

    const pv = inputs.pv[hour] as number;
    const auxiliary = inputs.auxiliaryKw;
    const compute = inputs.computeKw;
    const charging = inputs.chargingLoad[hour] as number;
    const host = inputs.hostLoad[hour] as number;

    // PV serves the loads in their order of priority.
    let left = pv;
    const pvToAuxiliary = Math.min(left, auxiliary);
    left -= pvToAuxiliary;
    const pvToCompute = Math.min(left, compute);
    left -= pvToCompute;
    const pvToCharging = Math.min(left, charging);
    left -= pvToCharging;
    const pvToHost = Math.min(left, host);
    left -= pvToHost;
    surplusToday += left;
    const room = (storage.highestKwh - stored) / storage.chargeEfficiency;
    const pvToStorage = Math.max(0, Math.min(left, storage.chargeKw, room));
    left -= pvToStorage;
    const pvToGrid = sale > 0 ? Math.min(left, inputs.exportLimitKw) : 0;
    const pvCurtailed = left - pvToGrid;

    let auxiliaryOpen = auxiliary - pvToAuxiliary;
    let computeOpen = compute - pvToCompute;
    let chargingOpen = charging - pvToCharging;
    let hostOpen = host - pvToHost;
    const open = auxiliaryOpen + computeOpen + chargingOpen;

    // The import that the month's demand charge already pays for, or that last month's peak makes worth defending.
    const target =
      charged && lastPeak !== null ? Math.max(peak, inputs.peakTargetShare * lastPeak) : Number.POSITIVE_INFINITY;
    const ceiling = Math.min(inputs.importLimitKw, target);

    // Storage either charges or discharges within an hour.
    const available =
      pvToStorage > 0
        ? 0
        : Math.max(0, Math.min(storage.dischargeKw, (stored - storage.lowestKwh) * storage.dischargeEfficiency));
    const dear = price >= (peakAhead[hour] as number);
    let discharge = dear ? Math.min(available, open + hostOpen) : Math.min(available, Math.max(0, open - ceiling));
    const storageToAuxiliary = Math.min(discharge, auxiliaryOpen);
    discharge -= storageToAuxiliary;
    const storageToCompute = Math.min(discharge, computeOpen);
    discharge -= storageToCompute;
    const storageToCharging = Math.min(discharge, chargingOpen);
    discharge -= storageToCharging;
    const storageToHost = Math.min(discharge, hostOpen);
    auxiliaryOpen -= storageToAuxiliary;
    computeOpen -= storageToCompute;
    chargingOpen -= storageToCharging;
    hostOpen -= storageToHost;

    const used = storageToAuxiliary + storageToCompute + storageToCharging + storageToHost;
    const sells =
      inputs.storageExport &&
      exportAhead !== null &&
      sale >= (exportAhead[hour] as number) &&
      sale * roundTrip > (dayLowest[hour] as number) * SPREAD_MARGIN;
    const storageToGrid = sells ? Math.max(0, Math.min(available - used, inputs.exportLimitKw - pvToGrid)) : 0;

    // The grid brings what is still open, up to its limit.
    let limit = inputs.importLimitKw;
    const gridToAuxiliary = Math.min(auxiliaryOpen, limit);
    limit -= gridToAuxiliary;
    const gridToCompute = Math.min(computeOpen, limit);
    limit -= gridToCompute;
    const gridToCharging = Math.min(chargingOpen, limit);
    const imported = gridToAuxiliary + gridToCompute + gridToCharging;

    const cheap =
      inputs.gridCharging &&
      price <= (dayLowest[hour] as number) &&
      (dayHighest[hour] as number) * roundTrip > price * SPREAD_MARGIN;
    const refill =
      cheap && used + storageToGrid === 0
        ? Math.min(
            storage.chargeKw - pvToStorage,
            room - pvToStorage - surplusYesterday,
            // Without a peak to go by, the first month's refill makes none of its own.
            Math.min(ceiling, charged && lastPeak === null ? Math.max(peak, imported) : ceiling) - imported,
          )
        : 0;
    const gridToStorage = Math.max(0, refill);
    const gridImport = imported + gridToStorage;
    if (charged && gridImport > peak) peak = gridImport;

    const drawn = (used + storageToGrid) / storage.dischargeEfficiency;
    const next = stored + storage.chargeEfficiency * (pvToStorage + gridToStorage) - drawn;
    stored = Math.max(storage.lowestKwh, Math.min(storage.highestKwh, next));

    const chargingServed = pvToCharging + storageToCharging + gridToCharging;
    flows.pv[hour] = pv;
    flows.pvToAuxiliary[hour] = pvToAuxiliary;
    flows.pvToCompute[hour] = pvToCompute;
    flows.pvToCharging[hour] = pvToCharging;
    flows.pvToHost[hour] = pvToHost;
    flows.pvToStorage[hour] = pvToStorage;
    flows.pvToGrid[hour] = pvToGrid;
    flows.pvCurtailed[hour] = pvCurtailed;
    flows.storageToAuxiliary[hour] = storageToAuxiliary;
    flows.storageToCompute[hour] = storageToCompute;
    flows.storageToCharging[hour] = storageToCharging;
    flows.storageToHost[hour] = storageToHost;
    flows.storageToGrid[hour] = storageToGrid;
    flows.gridToAuxiliary[hour] = gridToAuxiliary;
    flows.gridToCompute[hour] = gridToCompute;
    flows.gridToCharging[hour] = gridToCharging;
    flows.gridToStorage[hour] = gridToStorage;
    flows.gridImport[hour] = gridImport;
    flows.gridExport[hour] = pvToGrid + storageToGrid;
    flows.auxiliaryLoad[hour] = auxiliary;
    flows.computeLoad[hour] = compute;
    flows.chargingLoad[hour] = charging;
    flows.charged[hour] = charging > 0 ? (chargingServed / charging) * (inputs.chargingDelivered[hour] as number) : 0;
    flows.hostLoad[hour] = host;
    flows.auxiliaryUnserved[hour] = auxiliaryOpen - gridToAuxiliary;
    flows.computeUnserved[hour] = computeOpen - gridToCompute;
    flows.chargingUnserved[hour] = chargingOpen - gridToCharging;
    flows.hostUnserved[hour] = hostOpen;
    flows.stored[hour] = stored;
  }
  return { storedKwh: stored, lastPeakKw: peak, surplusYesterdayKwh: surplusToday };
}
