import { clockYear } from "../clock-year";
import { HOURS_PER_YEAR } from "../weather/weather-year";
import type { DispatchInputs, PriceSource, StorageLimits } from "./dispatch-inputs";

export const hourly = (value: (hour: number) => number): Float64Array =>
  new Float64Array(HOURS_PER_YEAR).map((_, hour) => value(hour));

export const tariff = (prices: Float64Array): PriceSource => ({ prices, knowledge: { kind: "tariff" } });

const clock = clockYear("Etc/UTC", "2027-01");

/** A storage of 170 kWh between its limits, without commitments or calls. */
export function storageLimits(change: Partial<StorageLimits> = {}): StorageLimits {
  const charge = change.chargeKw ?? hourly(() => 100);
  const discharge = change.dischargeKw ?? hourly(() => 80);
  return {
    reserveKwh: 20,
    floorKwh: hourly(() => change.reserveKwh ?? 20),
    highestKwh: 190,
    chargeKw: charge,
    dischargeKw: discharge,
    plannedChargeKw: charge,
    plannedDischargeKw: discharge,
    chargeEfficiency: 0.92,
    dischargeEfficiency: 0.93,
    calledKw: hourly(() => 0),
    dischargeKwhPerYear: Number.POSITIVE_INFINITY,
    ...change,
  };
}

/** A year with nothing in it but a flat tariff, a buyer and a demand charge. */
export function dispatchInputs(change: Partial<DispatchInputs> = {}): DispatchInputs {
  const zero = new Float64Array(HOURS_PER_YEAR);
  return {
    clock,
    pv: zero,
    auxiliaryKw: 0,
    computeLoad: zero,
    computeServable: zero,
    chargingLoad: zero,
    chargingDelivered: zero,
    hostLoad: zero,
    purchase: tariff(hourly(() => 0.1)),
    sale: tariff(hourly(() => 0.04)),
    hostPrice: 0.08,
    demandCharges: [{ pricePerKwMonth: 6, charged: new Uint8Array(HOURS_PER_YEAR).fill(1) }],
    importLimitKw: 200,
    exportLimitKw: 150,
    storage: storageLimits(),
    gridCharging: false,
    storageExport: false,
    priority: ["compute", "charging", "host", "storage"],
    shedValue: 0.5,
    wearCost: 0,
    peakTargetShare: 0.8,
    ...change,
  };
}
