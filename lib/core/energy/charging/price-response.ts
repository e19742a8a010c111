import type { ChargingPlant } from "../../station/charging-plant";
import type { StationSpec } from "../../station/station-spec";

/**
 * The charging plant with its arrivals at the price that drivers are asked for: arrivals x (price / reference)^elasticity, constant
 * elasticity. The reference rises with the tariff, so that the relation stays through the life.
 */
export function plantAtPrice(spec: StationSpec): ChargingPlant {
  const { charging } = spec;
  const contract = spec.revenue.find((candidate) => candidate.kind === "charging");
  if (!charging.priceResponse || contract?.kind !== "charging") return charging;
  const { elasticity, referencePricePerKwh } = charging.priceResponse;
  const { energyPricePerKwh, serviceFeePerKwh } = contract.tariff;
  const price = Number(energyPricePerKwh) + Number(serviceFeePerKwh);
  const reference = Number(referencePricePerKwh);
  if (price <= 0 || reference <= 0) return charging;
  const factor = (price / reference) ** elasticity;
  return {
    ...charging,
    drivers: charging.drivers.map((group) => ({ ...group, arrivalsPerDay: group.arrivalsPerDay * factor })),
  };
}
