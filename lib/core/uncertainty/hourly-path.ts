import { newStationState, type OperatingYear, operatingYear } from "../cashflow/operation/operating-year";
import type { StationModel } from "../cashflow/operation/station-model";
import { capacityKwh } from "../cashflow/operation/storage-cells";
import { emptyHourlyFlows } from "../energy/dispatch/hourly-flows";
import { NEW_LFP } from "../energy/storage/lfp-ageing";
import { fadeStep, takeFadeStep } from "./fade-step";
import { repriced } from "./repriced-year";
import { scenarioModel } from "./scenario-model";
import type { ScenarioYear } from "./scenario-year";

/** A path's years of operation in full, hour by hour: what the interpolated path is measured against. */
export function hourlyPath(model: StationModel, scenario: readonly ScenarioYear[]): OperatingYear[] {
  const { energyKwh } = model.spec.storage;
  const flows = emptyHourlyFlows();
  let state = newStationState(model.spec);
  return scenario.map((year, index) => {
    const { result, next } = operatingYear(scenarioModel(model, year), state, index + 1, flows);
    const cells = next.cells.map((cohort, index) => {
      const before = result.storageRenewed ? NEW_LFP : (state.cells[index]?.health ?? NEW_LFP);
      return { ...cohort, health: takeFadeStep(before, fadeStep(before, cohort.health), year.storageAgeing) };
    });
    state = { ...next, cells };
    return {
      ...repriced(result, { energy: year.energyPrice, demand: 1, sales: year.energyPrice }),
      storageHealth: energyKwh > 0 ? capacityKwh(cells) / energyKwh : 1,
    };
  });
}
