import { HOURS_PER_YEAR } from "../../energy/weather/weather-year";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import { ageCells, capacityKwh, maintainCells, newCohort, warrantedDischargeKwh } from "./storage-cells";

const { storage } = STANDARD_NODE;
const faded = (share: number) => ({ ...newCohort(200), health: { calendarLoss: 1 - share, cycleLoss: 0 }, years: 5 });

test("cells are renewed below the share at which they are due, all of them", () => {
  expect(maintainCells(storage, [faded(0.71)])).toEqual({ cells: [faded(0.71)], renewed: false, addedKwh: 0 });
  expect(maintainCells(storage, [faded(0.69)])).toEqual({ cells: [newCohort(200)], renewed: true, addedKwh: 0 });
});

test("augmentation adds what is missing, and each cohort ages by itself", () => {
  const plan = { ...storage, augmentation: { belowShare: 0.9, toShare: 1 } };
  const { cells, addedKwh } = maintainCells(plan, [faded(0.85)]);
  expect(addedKwh).toBeCloseTo(30, 9);
  expect(capacityKwh(cells)).toBeCloseTo(200, 9);
  const rest = new Float64Array(HOURS_PER_YEAR).fill(100);
  const aged = ageCells(cells, 100, rest, new Float64Array(HOURS_PER_YEAR + 1).fill(25)).cells;
  const lost = (index: number) => (cells[index]?.nameplateKwh ?? 0) - capacityKwh(aged.slice(index, index + 1));
  // A year at half charge and 25 C: BLAST-Lite, 0.98896 of new cells; old ones fade slower.
  expect(lost(1) / 30).toBeCloseTo(1 - 0.98896, 3);
  expect((lost(0) - 30) / 200).toBeLessThan(0.006);
});

test("a warranty limits the year's cycles until its years or cycles are over", () => {
  const warranted = {
    ...storage,
    warranty: { years: 10, cyclesPerYear: 350, cycles: 3000, minimumSoc: 0.05, maximumSoc: 0.95 },
  };
  const used = (years: number, cycles: number) =>
    warrantedDischargeKwh(warranted, [{ ...newCohort(200), years, cycles }]);
  expect(used(0, 0)).toBe(350 * 200);
  expect(used(9, 2900)).toBe(100 * 200);
  expect(used(10, 2900)).toBe(Number.POSITIVE_INFINITY);
  expect(used(9, 3000)).toBe(Number.POSITIVE_INFINITY);
  expect(warrantedDischargeKwh(storage, [newCohort(200)])).toBe(Number.POSITIVE_INFINITY);
});
