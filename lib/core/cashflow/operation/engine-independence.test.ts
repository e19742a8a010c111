import { emptyHourlyFlows, HOURLY_FLOWS, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import { syntheticYear } from "../../energy/weather/synthetic-year";
import { GREENSBORO_MONTHLY } from "../../station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import { StationSpec } from "../../station/station-spec";
import { newStationState, operatingYear } from "./operating-year";
import { stationModel } from "./station-model";

/** JavaScript leaves the last bits of these to the engine; Node's and Chromium's differ in nearly all of them. */
const LOOSE = ["sin", "cos", "tan", "asin", "acos", "atan", "exp", "log", "log1p", "expm1", "tanh", "pow"] as const;

const spec = StationSpec.parse(STANDARD_NODE);

function firstYear(): HourlyFlows {
  const model = stationModel(spec, syntheticYear(spec.site, GREENSBORO_MONTHLY, 1), 1);
  const flows = emptyHourlyFlows();
  operatingYear(model, newStationState(spec), 1, flows);
  return flows;
}

/** Runs with functions whose results are up to three units in the last place off. */
function onAnotherEngine<Value>(run: () => Value): Value {
  const own = Object.fromEntries(LOOSE.map((name) => [name, Math[name]]));
  const functions = Math as unknown as Record<string, (...values: number[]) => number>;
  let state = 1;
  for (const name of LOOSE) {
    const exact = functions[name] as (...values: number[]) => number;
    functions[name] = (...values) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      const value = exact(...values) * (1 + ((state >>> 29) - 3) * (Number.EPSILON / 2));
      return name === "sin" || name === "cos" ? Math.max(-1, Math.min(1, value)) : value;
    };
  }
  try {
    return run();
  } finally {
    Object.assign(Math, own);
  }
}

test("an hourly year is the same on an engine whose Math differs in the last bits", () => {
  const here = firstYear();
  const there = onAnotherEngine(firstYear);
  let differs = 0;
  for (const flow of HOURLY_FLOWS) {
    for (const [hour, energy] of here[flow].entries()) {
      const off = Math.abs(energy - (there[flow][hour] as number));
      if (off > 0) differs += 1;
      if (off > 1e-8) throw new Error(`${flow} in hour ${hour}: ${energy}, there ${there[flow][hour]}`);
    }
  }
  expect(differs).toBeGreaterThan(1000);
});
