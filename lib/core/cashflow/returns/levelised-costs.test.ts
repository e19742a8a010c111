import { STANDARD_NODE } from "../../station/presets/standard-node";
import type { StationSpec } from "../../station/station-spec";
import { operatingCosts } from "../lines/cost-lines";
import type { MemoYear } from "../lines/memo-lines";
import { evenYear } from "../operation/operating-year.fixture";
import { componentCapex, levelisedCosts } from "./levelised-costs";

const years = Array.from({ length: 20 }, (_, index) =>
  evenYear(index + 1, {
    pv: 1000,
    pvToStorage: 100,
    pvToCharging: 400,
    gridToCharging: 500,
    gridImport: 1000,
    storageToCharging: 80,
    charged: 900,
  }),
);

const SPEC: StationSpec = {
  ...STANDARD_NODE,
  lifeYears: 20,
  discountRate: 0.07,
  inflationPerYear: 0.02,
  costs: {
    ...STANDARD_NODE.costs,
    capex: [
      { name: "modules", amount: "8000", depreciationYears: 20, component: "pv" },
      { name: "cells", amount: "1000", depreciationYears: 20, component: "storage" },
      { name: "chargers", amount: "1000", depreciationYears: 20, component: "charging" },
      { name: "connection", amount: "1000", depreciationYears: 20, component: "shared" },
    ],
    investmentGrant: "0",
    yearly: [
      {
        name: "cleaning",
        line: "operation-maintenance",
        amountPerYear: "120",
        escalationPerYear: 0,
        component: "pv",
      },
    ],
    replacements: [],
    decommissioning: "0",
    paymentFeeShare: 0.1,
    paymentFeePerSession: "0",
  },
};

function memosOf(chargingGridCost: number): MemoYear[] {
  const line = (value = 0) => new Float64Array(12).fill(value);
  return years.map(({ operatingYear }) => ({
    operatingYear,
    memo: {
      "self-consumption": line(),
      "valley-filling": line(),
      "time-shifting": line(),
      "pv-demand-reduction": line(),
      "peak-shaving": line(),
    },
    counterfactualBill: line(),
    actualBill: line(),
    storageGridCost: line(),
    chargingGridCost: line(chargingGridCost),
  }));
}

test("shared investment is borne in proportion to each component's own", () => {
  expect(componentCapex(SPEC.costs, "pv")).toBeCloseTo(8800, 9);
  expect(componentCapex(SPEC.costs, "compute")).toBe(0);
});

test("cost over energy, both at present value; what is passed on is passed on at its own cost", () => {
  const paid = new Float64Array(240).fill(300);
  const { pv, storage, charging } = levelisedCosts(SPEC, years, memosOf(100), operatingCosts(SPEC, years, paid));
  // An annuity of twenty years, month by month.
  const months = Array.from({ length: 240 }, (_, index) => (index + 1) / 12);
  const annuity = (rate: number) => months.reduce((sum, time) => sum + (1 + rate) ** -time, 0);
  const factor = annuity(0.07);
  const lcoe = (8800 + 10 * factor) / (1000 * factor);
  expect(pv?.nominal).toBeCloseTo(lcoe, 12);
  expect(pv?.real).toBeCloseTo((8800 + 10 * factor) / (1000 * annuity(1.07 / 1.02 - 1)), 12);
  const lcos = (1100 + 100 * lcoe * factor) / (80 * factor);
  expect(storage?.nominal).toBeCloseTo(lcos, 12);
  const energy = (100 + 400 * lcoe + 80 * lcos + 30) * factor;
  expect(charging?.nominal).toBeCloseTo((1100 + energy) / (900 * factor), 12);
});

test("a part that gives no energy has no levelised cost", () => {
  const none = Array.from({ length: 20 }, (_, index) => evenYear(index + 1, {}));
  const costs = operatingCosts(SPEC, none, new Float64Array(240));
  expect(levelisedCosts(SPEC, none, memosOf(0), costs)).toEqual({ pv: null, storage: null, charging: null });
});
