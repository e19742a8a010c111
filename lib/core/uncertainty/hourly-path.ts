import { newStationState, type OperatingYear, operatingYear } from "../cashflow/operating-year";
import type { StationModel } from "../cashflow/station-model";
import { emptyHourlyFlows } from "../energy/dispatch/hourly-flows";
import { NEW_LFP, remainingCapacity } from "../energy/storage/lfp-ageing";
import { fadeStep, takeFadeStep } from "./fade-step";
import { repriced } from "./repriced-year";
import { scenarioModel } from "./scenario-model";
import type { ScenarioYear } from "./scenario-year";

/** A path's years of operation in full, hour by hour: what the interpolated path is measured against. */
export function hourlyPath(model: StationModel, scenario: readonly ScenarioYear[]): OperatingYear[] {
  const flows = emptyHourlyFlows();
  let state = newStationState(model.spec);
  return scenario.map((year, index) => {
    const { result, next } = operatingYear(scenarioModel(model, year), state, index + 1, flows);
    const before = result.storageRenewed ? NEW_LFP : state.health;
    const health = takeFadeStep(before, fadeStep(before, next.health), year.storageAgeing);
    state = { ...next, health };
    return {
      ...repriced(result, { energy: year.energyPrice, demand: 1, sales: year.energyPrice }),
      storageHealth: remainingCapacity(health),
    };
  });
}
