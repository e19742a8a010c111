import type { OperatingYear } from "../cashflow/operation/operating-year";
import { contractOf } from "../cashflow/operation/station-model";
import type { StationSpec } from "../station/station-spec";

/** A year's purchases and grid sales at other prices; dispatch follows the relation of prices, which stays. */
export function repriced(
  year: OperatingYear,
  factor: { readonly energy: number; readonly demand: number; readonly sales: number },
): OperatingYear {
  const times = (amounts: Float64Array, by: number) => amounts.map((amount) => amount * by);
  return {
    ...year,
    gridEnergyCost: times(year.gridEnergyCost, factor.energy),
    demandCost: times(year.demandCost, factor.demand),
    pvExportSales: times(year.pvExportSales, factor.sales),
    storageExportSales: times(year.storageExportSales, factor.sales),
  };
}

/** Growth of purchase and export prices from the first year of operation to another. */
export function priceGrowth(spec: StationSpec, year: number): { energy: number; demand: number; sales: number } {
  const purchase = (1 + spec.purchase.escalationPerYear) ** (year - 1);
  return {
    energy: purchase,
    demand: purchase,
    sales: (1 + (contractOf(spec, "export")?.escalationPerYear ?? 0)) ** (year - 1),
  };
}
