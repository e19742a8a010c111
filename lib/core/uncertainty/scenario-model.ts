import type { StationModel } from "../cashflow/operation/station-model";
import type { StationSpec } from "../station/station-spec";

/** A station's description with its drivers coming at a level of the described first year, without growth of their own. */
export function atArrivals(spec: StationSpec, level: number): StationSpec {
  return {
    ...spec,
    charging: {
      ...spec.charging,
      growthPerYear: 0,
      drivers: spec.charging.drivers.map((group) => ({ ...group, arrivalsPerDay: group.arrivalsPerDay * level })),
    },
  };
}

/** The model of one year of a scenario: DC power and availability of PV and arrivals as given, nothing that changes by year. */
export function scenarioModel(
  model: StationModel,
  year: { readonly dcLevel: number; readonly pvAvailability: number; readonly arrivals: number },
): StationModel {
  const spec = atArrivals(model.spec, year.arrivals);
  return {
    ...model,
    spec: { ...spec, pv: { ...spec.pv, degradationPerYear: 0, availability: year.pvAvailability } },
    dc: atDcLevel(model.dc, year.dcLevel),
  };
}

/** DC power of every inverter at a level of that of new modules in the described weather. */
export function atDcLevel(dc: StationModel["dc"], level: number): StationModel["dc"] {
  return dc.map((inverter) => ({ ...inverter, dc: inverter.dc.map((power) => power * level) }));
}
