import { clockYear } from "../../energy/clock-year";
import { emptyHourlyFlows, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import type { StationSpec } from "../../station/station-spec";
import { MEMO_LINES, memoYear } from "./memo-lines";

const clock = clockYear("Etc/UTC", "2027-01");

function spec(energy: StationSpec["purchase"]["energy"]): StationSpec {
  return {
    ...STANDARD_NODE,
    purchase: {
      ...STANDARD_NODE.purchase,
      energy,
      demandCharges: [{ name: "peak", pricePerKwMonth: "10" }],
      escalationPerYear: 0,
    },
  };
}

/** Every hour 10 kWh of charging: PV gives 4 at noon's hours, storage 2 in the evening and takes 1 at night. */
function station(): HourlyFlows {
  const flows = emptyHourlyFlows();
  for (let hour = 0; hour < 8760; hour += 1) {
    const clockHour = hour % 24;
    const pv = clockHour >= 10 && clockHour < 14 ? 4 : 0;
    const storage = clockHour >= 18 && clockHour < 20 ? 2 : 0;
    const filled = clockHour >= 2 && clockHour < 6 ? 1 : 0;
    flows.pvToCharging[hour] = pv;
    flows.storageToCharging[hour] = storage;
    flows.gridToCharging[hour] = 10 - pv - storage;
    flows.gridToStorage[hour] = filled;
    flows.gridImport[hour] = 10 - pv - storage + filled;
  }
  return flows;
}

test("memo lines are the difference of two stated bills, and nothing of it twice", () => {
  const prices = Array.from({ length: 8760 }, (_, hour) => (hour % 24 < 6 ? 0.1 : 0.3));
  const year = memoYear(spec({ kind: "hourly", pricesPerKwh: prices }), clock, 1, station());
  const of = (line: (typeof MEMO_LINES)[number]) => year.memo[line][0] as number;
  expect(of("self-consumption")).toBeCloseTo(31 * 16 * 0.3, 9);
  // The month's mean price is 0.25: four night hours buy 1 kWh each 0.15 below it.
  expect(of("valley-filling")).toBeCloseTo(31 * 4 * 0.15, 9);
  expect(of("time-shifting")).toBeCloseTo(31 * (4 * 0.3 - 4 * 0.1) - 31 * 4 * 0.15, 9);
  // PV alone leaves the peak of 10 kW as it is; filling at night raises it to 11.
  expect(of("pv-demand-reduction")).toBeCloseTo(0, 9);
  expect(of("peak-shaving")).toBeCloseTo(-10, 9);
  for (let month = 0; month < 12; month += 1) {
    const sum = MEMO_LINES.reduce((total, line) => total + (year.memo[line][month] as number), 0);
    const bills = (year.counterfactualBill[month] as number) - (year.actualBill[month] as number);
    expect(sum).toBeCloseTo(bills, 8);
  }
  expect(year.storageGridCost[0]).toBeCloseTo(31 * 4 * 0.1, 9);
});

test("savings grow with the tariff", () => {
  const growing = { ...spec({ kind: "flat", pricePerKwh: "0.2" }) };
  growing.purchase = { ...growing.purchase, escalationPerYear: 0.1 };
  const [first, third] = [1, 3].map(
    (year) => memoYear(growing, clock, year, station()).memo["self-consumption"][0],
  ) as [number, number];
  expect(third / first).toBeCloseTo(1.21, 12);
});
