import type { StationSpec } from "../station-spec";
import { DC_WEEKEND_HOURS, DC_WORKDAY_HOURS } from "./driver-profiles";
import { pvWattsArray, SHARED_SOURCES } from "./pvwatts-array";
import { STANDARD_NODE } from "./standard-node";
import { STANDARD_NODE_SOURCES as NODE } from "./standard-node-sources";

const { charging, storage, costs } = STANDARD_NODE;

/**
 * A DC site at a highway: eight 350 kW chargers, a field of 600 kWp on single-axis trackers, 1 MWh of storage that keeps a connection
 * of 1.2 MW enough. What it does not say is as in the standard node.
 */
export const HIGHWAY_SITE: StationSpec = {
  ...STANDARD_NODE,
  name: "Highway site, eight DC bays",
  pv: {
    ...STANDARD_NODE.pv,
    arrays: [
      pvWattsArray("field", 600, {
        kind: "single-axis",
        axisTiltDeg: 0,
        axisAzimuthDeg: 180,
        maximumAngleDeg: 60,
        groundCoverageRatio: 0.4,
        backtrack: true,
      }),
    ],
    inverter: { acPowerKw: 500, efficiency: 0.96 },
  },
  storage: { ...storage, energyKwh: 1000, chargePowerKw: 500, dischargePowerKw: 500 },
  charging: {
    ...charging,
    chargers: [{ id: "dc-350", kind: "dc", count: 8, powerKw: 350, efficiency: 0.95 }],
    drivers: [
      {
        id: "travellers",
        kind: "dc",
        arrivalsPerDay: 70,
        workdayHourWeights: DC_WORKDAY_HOURS,
        weekendHourWeights: DC_WEEKEND_HOURS,
        weekdayWeights: [0.9, 0.85, 0.85, 0.95, 1.3, 1.15, 1.2],
        energyKwh: { mean: 36, standardDeviation: 16 },
        dwellMinutes: { mean: 32, standardDeviation: 12 },
        vehiclePowerKw: { mean: 115, standardDeviation: 50 },
      },
    ],
  },
  compute: { ...STANDARD_NODE.compute, accelerators: 0 },
  auxiliaryLoadKw: 5,
  grid: { importLimitKw: 1200, exportLimitKw: 500 },
  purchase: {
    ...STANDARD_NODE.purchase,
    demandCharges: [{ name: "billing demand", pricePerKwMonth: "9.00" }],
    fixedPerMonth: "120",
  },
  revenue: STANDARD_NODE.revenue
    .filter(({ kind }) => kind !== "host-supply" && kind !== "ai-compute")
    .map((contract) =>
      contract.kind === "grid-services" ? { ...contract, committedKw: 100, committedKwh: 200 } : contract,
    ),
  costs: {
    ...costs,
    capex: [
      { name: "PV, field on trackers", amount: "1020000", depreciationYears: 20, component: "pv" },
      { name: "Storage module", amount: "450000", depreciationYears: 15, component: "storage" },
      { name: "DC chargers", amount: "1440000", depreciationYears: 10, component: "charging" },
      { name: "Medium-voltage connection and civil works", amount: "450000", depreciationYears: 20 },
      { name: "Development and contingency", amount: "200000", depreciationYears: 20 },
    ],
    investmentGrant: "441000",
    yearly: [
      {
        name: "PV operation",
        line: "operation-maintenance",
        amountPerYear: "10800",
        escalationPerYear: 0.02,
        component: "pv",
      },
      {
        name: "Storage operation",
        line: "operation-maintenance",
        amountPerYear: "11250",
        escalationPerYear: 0.02,
        component: "storage",
      },
      {
        name: "Charger operation and network",
        line: "operation-maintenance",
        amountPerYear: "24000",
        escalationPerYear: 0.02,
        component: "charging",
      },
      { name: "Asset management", line: "operation-maintenance", amountPerYear: "15000", escalationPerYear: 0.02 },
      { name: "Insurance", line: "insurance", amountPerYear: "14200", escalationPerYear: 0.03 },
      { name: "Site lease", line: "land", amountPerYear: "30000", escalationPerYear: 0.02 },
    ],
    replacements: [
      { name: "Inverters", everyYears: 13, amount: "50000", escalationPerYear: 0, component: "pv" },
      { name: "Chargers", everyYears: 10, amount: "700000", escalationPerYear: 0, component: "charging" },
    ],
    decommissioning: "90000",
  },
  sources: {
    ...SHARED_SOURCES,
    "charging.growthPerYear": NODE["charging.growthPerYear"],
    "charging.availability": NODE["charging.availability"],
    "revenue.0": NODE["revenue.0"],
    "revenue.1": NODE["revenue.1"],
    "costs.yearly.0": NODE["costs.yearly.0"],
    "costs.yearly.1": NODE["costs.yearly.1"],
    "costs.yearly.2": NODE["costs.yearly.2"],
    "charging.chargers":
      "eight of 350 kW: what large operators now build (Paren, US EV Fast Charging Q2 2025); the federal minimum is four of 150 kW (23 CFR 680.106)",
    "charging.drivers.0":
      "70 sessions on eight chargers near Paren's mean use of 16.1 % (Q2 2025); more energy and less time than DOE's 22 kWh in 42 min of 2020 to 2023: assumption",
    "revenue.2": NODE["revenue.3"],
    "revenue.3": NODE["revenue.5"],
    "costs.capex.0":
      "1.70 USD/W: between NREL's community and utility-scale benchmarks, Ramasamy et al., NREL/TP-7A40-87303 (2023) (assumption)",
    "costs.capex.1":
      "450 USD/kWh for 1 000 kWh / 500 kW: NREL, Annual Technology Baseline 2024, commercial battery storage, lower end",
    "costs.capex.2": "Nicholas, ICCT working paper 2019-14: 350 kW chargers and their installation, 180 000 USD each",
  },
};
