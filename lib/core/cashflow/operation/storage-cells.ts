import { ageLfp, type LfpHealth, NEW_LFP, remainingCapacity } from "../../energy/storage/lfp-ageing";
import { HOURS_PER_YEAR } from "../../energy/weather/weather-year";
import type { StoragePlant } from "../../station/storage-plant";

/** Cells that were installed together: nameplate when new, and how they have aged. */
export type StorageCohort = {
  readonly nameplateKwh: number;
  readonly health: LfpHealth;
  readonly years: number;
  /** Equivalent full cycles so far. */
  readonly cycles: number;
};

export function newCohort(nameplateKwh: number): StorageCohort {
  return { nameplateKwh, health: NEW_LFP, years: 0, cycles: 0 };
}

/** Energy that the cells hold when full [kWh]. */
export function capacityKwh(cells: readonly StorageCohort[]): number {
  return cells.reduce((sum, { nameplateKwh, health }) => sum + nameplateKwh * remainingCapacity(health), 0);
}

/**
 * What is done with faded cells at a year's start: below `replaceBelow` of the nameplate all are renewed; below the augmentation's
 * share new ones are added up to its other share.
 */
export function maintainCells(
  storage: StoragePlant,
  cells: readonly StorageCohort[],
): { cells: readonly StorageCohort[]; renewed: boolean; addedKwh: number } {
  const share = storage.energyKwh > 0 ? capacityKwh(cells) / storage.energyKwh : 1;
  if (share < storage.replaceBelow) return { cells: [newCohort(storage.energyKwh)], renewed: true, addedKwh: 0 };
  const { augmentation } = storage;
  if (!augmentation || share >= augmentation.belowShare) return { cells, renewed: false, addedKwh: 0 };
  const addedKwh = storage.energyKwh * (augmentation.toShare - share);
  return { cells: [...cells, newCohort(addedKwh)], renewed: false, addedKwh };
}

/** Discharge that the warranty leaves for a year [kWh at the cells]; no limit without one or once it is over. */
export function warrantedDischargeKwh({ warranty, energyKwh }: StoragePlant, cells: readonly StorageCohort[]): number {
  const oldest = cells[0];
  if (!warranty || !oldest || oldest.years >= warranty.years || oldest.cycles >= warranty.cycles) {
    return Number.POSITIVE_INFINITY;
  }
  return energyKwh * Math.min(warranty.cyclesPerYear, warranty.cycles - oldest.cycles);
}

/**
 * Cells after a year at one state of charge, each cohort along its own trajectory.
 * @param startKwh in the cells before the first hour, `stored` at the end of each
 * @param cellTemperatureC at the ends of the hours and the start of the first
 */
export function ageCells(
  cells: readonly StorageCohort[],
  startKwh: number,
  stored: Float64Array,
  cellTemperatureC: Float64Array,
): { cells: readonly StorageCohort[]; cycles: number } {
  const capacity = capacityKwh(cells);
  if (capacity === 0) return { cells, cycles: 0 };
  const soc = new Float64Array(HOURS_PER_YEAR + 1);
  soc[0] = Math.min(1, startKwh / capacity);
  let throughput = 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    soc[hour + 1] = (stored[hour] as number) / capacity;
    throughput += Math.abs((soc[hour + 1] as number) - (soc[hour] as number));
  }
  const cycles = throughput / 2;
  const aged = cells.map((cohort) => {
    let { health } = cohort;
    for (let day = 0; day < HOURS_PER_YEAR; day += 24) health = ageLfp(health, soc, cellTemperatureC, day, day + 24, 1);
    return { ...cohort, health, years: cohort.years + 1, cycles: cohort.cycles + cycles };
  });
  return { cells: aged, cycles };
}
