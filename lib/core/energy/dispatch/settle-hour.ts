import type { DispatchInputs } from "./dispatch-inputs";
import type { HourlyFlows } from "./hourly-flows";
import { allocatePv, emptyPvAllocation } from "./pv-allocation";
import type { StorageWish } from "./storage-wish";

/** Written and read within one hour. */
const pvShare = emptyPvAllocation();
const open = { auxiliary: 0, compute: 0, charging: 0, host: 0 };

/**
 * Carries an hour out: grants the policy's wish within every limit, answers a call of the grid, lets the grid serve what is open,
 * and writes the hour's flows. Whatever is wished, energy closes and no limit of storage, reserve or connection is broken.
 *
 * Storage charges or discharges, never both; it sells only when the station's own loads are served. Beyond the import limit first
 * the refill goes short, then the loads from the end of the order of priority.
 * @param stored in the cells at the start of the hour [kWh]
 * @returns what is there at its end [kWh]
 */
export function settleHour(
  inputs: DispatchInputs,
  hour: number,
  stored: number,
  wish: StorageWish,
  flows: HourlyFlows,
): number {
  const { storage } = inputs;
  const called = storage.calledKw[hour] as number;
  const charges = called === 0 && wish.chargeFromPv + wish.chargeFromGrid > 0;
  const inputLimit = charges
    ? Math.max(0, Math.min(storage.chargeKw[hour] as number, (storage.highestKwh - stored) / storage.chargeEfficiency))
    : 0;
  allocatePv(inputs, hour, Math.min(inputLimit, Math.max(0, wish.chargeFromPv)), pvShare);
  const sale = inputs.sale ? (inputs.sale.prices[hour] as number) : 0;
  const pvToGrid = sale > 0 ? Math.min(pvShare.surplus, inputs.exportLimitKw) : 0;
  open.auxiliary = inputs.auxiliaryKw - pvShare.toAuxiliary;
  open.compute = (inputs.computeServable[hour] as number) - pvShare.toCompute;
  open.charging = (inputs.chargingLoad[hour] as number) - pvShare.toCharging;
  open.host = (inputs.hostLoad[hour] as number) - pvShare.toHost;

  // What the wish may draw, then what a call may draw besides.
  const aboveFloor = Math.max(0, stored - (storage.floorKwh[hour] as number)) * storage.dischargeEfficiency;
  let available = charges ? 0 : Math.min(storage.dischargeKw[hour] as number, aboveFloor);
  const ownOpen = open.auxiliary + open.compute + open.charging;
  let toOwn = Math.max(0, Math.min(available, wish.toOwnLoad, ownOpen));
  available -= toOwn;
  let toHost = Math.max(0, Math.min(available, wish.toHost, open.host));
  available -= toHost;
  const exportRoom = inputs.exportLimitKw - pvToGrid;
  let toGrid = toOwn < ownOpen ? 0 : Math.max(0, Math.min(available, wish.toGrid, exportRoom));
  let delivered = 0;
  if (called > 0) {
    const used = toOwn + toHost + toGrid;
    let left = Math.min(
      called,
      Math.max(0, (stored - storage.reserveKwh) * storage.dischargeEfficiency - used),
      ownOpen - toOwn + open.host - toHost + exportRoom - toGrid,
    );
    delivered = left;
    const more = (room: number) => {
      const step = Math.min(left, room);
      left -= step;
      return step;
    };
    toOwn += more(ownOpen - toOwn);
    toHost += more(open.host - toHost);
    toGrid += more(exportRoom - toGrid);
  }
  const discharged = toOwn + toHost + toGrid;

  const toAuxiliary = Math.min(toOwn, open.auxiliary);
  let left = toOwn - toAuxiliary;
  let limit = inputs.importLimitKw;
  const gridToAuxiliary = Math.min(open.auxiliary - toAuxiliary, limit);
  limit -= gridToAuxiliary;
  let toCompute = 0;
  let toCharging = 0;
  let gridToCompute = 0;
  let gridToCharging = 0;
  for (const claim of inputs.priority) {
    if (claim === "compute") {
      toCompute = Math.min(left, open.compute);
      left -= toCompute;
      gridToCompute = Math.min(open.compute - toCompute, limit);
      limit -= gridToCompute;
    } else if (claim === "charging") {
      toCharging = Math.min(left, open.charging);
      left -= toCharging;
      gridToCharging = Math.min(open.charging - toCharging, limit);
      limit -= gridToCharging;
    }
  }
  const gridToStorage =
    charges && inputs.gridCharging
      ? Math.max(0, Math.min(wish.chargeFromGrid, inputLimit - pvShare.toStorage, limit))
      : 0;
  const charged = pvShare.toStorage + gridToStorage;
  const after = stored + storage.chargeEfficiency * charged - discharged / storage.dischargeEfficiency;

  const computeLoad = inputs.computeLoad[hour] as number;
  const chargingLoad = inputs.chargingLoad[hour] as number;
  const chargingServed = pvShare.toCharging + toCharging + gridToCharging;
  flows.pv[hour] = inputs.pv[hour] as number;
  flows.pvToAuxiliary[hour] = pvShare.toAuxiliary;
  flows.pvToCompute[hour] = pvShare.toCompute;
  flows.pvToCharging[hour] = pvShare.toCharging;
  flows.pvToHost[hour] = pvShare.toHost;
  flows.pvToStorage[hour] = pvShare.toStorage;
  flows.pvToGrid[hour] = pvToGrid;
  flows.pvCurtailed[hour] = pvShare.surplus - pvToGrid;
  flows.storageToAuxiliary[hour] = toAuxiliary;
  flows.storageToCompute[hour] = toCompute;
  flows.storageToCharging[hour] = toCharging;
  flows.storageToHost[hour] = toHost;
  flows.storageToGrid[hour] = toGrid;
  flows.gridToAuxiliary[hour] = gridToAuxiliary;
  flows.gridToCompute[hour] = gridToCompute;
  flows.gridToCharging[hour] = gridToCharging;
  flows.gridToStorage[hour] = gridToStorage;
  flows.gridImport[hour] = gridToAuxiliary + gridToCompute + gridToCharging + gridToStorage;
  flows.gridExport[hour] = pvToGrid + toGrid;
  flows.auxiliaryLoad[hour] = inputs.auxiliaryKw;
  flows.computeLoad[hour] = computeLoad;
  flows.chargingLoad[hour] = chargingLoad;
  flows.charged[hour] =
    chargingLoad > 0 ? (chargingServed / chargingLoad) * (inputs.chargingDelivered[hour] as number) : 0;
  flows.hostLoad[hour] = inputs.hostLoad[hour] as number;
  flows.auxiliaryUnserved[hour] = open.auxiliary - toAuxiliary - gridToAuxiliary;
  flows.computeUnserved[hour] =
    computeLoad - (inputs.computeServable[hour] as number) + open.compute - toCompute - gridToCompute;
  flows.chargingUnserved[hour] = open.charging - toCharging - gridToCharging;
  flows.hostUnserved[hour] = open.host - toHost;
  flows.serviceDelivered[hour] = delivered;
  // Rounding may leave the last bit outside the window.
  const settled = Math.max(Math.min(stored, storage.reserveKwh), Math.min(storage.highestKwh, after));
  flows.stored[hour] = settled;
  return settled;
}
