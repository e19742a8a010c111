import type { PriorityClaim } from "../../station/priority-claim";
import type { ClockYear } from "../clock-year";

/** A charge on the highest hourly mean import of each month, in the hours marked 1. */
export type DemandPrice = { readonly pricePerKwMonth: number; readonly charged: Uint8Array };

/** From when a controller knows prices. */
type PriceKnowledge =
  /** A tariff: known for good. */
  | { readonly kind: "tariff" }
  /** Tomorrow's prices are published today at this hour of local standard time. */
  | { readonly kind: "day-ahead"; readonly publishedAtHour: number }
  /** Tomorrow is decided by forecasts of today, at this hour: prices are learned when they are settled. */
  | { readonly kind: "nominated"; readonly nominatedAtHour: number };

/** Hourly prices [currency per kWh] with the time at which they become known. */
export type PriceSource = { readonly prices: Float64Array; readonly knowledge: PriceKnowledge };

/** What a policy meets in a year of operation: energies in kWh per hour, prices in currency per kWh. */
export type DispatchInputs = {
  readonly clock: ClockYear;
  readonly pv: Float64Array;
  readonly auxiliaryKw: number;
  /** What compute asks for, and what of it the cooling lets run. */
  readonly computeLoad: Float64Array;
  readonly computeServable: Float64Array;
  readonly chargingLoad: Float64Array;
  /** Energy that the chargers hand on of a kWh they draw, by hour (AC and DC chargers differ). */
  readonly chargingDelivered: Float64Array;
  readonly hostLoad: Float64Array;
  readonly purchase: PriceSource;
  /** Price of energy sold to the grid; absent where nobody buys it. */
  readonly sale: PriceSource | null;
  readonly hostPrice: number;
  readonly demandCharges: readonly DemandPrice[];
  readonly importLimitKw: number;
  readonly exportLimitKw: number;
  readonly storage: StorageLimits;
  readonly gridCharging: boolean;
  readonly storageExport: boolean;
  readonly priority: readonly PriorityClaim[];
  /** What a kWh of the station's own load is worth where the grid limit would cut it off. */
  readonly shedValue: number;
  /** What a kWh out of the storage costs in cell life, at the AC terminals. */
  readonly wearCost: number;
  /** Of the rules only: share of last month's peak at which import is held. */
  readonly peakTargetShare: number;
};

/** What of the storage a policy may use this year. */
export type StorageLimits = {
  /** Backup reserve: nothing goes below it [kWh]. */
  readonly reserveKwh: number;
  /** Held for grid services by hour, the reserve included: only a call goes below it [kWh]. */
  readonly floorKwh: Float64Array;
  readonly highestKwh: number;
  /** Powers left by hour at the AC terminals, after derating and commitments [kW]. */
  readonly chargeKw: Float64Array;
  readonly dischargeKw: Float64Array;
  /** The same powers as far as they are known ahead: after commitments, before derating [kW]. */
  readonly plannedChargeKw: Float64Array;
  readonly plannedDischargeKw: Float64Array;
  readonly chargeEfficiency: number;
  readonly dischargeEfficiency: number;
  /** Power that the grid calls for by hour, beside `dischargeKw` [kW]; a policy learns of it when the hour begins. */
  readonly calledKw: Float64Array;
  /** What the cells may give in the year by their warranty [kWh at the cells]; infinite without one. */
  readonly dischargeKwhPerYear: number;
};
