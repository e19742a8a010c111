import { type DispatchCost, monthPeak } from "../dispatch/dispatch-cost";
import type { DispatchInputs } from "../dispatch/dispatch-inputs";
import { HOURS_PER_YEAR } from "../weather/weather-year";
import { type DispatchProgram, dispatchProgram } from "./dispatch-program";
import type { LinearOptimiser } from "./linear-program";

/** How far a month's program looks into the next one, so that what it leaves in the cells is worth leaving [h]. */
const OVERLAP_HOURS = 96;

export type OptimalYear = {
  readonly cost: DispatchCost;
  readonly gridImport: Float64Array;
  /** In the cells at the end of each hour [kWh]. */
  readonly stored: Float64Array;
};

/**
 * The cheapest year with everything known beforehand. Month by month each program looks four days into the next month with that
 * month's demand charge, and hands on what it has stored at the month's end; "year" solves all hours in one program, to check it by.
 * The year ends with what it began with.
 */
export function optimalYear(
  inputs: DispatchInputs,
  startKwh: number,
  optimiser: LinearOptimiser,
  span: "month" | "year" = "month",
): OptimalYear {
  const { monthStarts } = inputs.clock;
  const year: OptimalYear & { sums: Sums } = {
    cost: { gridEnergy: 0, demand: 0, sales: 0, shed: 0, wear: 0, net: 0 },
    gridImport: new Float64Array(HOURS_PER_YEAR),
    stored: new Float64Array(HOURS_PER_YEAR),
    sums: { gridEnergy: 0, sales: 0, shed: 0, wear: 0 },
  };
  if (span === "year")
    keep(inputs, solve(inputs, 0, HOURS_PER_YEAR, startKwh, startKwh, optimiser), HOURS_PER_YEAR, year);
  else {
    let stored = startKwh;
    for (let month = 0; month < 12; month += 1) {
      const from = monthStarts[month] as number;
      const end = monthStarts[month + 1] as number;
      const to = Math.min(HOURS_PER_YEAR, end + OVERLAP_HOURS);
      keep(inputs, solve(inputs, from, to, stored, to === HOURS_PER_YEAR ? startKwh : 0, optimiser), end, year);
      stored = year.stored[end - 1] as number;
    }
  }
  let demand = 0;
  for (const charge of inputs.demandCharges) {
    for (let month = 0; month < 12; month += 1) {
      demand += charge.pricePerKwMonth * monthPeak(charge.charged, year.gridImport, monthStarts, month);
    }
  }
  const { gridEnergy, sales, shed, wear } = year.sums;
  return {
    cost: { gridEnergy, demand, sales, shed, wear, net: gridEnergy + demand + shed + wear - sales },
    gridImport: year.gridImport,
    stored: year.stored,
  };
}

type Sums = { gridEnergy: number; sales: number; shed: number; wear: number };
type Solved = DispatchProgram & { readonly solution: Float64Array };

function solve(
  inputs: DispatchInputs,
  from: number,
  to: number,
  startKwh: number,
  endKwh: number,
  optimiser: LinearOptimiser,
): Solved {
  const built = dispatchProgram(inputs, from, to, startKwh, endKwh);
  return { ...built, solution: optimiser.solve(built.program) };
}

/** Takes over a program's hours before `end`. */
function keep(
  inputs: DispatchInputs,
  { from, hours, solution }: Solved,
  end: number,
  year: OptimalYear & { sums: Sums },
): void {
  for (let hour = from; hour < end; hour += 1) {
    const columns = hours[hour - from] as Solved["hours"][number];
    const value = (name: keyof typeof columns) => solution[columns[name]] as number;
    const imported = value("gridImport");
    year.gridImport[hour] = imported;
    year.stored[hour] = value("stored");
    year.sums.gridEnergy += (inputs.purchase.prices[hour] as number) * imported;
    year.sums.shed += inputs.shedValue * (value("shed") + value("missedCall"));
    year.sums.wear += inputs.wearCost * (value("toOwnLoad") + value("toHost") + value("toGrid"));
    year.sums.sales += inputs.hostPrice * (value("pvToHost") + value("toHost"));
    if (inputs.sale) {
      year.sums.sales += (inputs.sale.prices[hour] as number) * (value("pvToGrid") + value("toGrid"));
    }
  }
}
