import {
  newStationState,
  type OperatingYear,
  operatingYear,
  type StationState,
} from "../cashflow/operation/operating-year";
import type { StationModel } from "../cashflow/operation/station-model";
import { newCohort } from "../cashflow/operation/storage-cells";
import { emptyHourlyFlows } from "../energy/dispatch/hourly-flows";
import { plantAcYear } from "../energy/pv/pv-year";
import { type LfpHealth, NEW_LFP } from "../energy/storage/lfp-ageing";
import { HOURS_PER_YEAR } from "../energy/weather/weather-year";
import { type ChargingResponse, chargingResponse } from "./charging-response";
import { type ContractEra, contractEras } from "./contract-eras";
import { type FadeStep, fadeStep } from "./fade-step";
import { chebyshevNodes } from "./interpolation";
import { priceGrowth, repriced } from "./repriced-year";
import { atDcLevel, scenarioModel } from "./scenario-model";
import type { ScenarioYear } from "./scenario-year";
import { toVector } from "./year-vector";

/** Nodes of each axis; with fewer than these the error against hourly paths grows beyond a few tenths of a percent. */
const PV_NODES = 4;
const CHARGING_NODES = 5;
const STORAGE_NODES = 3;
/**
 * Years of arrivals and calls that each node is dispatched with: their mean stands for the node, so that one year's luck does not.
 * Where nothing comes by chance one year is enough.
 */
const YEARS_PER_NODE = 3;
/** Share of a cell's loss that is calendar ageing, at the nodes; only the sum matters to dispatch. */
const CALENDAR_SHARE = 0.75;

export type GridNode = { readonly result: OperatingYear; readonly fade: FadeStep };

/** Years that were dispatched hour by hour, over the space of scenarios. Prices are those of the first year of operation. */
export type DispatchGrid = {
  /** AC energy [kWh] of the PV axis at its DC levels, with the described availability. */
  readonly dcLevels: readonly number[];
  readonly pvKwh: readonly number[];
  readonly response: ChargingResponse | null;
  /** Energy drawn by chargers when nothing else limits them [kWh], of the years of arrivals that were dispatched. */
  readonly loadKwh: readonly number[];
  /** Storage capacity as a share of the nameplate. */
  readonly capacityShares: readonly number[];
  readonly eras: readonly (ContractEra & {
    /** By grid year; then PV, charging and storage nodes, the last running fastest. */
    readonly vectors: readonly (readonly Float64Array[])[];
    readonly template: GridNode;
  })[];
  readonly hourlyYears: number;
};

/** Dispatches the grid that encloses the scenarios given. Yields the share that is done. */
export function* dispatchGridSteps(
  model: StationModel,
  scenarios: readonly (readonly ScenarioYear[])[],
): Generator<number, DispatchGrid, void> {
  const { spec } = model;
  const all = scenarios.flat();
  const pvRange = rangeOf(
    all.map(({ dcLevel, pvAvailability }) => dcLevel * (pvAvailability / spec.pv.availability || 1)),
  );
  const dcLevels = spec.pv.arrays.length > 0 ? chebyshevNodes(pvRange[0], pvRange[1], PV_NODES) : [1];
  const pvKwh = dcLevels.map((level) => acEnergy(model, level));
  const comes =
    spec.charging.drivers.some(({ arrivalsPerDay }) => arrivalsPerDay > 0) && spec.charging.chargers.length > 0;
  const response = comes
    ? chargingResponse(spec, model.seed, rangeOf(all.map(({ arrivals }) => arrivals)), CHARGING_NODES)
    : null;
  const levels = response?.levels ?? [1];
  const capacityShares = spec.storage.energyKwh > 0 ? chebyshevNodes(spec.storage.replaceBelow, 1, STORAGE_NODES) : [1];
  const contract = contractEras(spec);
  const calls = spec.revenue.some((one) => one.kind === "grid-services" && one.activation !== undefined);
  const yearsPerNode = comes || calls ? YEARS_PER_NODE : 1;
  const hourlyYears =
    contract.reduce((sum, { gridYears }) => sum + gridYears.length, 0) *
    dcLevels.length *
    levels.length *
    capacityShares.length *
    yearsPerNode;

  let remembered = newStationState(spec);
  let done = 0;
  const loadKwh: number[] = [];
  const eras: DispatchGrid["eras"][number][] = [];
  for (const era of contract) {
    const vectors: Float64Array[][] = [];
    let template: GridNode | null = null;
    for (const year of era.gridYears) {
      const nodes: Float64Array[] = [];
      for (const dcLevel of dcLevels) {
        for (const [index, arrivals] of levels.entries()) {
          const scenario = scenarioModel(model, { dcLevel, pvAvailability: spec.pv.availability, arrivals });
          for (const share of capacityShares) {
            const node = yield* nodeSteps(scenario, year, share, yearsPerNode, remembered, () => {
              done += 1;
              return done / hourlyYears;
            });
            remembered = node.remembered;
            template ??= node.template;
            loadKwh[index] ??= node.loadKwh;
            nodes.push(node.mean);
          }
        }
      }
      vectors.push(nodes);
    }
    if (template) eras.push({ ...era, vectors, template });
  }
  return { dcLevels, pvKwh, response, loadKwh, capacityShares, eras, hourlyYears };
}

