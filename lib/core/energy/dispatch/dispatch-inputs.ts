/** What the policy meets in a year of operation: energies in kWh per hour, prices in currency per kWh. */
export type DispatchInputs = {
  readonly pv: Float64Array;
  readonly auxiliaryKw: number;
  readonly computeKw: number;
  readonly chargingLoad: Float64Array;
  /** Energy that the chargers hand on of a kWh they draw, by hour (AC and DC chargers differ). */
  readonly chargingDelivered: Float64Array;
  readonly hostLoad: Float64Array;
  readonly purchasePrice: Float64Array;
  /** Price of energy sold to the grid; absent where nobody buys it. */
  readonly exportPrice: Float64Array | null;
  /** 1 where import sets a demand charge. */
  readonly demandCharged: Uint8Array;
  readonly month: Uint8Array;
  readonly importLimitKw: number;
  readonly exportLimitKw: number;
  readonly storage: StorageLimits;
  readonly gridCharging: boolean;
  readonly storageExport: boolean;
  readonly peakTargetShare: number;
};

/** What of the storage the policy may use this year. */
export type StorageLimits = {
  readonly lowestKwh: number;
  readonly highestKwh: number;
  readonly chargeKw: number;
  readonly dischargeKw: number;
  readonly chargeEfficiency: number;
  readonly dischargeEfficiency: number;
};

/** What the policy remembers from one year to the next. */
export type DispatchMemory = {
  readonly storedKwh: number;
  /** Peak of the last month in hours with a demand charge [kW]; null before the first month is over. */
  readonly lastPeakKw: number | null;
  /** PV energy that found no load on the site yesterday [kWh]. */
  readonly surplusYesterdayKwh: number;
};
