import type { OperatingYear } from "../cashflow/operation/operating-year";
import { capacityKwh, maintainCells, newCohort, type StorageCohort } from "../cashflow/operation/storage-cells";
import type { StationSpec } from "../station/station-spec";
import { loadAt } from "./charging-response";
import type { DispatchGrid, GridNode } from "./dispatch-grid";
import { takeFadeStep } from "./fade-step";
import { interpolated, nodeWeights } from "./interpolation";
import { priceGrowth, repriced } from "./repriced-year";
import type { ScenarioYear } from "./scenario-year";
import { fromVector } from "./year-vector";

/** Energy that the chargers of a path draw by year [kWh]. @param scatter standard normal by year: the luck of counting */
export function pathLoads(
  grid: DispatchGrid,
  scenario: readonly ScenarioYear[],
  scatter: (year: number) => number,
): number[] {
  const { response } = grid;
  return scenario.map(({ arrivals }, year) => (response ? loadAt(response, arrivals, scatter(year)) : 0));
}

/** A path's years of operation, from the grid; storage ages, is added to and renewed along the path. */
export function interpolatedPath(
  spec: StationSpec,
  grid: DispatchGrid,
  scenario: readonly ScenarioYear[],
  loadsKwh: readonly number[],
): OperatingYear[] {
  const { energyKwh } = spec.storage;
  const shareOf = (cohorts: readonly StorageCohort[]) => (energyKwh > 0 ? capacityKwh(cohorts) / energyKwh : 1);
  let cells: readonly StorageCohort[] = energyKwh > 0 ? [newCohort(energyKwh)] : [];
  return scenario.map((year, index) => {
    const operatingYear = index + 1;
    const maintained = maintainCells(spec.storage, cells);
    const pvKwh =
      interpolated(grid.dcLevels, grid.pvKwh, year.dcLevel) * (year.pvAvailability / spec.pv.availability || 1);
    const share = shareOf(maintained.cells);
    const { result, fade } = nodeAt(grid, operatingYear, pvKwh, loadsKwh[index] as number, share);
    // In the model's own time a year takes the same step of all cells, however old they are.
    cells = maintained.cells.map((cohort) => ({
      ...cohort,
      health: takeFadeStep(cohort.health, fade, year.storageAgeing),
    }));
    const growth = priceGrowth(spec, operatingYear);
    return {
      ...repriced(result, {
        energy: growth.energy * year.energyPrice,
        demand: growth.demand,
        sales: growth.sales * year.energyPrice,
      }),
      operatingYear,
      storageRenewed: maintained.renewed,
      storageAddedKwh: maintained.addedKwh,
      storageHealth: shareOf(cells),
    };
  });
}

function nodeAt(
  grid: DispatchGrid,
  operatingYear: number,
  pvKwh: number,
  loadKwh: number,
  capacityShare: number,
): GridNode {
  const era = grid.eras.find(({ years }) => years.includes(operatingYear)) ?? grid.eras[0];
  if (!era) throw new Error("the grid covers no year");
  const byYear = nodeWeights(era.gridYears, operatingYear);
  const byPv = nodeWeights(grid.pvKwh, pvKwh);
  const byLoad = nodeWeights(grid.loadKwh, loadKwh);
  const byStorage = nodeWeights(grid.capacityShares, capacityShare);
  const sum = new Float64Array(era.vectors[0]?.[0]?.length ?? 0);
  for (const [yearIndex, yearWeight] of byYear.entries()) {
    const nodes = era.vectors[yearIndex] as readonly Float64Array[];
    let at = 0;
    for (const pvWeight of byPv) {
      for (const loadWeight of byLoad) {
        for (const storageWeight of byStorage) {
          const weight = yearWeight * pvWeight * loadWeight * storageWeight;
          const node = nodes[at] as Float64Array;
          at += 1;
          if (weight === 0) continue;
          for (let slot = 0; slot < sum.length; slot += 1)
            sum[slot] = (sum[slot] as number) + weight * (node[slot] as number);
        }
      }
    }
  }
  return fromVector(era.template, sum);
}