/**
 * Years of one node, each with arrivals and calls of its own, and their mean.
 * @param done called after each year: the share of the whole that is done
 */
function* nodeSteps(
  model: StationModel,
  year: number,
  share: number,
  years: number,
  before: StationState,
  done: () => number,
): Generator<number, { mean: Float64Array; loadKwh: number; template: GridNode; remembered: StationState }, void> {
  const { spec, seed } = model;
  const flows = emptyHourlyFlows();
  const growth = priceGrowth(spec, year);
  const lived: GridNode[] = [];
  let remembered = before;
  for (let luck = 0; luck < years; luck += 1) {
    const state: StationState = { ...remembered, cells: cellsAt(spec.storage.energyKwh, share) };
    const { result, next } = operatingYear(
      withoutRenewal({ ...model, seed: (seed + luck) % 2 ** 32 }),
      state,
      year,
      flows,
    );
    // What the policy remembers comes from a year like this one, not from a first day.
    remembered = next;
    lived.push({
      result: repriced(result, { energy: 1 / growth.energy, demand: 1 / growth.demand, sales: 1 / growth.sales }),
      fade: fadeStep(healthOf(state), healthOf(next)),
    });
    yield done();
  }
  const [template] = lived;
  if (!template) throw new Error("a node has no year");
  const vectors = lived.map(toVector);
  return {
    mean: toVector(template).map((_, slot) => vectors.reduce((sum, of) => sum + (of[slot] as number), 0) / years),
    loadKwh:
      lived.reduce((sum, { result }) => sum + result.energyKwh.chargingLoad.reduce((a, b) => a + b, 0), 0) / years,
    template,
    remembered,
  };
}

function withoutRenewal(model: StationModel): StationModel {
  return {
    ...model,
    spec: { ...model.spec, storage: { ...model.spec.storage, replaceBelow: 0, augmentation: undefined } },
  };
}

function cellsAt(energyKwh: number, share: number): StationState["cells"] {
  const health = { calendarLoss: CALENDAR_SHARE * (1 - share), cycleLoss: (1 - CALENDAR_SHARE) * (1 - share) };
  return energyKwh > 0 ? [{ ...newCohort(energyKwh), health }] : [];
}

function healthOf({ cells }: StationState): LfpHealth {
  return cells[0]?.health ?? NEW_LFP;
}

function acEnergy(model: StationModel, level: number): number {
  const hours = new Float64Array(HOURS_PER_YEAR);
  const plant = { ...model.spec.pv, degradationPerYear: 0 };
  plantAcYear(plant, atDcLevel(model.dc, level), 1, hours);
  return hours.reduce((a, b) => a + b, 0);
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
