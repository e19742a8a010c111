import type { HourlyFlow } from "../../energy/dispatch/hourly-flows";
import type { StationSpec } from "../../station/station-spec";
import type { StationSimulationSummary } from "../operation/station-simulation";
import { type Explanation, type ExplanationKey, given, measured } from "./explanation";

/** Figures of the first year's energy, and of what the storage lives through. */
export const ENERGY_METRICS = [
  "specificYield",
  "performanceRatio",
  "pvEnergy",
  "chargedEnergy",
  "sessions",
  "turnedAway",
  "gridImport",
  "gridExport",
  "selfConsumption",
  "selfSufficiency",
  "storageRenewals",
] as const;
type EnergyMetric = (typeof ENERGY_METRICS)[number];

/** How a figure of energy came about, down to the flows of the hours and to the plant as described. */
export function explainEnergy(
  spec: StationSpec,
  { cashFlow: { metrics }, years }: StationSimulationSummary,
  metric: EnergyMetric,
): Explanation {
  const energyKwh = years[0]?.energyKwh;
  const flow = (name: HourlyFlow) => measured("flow", energyKwh?.[name] ?? null, "kWh", name);
  const flows = (key: ExplanationKey, ...names: HourlyFlow[]): Explanation => ({
    ...{ key, formula: "sum", value: names.reduce((sum, name) => sum + (energyKwh?.[name] ?? 0), 0), unit: "kWh" },
    inputs: names.map(flow),
  });
  const of = (formula: Explanation["formula"], value: number, unit: Explanation["unit"], inputs: Explanation[]) => ({
    ...{ key: metric, formula, value, unit, inputs },
  });
  switch (metric) {
    case "pvEnergy":
      return of("pvEnergy", metrics.pvEnergyKwh, "kWh", [
        peakPower(spec),
        peakSunEnergy(metrics),
        given("inverterPower", spec.pv.inverter.acPowerKw, "kW", ["pv", "inverter", "acPowerKw"]),
        given("efficiency", spec.pv.inverter.efficiency, "share", ["pv", "inverter", "efficiency"]),
        given("availability", spec.pv.availability, "share", ["pv", "availability"]),
      ]);
    case "specificYield":
      return of("ratio", metrics.specificYieldKwhPerKw, "kWh/kW", [flow("pv"), peakPower(spec)]);
    case "performanceRatio":
      return of("ratio", metrics.performanceRatio, "share", [flow("pv"), peakSunEnergy(metrics)]);
    case "chargedEnergy":
      return of("hourly", metrics.chargedEnergyKwh, "kWh", [
        ...arrivals(spec),
        flow("chargingLoad"),
        flow("chargingUnserved"),
      ]);
    case "sessions":
      return of("arrivals", metrics.sessions, "unit", [...arrivals(spec), ...chargers(spec)]);
    case "turnedAway":
      return of("arrivals", metrics.turnedAway, "unit", [...arrivals(spec), ...chargers(spec)]);
    case "gridImport":
      return of("sum", metrics.gridImportKwh, "kWh", [
        ...(["gridToAuxiliary", "gridToCompute", "gridToCharging", "gridToStorage"] as const).map(flow),
      ]);
    case "gridExport":
      return of("sum", metrics.gridExportKwh, "kWh", [...(["pvToGrid", "storageToGrid"] as const).map(flow)]);
    case "selfConsumption":
      return of("ratio", metrics.selfConsumption, "share", [
        flows("usedOnSite", "pvToAuxiliary", "pvToCompute", "pvToCharging", "pvToHost", "pvToStorage"),
        flow("pv"),
      ]);
    case "selfSufficiency": {
      const load = flows("ownLoad", "auxiliaryLoad", "computeLoad", "chargingLoad");
      const unserved = flows("unserved", "auxiliaryUnserved", "computeUnserved", "chargingUnserved");
      const bought = flows("fromGrid", "gridToAuxiliary", "gridToCompute", "gridToCharging");
      const value = (load.value ?? 0) - (unserved.value ?? 0) - (bought.value ?? 0);
      return of("ratio", metrics.selfSufficiency, "share", [
        { ...{ key: "ownSupply", formula: "difference", value, unit: "kWh" }, inputs: [load, unserved, bought] },
        load,
      ]);
    }
    case "storageRenewals":
      return of("renewals", metrics.storageReplacements, "unit", [
        given("replaceBelow", spec.storage.replaceBelow, "share", ["storage", "replaceBelow"]),
        ...years.map(({ operatingYear, storageHealth }) =>
          measured("storageHealth", storageHealth, "share", String(operatingYear)),
        ),
      ]);
    default:
      return metric satisfies never;
  }
}

function peakPower({ pv }: StationSpec): Explanation {
  return {
    key: "peakPower",
    formula: "sum",
    value: pv.arrays.reduce((sum, array) => sum + array.peakPowerKw, 0),
    unit: "kW",
    inputs: pv.arrays.map((array, index) =>
      given("peakPower", array.peakPowerKw, "kW", ["pv", "arrays", index, "peakPowerKw"], array.id),
    ),
  };
}

function peakSunEnergy(metrics: StationSimulationSummary["cashFlow"]["metrics"]): Explanation {
  const { performanceRatio, pvEnergyKwh } = metrics;
  return measured("peakSunEnergy", performanceRatio > 0 ? pvEnergyKwh / performanceRatio : null, "kWh");
}

function arrivals({ charging }: StationSpec): Explanation[] {
  return charging.drivers.map((group, index) =>
    given("arrivalsPerDay", group.arrivalsPerDay, "unit", ["charging", "drivers", index, "arrivalsPerDay"], group.id),
  );
}

function chargers({ charging }: StationSpec): Explanation[] {
  return [
    ...charging.chargers.map((group, index) =>
      given("chargers", group.count, "unit", ["charging", "chargers", index, "count"], group.id),
    ),
    given("availability", charging.availability, "share", ["charging", "availability"]),
  ];
}
