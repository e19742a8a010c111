import type { PvArray, Surroundings } from "@/lib/core/station/pv-plant";
import type { StationSpec } from "@/lib/core/station/station-spec";

/** At how many bearings, equally far apart, the form takes a horizon. */
export const HORIZON_BEARINGS = [8, 12, 24, 36] as const;

type MonthlyLoss = "monthlySoiling" | "monthlyShading";

/** Shading or soiling of an array by month, each month as the year was, or the year's again. */
export function withMonthlyLoss(spec: StationSpec, index: number, loss: MonthlyLoss, wanted: boolean): StationSpec {
  const { losses } = spec.pv.arrays[index] ?? {};
  const ofYear = loss === "monthlySoiling" ? (losses?.soiling ?? 0) : 0;
  return withSurroundings(spec, index, { [loss]: wanted ? new Array<number>(12).fill(ofYear) : undefined });
}

/**
 * The horizon around an array at so many bearings, linear between those that it had; level where it had none.
 * @param bearings null takes the horizon away
 */
export function withHorizon(spec: StationSpec, index: number, bearings: number | null): StationSpec {
  const before = spec.pv.arrays[index]?.surroundings?.horizonDeg ?? [0];
  const horizonDeg =
    bearings === null
      ? undefined
      : Array.from({ length: bearings }, (_, bearing) => elevationAt(before, bearing / bearings));
  return withSurroundings(spec, index, { horizonDeg });
}

/** Elevation of a horizon [deg], to a tenth, at a share of the circle from north. */
function elevationAt(horizonDeg: readonly number[], share: number): number {
  const place = share * horizonDeg.length;
  const low = Math.floor(place);
  const [below, above] = [horizonDeg[low] ?? 0, horizonDeg[(low + 1) % horizonDeg.length] ?? 0];
  return Number((below + (place - low) * (above - below)).toFixed(1));
}

/** An array with some of its surroundings changed; without any, they are left out. */
function withSurroundings(spec: StationSpec, index: number, change: Partial<Surroundings>): StationSpec {
  const arrays = spec.pv.arrays.map((array, at): PvArray => {
    if (at !== index) return array;
    const { surroundings: before, ...bare } = array;
    const left = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined);
    return left.length === 0 ? bare : { ...bare, surroundings: Object.fromEntries(left) };
  });
  return { ...spec, pv: { ...spec.pv, arrays } };
}
