import type { DispatchInputs } from "../dispatch/dispatch-inputs";
import { allocatePv, emptyPvAllocation } from "../dispatch/pv-allocation";
import { type LinearProgram, LinearProgramBuilder } from "./linear-program";

/** The linear program of a stretch of hours, and where its decisions stand among the columns. */
export type DispatchProgram = {
  readonly program: LinearProgram;
  readonly from: number;
  readonly hours: readonly HourColumns[];
};

/** Columns of an hour [kWh]. */
type HourColumns = {
  readonly chargeFromPv: number;
  readonly chargeFromGrid: number;
  readonly toOwnLoad: number;
  readonly toHost: number;
  readonly toGrid: number;
  readonly pvToOwnLoad: number;
  readonly pvToHost: number;
  readonly pvToGrid: number;
  readonly gridImport: number;
  readonly shed: number;
  readonly missedCall: number;
  readonly stored: number;
};

const none = Number.POSITIVE_INFINITY;

/**
 * Dispatch with perfect foresight as a linear program. Its feasible set holds every hour that `settleHour` can produce (it may also
 * split an hour between charging and discharging, which no policy may), so its optimum bounds every policy from below:
 *
 * minimise  price x import + demand price x month's peak - export and host sales + wear + value of load cut off and calls missed
 * subject to each hour's balance of own load, PV and host; power shared between charging and discharging; energy between floor and
 * window; import, export and call limits; peak >= import in the hours charged.
 *
 * @param from first hour, `to` the hour after the last; peaks are those of the months' hours within
 * @param startKwh in the cells before, `endKwh` the least to be left there
 */
export function dispatchProgram(
  inputs: DispatchInputs,
  from: number,
  to: number,
  startKwh: number,
  endKwh: number,
): DispatchProgram {
  const { storage, clock } = inputs;
  const builder = new LinearProgramBuilder();
  const least = emptyPvAllocation();
  const most = emptyPvAllocation();
  const calls = storage.calledKw.some((kw) => kw > 0);
  const peaks = new Map<string, number>();
  const hours: HourColumns[] = [];
  for (let hour = from; hour < to; hour += 1) {
    // Storage in its turn leaves the claims after it between these two shares of the PV energy.
    allocatePv(inputs, hour, none, least);
    allocatePv(inputs, hour, 0, most);
    const pv = inputs.pv[hour] as number;
    const own = inputs.auxiliaryKw + (inputs.computeServable[hour] as number) + (inputs.chargingLoad[hour] as number);
    const host = inputs.hostLoad[hour] as number;
    const ownLeast = least.toAuxiliary + least.toCompute + least.toCharging;
    const ownMost = most.toAuxiliary + most.toCompute + most.toCharging;
    const called = storage.calledKw[hour] as number;
    const chargeKw = called > 0 ? 0 : (storage.chargeKw[hour] as number);
    const dischargeKw = (storage.dischargeKw[hour] as number) + called;
    const sale = inputs.sale ? (inputs.sale.prices[hour] as number) : 0;
    const floor = storage.floorKwh[hour] as number;
    const last = hour === to - 1;
    const columns: HourColumns = {
      chargeFromPv: builder.column(0, 0, chargeKw),
      chargeFromGrid: builder.column(0, 0, inputs.gridCharging ? chargeKw : 0),
      toOwnLoad: builder.column(inputs.wearCost, 0, Math.min(dischargeKw, own - ownLeast)),
      toHost: builder.column(inputs.wearCost - inputs.hostPrice, 0, dischargeKw),
      toGrid: builder.column(inputs.wearCost - sale, 0, inputs.storageExport || called > 0 ? dischargeKw : 0),
      pvToOwnLoad: builder.column(0, Math.min(ownLeast, ownMost), ownMost),
      pvToHost: builder.column(
        -inputs.hostPrice,
        Math.min(least.toHost, most.toHost),
        Math.max(least.toHost, most.toHost),
      ),
      pvToGrid: builder.column(-sale, 0, sale > 0 ? inputs.exportLimitKw : 0),
      gridImport: builder.column(inputs.purchase.prices[hour] as number, 0, inputs.importLimitKw),
      shed: builder.column(inputs.shedValue, 0, Math.max(0, own - ownLeast - inputs.importLimitKw)),
      missedCall: builder.column(inputs.shedValue, 0, called),
      stored: builder.column(
        0,
        Math.max(calls ? storage.reserveKwh : Math.min(floor, startKwh), last ? endKwh : 0),
        storage.highestKwh,
      ),
    };
    const c = columns;
    const discharge = [c.toOwnLoad, c.toHost, c.toGrid] as const;
    builder.row(own, own, [
      [c.gridImport, 1],
      [c.toOwnLoad, 1],
      [c.pvToOwnLoad, 1],
      [c.shed, 1],
      [c.chargeFromGrid, -1],
    ]);
    builder.row(0, pv, [
      [c.pvToOwnLoad, 1],
      [c.pvToHost, 1],
      [c.chargeFromPv, 1],
      [c.pvToGrid, 1],
    ]);
    builder.row(0, host, [
      [c.pvToHost, 1],
      [c.toHost, 1],
    ]);
    const before = hours.at(-1)?.stored;
    const start = before === undefined ? startKwh : 0;
    builder.row(start, start, [
      [c.stored, 1],
      [c.chargeFromPv, -storage.chargeEfficiency],
      [c.chargeFromGrid, -storage.chargeEfficiency],
      ...discharge.map((column) => [column, 1 / storage.dischargeEfficiency] as const),
      ...(before === undefined ? [] : [[before, -1] as const]),
    ]);
    if (chargeKw > 0 && dischargeKw > 0) {
      builder.row(-none, 1, [
        [c.chargeFromPv, 1 / chargeKw],
        [c.chargeFromGrid, 1 / chargeKw],
        ...discharge.map((column) => [column, 1 / dischargeKw] as const),
      ]);
    } else {
      builder.row(-none, chargeKw, [
        [c.chargeFromPv, 1],
        [c.chargeFromGrid, 1],
      ]);
      builder.row(
        called,
        none,
        [...discharge, c.missedCall].map((column) => [column, 1]),
      );
      builder.row(
        -none,
        dischargeKw,
        discharge.map((column) => [column, 1]),
      );
    }
    builder.row(-none, inputs.exportLimitKw, [
      [c.pvToGrid, 1],
      [c.toGrid, 1],
    ]);
    if (calls && floor > storage.reserveKwh) {
      // After a call the held energy comes back as soon as it pays.
      builder.row(floor, none, [
        [c.stored, 1],
        [builder.column(inputs.shedValue, 0, none), 1],
      ]);
    }
    for (const [index, charge] of inputs.demandCharges.entries()) {
      if (!charge.charged[hour]) continue;
      const key = `${index}/${clock.month[hour]}`;
      let peak = peaks.get(key);
      if (peak === undefined) {
        peak = builder.column(charge.pricePerKwMonth, 0, none);
        peaks.set(key, peak);
      }
      builder.row(0, none, [
        [peak, 1],
        [c.gridImport, -1],
      ]);
    }
    hours.push(columns);
  }
  return { program: builder.program(), from, hours };
}
