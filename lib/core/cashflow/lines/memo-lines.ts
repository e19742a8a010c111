import * as z from "zod";
import type { ClockYear } from "../../energy/clock-year";
import type { HourlyFlows } from "../../energy/dispatch/hourly-flows";
import { anyWindowYear, priceYear } from "../../energy/price-year";
import { HOURS_PER_YEAR } from "../../energy/weather/weather-year";
import type { StationSpec } from "../../station/station-spec";

/** Savings behind the meter: worth knowing, never revenue, no part of any sum of cash. */
export const MEMO_LINES = [
  "self-consumption",
  "valley-filling",
  "time-shifting",
  "pv-demand-reduction",
  "peak-shaving",
] as const;
export type MemoLine = (typeof MEMO_LINES)[number];
export const MemoAmounts = z.record(z.enum(MEMO_LINES), z.number());
export type MemoAmounts = z.infer<typeof MemoAmounts>;

/** What a year's hours cost at the grid, by month of operation [currency]: the station as it is, and two that it is compared with. */
export type MemoYear = {
  readonly operatingYear: number;
  readonly memo: Readonly<Record<MemoLine, Float64Array>>;
  /** Bill for the same loads without PV and storage, and the bill as it is (energy and demand, fixed part left out). */
  readonly counterfactualBill: Float64Array;
  readonly actualBill: Float64Array;
  /** Paid to the grid for what charged the storage, and for what charged vehicles. */
  readonly storageGridCost: Float64Array;
  readonly chargingGridCost: Float64Array;
};

const OWN_LOADS = ["Auxiliary", "Compute", "Charging"] as const;

/**
 * Memo lines of a year of operation against a stated counterfactual: the station serves the same auxiliary, compute and charging
 * loads at the same tariff, first with neither PV nor storage (A), then with PV alone (B), then as it is (C).
 * Self-consumption = energy bill A - B. Valley filling = energy bought for the storage below the month's mean price, valued at
 * the difference. Time shifting = energy bill B - C less valley filling. PV's demand reduction = demand charges A - B; peak
 * shaving = demand charges B - C. Together they are bill A - bill C: nothing counts twice.
 * @param flows the year's hours, from the first month of operation
 */
export function memoYear(spec: StationSpec, clock: ClockYear, operatingYear: number, flows: HourlyFlows): MemoYear {
  const escalation = (1 + spec.purchase.escalationPerYear) ** (operatingYear - 1);
  const prices = priceYear(spec.purchase.energy, clock);
  const withoutBoth = new Float64Array(HOURS_PER_YEAR);
  const withPv = new Float64Array(HOURS_PER_YEAR);
  for (const load of OWN_LOADS) {
    const [pv, storage, grid] = [flows[`pvTo${load}`], flows[`storageTo${load}`], flows[`gridTo${load}`]];
    for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
      const rest = (storage[hour] as number) + (grid[hour] as number);
      withPv[hour] = (withPv[hour] as number) + rest;
      withoutBoth[hour] = (withoutBoth[hour] as number) + rest + (pv[hour] as number);
    }
  }
  const energyBill = (hourly: Float64Array) => billByMonth(clock, hourly, prices, escalation);
  const charges = spec.purchase.demandCharges.map((charge) => ({
    price: Number(charge.pricePerKwMonth) * escalation,
    charged: charge.window ? anyWindowYear([charge.window], clock) : null,
  }));
  const demandBill = (hourly: Float64Array) =>
    charges.reduce((sum, { price, charged }) => {
      const peaks = peakByMonth(clock, hourly, charged);
      return sum.map((amount, month) => amount + price * (peaks[month] as number));
    }, new Float64Array(12));
  const [energyA, energyB, energyC] = [withoutBoth, withPv, flows.gridImport].map(energyBill) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [demandA, demandB, demandC] = [withoutBoth, withPv, flows.gridImport].map(demandBill) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const valley = new Float64Array(12).map((_, month) => {
    const [from, to] = [clock.monthStarts[month] as number, clock.monthStarts[month + 1] as number];
    const mean = prices.subarray(from, to).reduce((sum, price) => sum + price, 0) / (to - from);
    let saved = 0;
    for (let hour = from; hour < to; hour += 1) {
      saved += (flows.gridToStorage[hour] as number) * Math.max(0, mean - (prices[hour] as number)) * escalation;
    }
    return saved;
  });
  const difference = (a: Float64Array, b: Float64Array) => a.map((amount, month) => amount - (b[month] as number));
  const shifted = difference(energyB, energyC);
  return {
    operatingYear,
    memo: {
      "self-consumption": difference(energyA, energyB),
      "valley-filling": valley,
      "time-shifting": difference(shifted, valley),
      "pv-demand-reduction": difference(demandA, demandB),
      "peak-shaving": difference(demandB, demandC),
    },
    counterfactualBill: energyA.map((amount, month) => amount + (demandA[month] as number)),
    actualBill: energyC.map((amount, month) => amount + (demandC[month] as number)),
    storageGridCost: energyBill(flows.gridToStorage),
    chargingGridCost: energyBill(flows.gridToCharging),
  };
}

function billByMonth(clock: ClockYear, hourly: Float64Array, prices: Float64Array, escalation: number): Float64Array {
  const bill = new Float64Array(12);
  for (let month = 0; month < 12; month += 1) {
    const to = clock.monthStarts[month + 1] as number;
    let sum = 0;
    for (let hour = clock.monthStarts[month] as number; hour < to; hour += 1) {
      sum += (hourly[hour] as number) * (prices[hour] as number) * escalation;
    }
    bill[month] = sum;
  }
  return bill;
}

function peakByMonth(clock: ClockYear, hourly: Float64Array, charged: Uint8Array | null): Float64Array {
  const peaks = new Float64Array(12);
  for (let month = 0; month < 12; month += 1) {
    const to = clock.monthStarts[month + 1] as number;
    let peak = 0;
    for (let hour = clock.monthStarts[month] as number; hour < to; hour += 1) {
      const imported = hourly[hour] as number;
      if (imported > peak && (charged === null || charged[hour])) peak = imported;
    }
    peaks[month] = peak;
  }
  return peaks;
}
