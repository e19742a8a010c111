import { HOURLY_FLOWS, type HourlyFlow } from "../../energy/dispatch/hourly-flows";
import type { OperatingYear } from "./operating-year";

/** A year of operation in which every month is the same: energies by flow [kWh a month], the rest 0. */
export function evenYear(
  operatingYear: number,
  energyKwh: Partial<Record<HourlyFlow, number>>,
  rest: {
    sessions?: number;
    pvExportSales?: number;
    storageExportSales?: number;
    gridEnergyCost?: number;
    /** Grid services by their contract's id: share of hours ready, energy called and delivered [kWh a month]. */
    services?: Readonly<Record<string, { availability: number; calledKwh: number; deliveredKwh: number }>>;
  } = {},
): OperatingYear {
  const months = (value = 0) => new Float64Array(12).fill(value);
  return {
    operatingYear,
    energyKwh: Object.fromEntries(HOURLY_FLOWS.map((flow) => [flow, months(energyKwh[flow])])) as Record<
      HourlyFlow,
      Float64Array
    >,
    sessions: months(rest.sessions),
    turnedAway: 0,
    pvExportSales: months(rest.pvExportSales),
    storageExportSales: months(rest.storageExportSales),
    gridEnergyCost: months(rest.gridEnergyCost),
    demandCost: months(),
    acceleratorHours: months(),
    services: Object.fromEntries(
      Object.entries(rest.services ?? {}).map(([id, service]) => [
        id,
        {
          availability: months(service.availability),
          calledKwh: months(service.calledKwh),
          deliveredKwh: months(service.deliveredKwh),
        },
      ]),
    ),
    peakImportKw: 0,
    storageHealth: 1,
    equivalentFullCycles: 0,
    storageRenewed: false,
    storageAddedKwh: 0,
  };
}
