import type { PlaneHour } from "../plane-hour";

/** What modules make of one hour in their plane. */
export type ModuleHour = {
  cellTemperature: number;
  /** DC power over the rated power, before losses. */
  dcShare: number;
};

/** Cover, cell temperature and DC power of an array's modules; hours come in order. Writes into `result`. */
export type ModuleChain = (plane: PlaneHour, result: ModuleHour) => void;
