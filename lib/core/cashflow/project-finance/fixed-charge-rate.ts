/** Inputs of SAM's simple LCOE calculator (compute module `lcoefcr`). */
export type FixedChargeRateInputs = {
  readonly capitalCost: number;
  /** A year. */
  readonly fixedOperatingCost: number;
  /** Per kWh. */
  readonly variableOperatingCostPerKwh: number;
  /** Share of the capital cost to be earned a year, for capital, tax and return. */
  readonly fixedChargeRate: number;
  readonly annualEnergyKwh: number;
};

/**
 * Levelised cost of energy by the fixed-charge-rate method [currency/kWh]:
 * (fixed charge rate x capital cost + fixed cost) / annual energy + variable cost.
 * @see Short, Packey and Holt, NREL/TP-462-5173 (1995)
 */
export function levelisedCostByChargeRate(inputs: FixedChargeRateInputs): number {
  return (
    (inputs.fixedChargeRate * inputs.capitalCost + inputs.fixedOperatingCost) / inputs.annualEnergyKwh +
    inputs.variableOperatingCostPerKwh
  );
}
