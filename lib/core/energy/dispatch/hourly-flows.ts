import { HOURS_PER_YEAR } from "../weather/weather-year";

/**
 * Columns of the hourly energy table [kWh per hour], in the order in which they are shown and exported. They close:
 * pv = pvTo* + pvCurtailed; each load = pvTo + storageTo + gridTo + unserved; gridImport = gridTo*; gridExport = pvToGrid +
 * storageToGrid; stored = stored before + charge efficiency x (pvToStorage + gridToStorage) - storageTo* / discharge efficiency.
 */
export const HOURLY_FLOWS = [
  "pv",
  "pvToAuxiliary",
  "pvToCompute",
  "pvToCharging",
  "pvToHost",
  "pvToStorage",
  "pvToGrid",
  "pvCurtailed",
  "storageToAuxiliary",
  "storageToCompute",
  "storageToCharging",
  "storageToHost",
  "storageToGrid",
  "gridToAuxiliary",
  "gridToCompute",
  "gridToCharging",
  "gridToStorage",
  "gridImport",
  "gridExport",
  "auxiliaryLoad",
  "computeLoad",
  /** Energy drawn by the chargers if nothing limits them. */
  "chargingLoad",
  /** Energy handed to vehicles: what the chargers' meters sell. */
  "charged",
  "hostLoad",
  "auxiliaryUnserved",
  "computeUnserved",
  "chargingUnserved",
  "hostUnserved",
  /** What storage gave because the grid called for it; part of storageTo*, counted for the service's pay only. */
  "serviceDelivered",
  /** In the cells at the end of the hour [kWh]. */
  "stored",
] as const;
export type HourlyFlow = (typeof HOURLY_FLOWS)[number];

export type HourlyFlows = Readonly<Record<HourlyFlow, Float64Array>>;

export function emptyHourlyFlows(): HourlyFlows {
  return Object.fromEntries(HOURLY_FLOWS.map((flow) => [flow, new Float64Array(HOURS_PER_YEAR)])) as HourlyFlows;
}
