import type { DeratingPoint } from "../../station/storage-plant";

/** Share of the rated power left at an air temperature: linear between the points, level beyond the first and last. */
export function powerShare(points: readonly DeratingPoint[], airTemperatureC: number): number {
  let before: DeratingPoint | undefined;
  for (const point of points) {
    if (airTemperatureC <= point.airTemperatureC) {
      if (!before) return point.powerShare;
      const way = (airTemperatureC - before.airTemperatureC) / (point.airTemperatureC - before.airTemperatureC);
      return before.powerShare + way * (point.powerShare - before.powerShare);
    }
    before = point;
  }
  return before?.powerShare ?? 1;
}
