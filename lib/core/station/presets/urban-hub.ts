import type { StationSpec } from "../station-spec";
import { AC_WEEKEND_HOURS, AC_WORKDAY_HOURS, DC_WEEKEND_HOURS, DC_WORKDAY_HOURS } from "./driver-profiles";
import { pvWattsArray } from "./pvwatts-array";
import { STANDARD_NODE } from "./standard-node";
import { STANDARD_NODE_SOURCES } from "./standard-node-sources";

const { charging, storage, costs } = STANDARD_NODE;
/** The node's host is missing here: contracts after it move up. */
const {
  "revenue.2": _host,
  "revenue.3": response,
  "revenue.4": inference,
  "revenue.5": certificates,
  ...nodeSources
} = STANDARD_NODE_SOURCES;

/**
 * A hub of twenty bays in a city: twelve AC and eight 150 kW DC chargers under a carport of 400 kWp, 500 kWh of storage against the
 * demand charge, a medium-voltage connection. What it does not say is as in the standard node.
 */
export const URBAN_HUB: StationSpec = {
  ...STANDARD_NODE,
  name: "Urban hub, twenty bays",
  pv: {
    ...STANDARD_NODE.pv,
    arrays: [pvWattsArray("carport", 400, { kind: "fixed", tiltDeg: 7, azimuthDeg: 180 })],
    inverter: { acPowerKw: 333, efficiency: 0.96 },
  },
  storage: { ...storage, energyKwh: 500, chargePowerKw: 250, dischargePowerKw: 250 },
  charging: {
    ...charging,
    chargers: [
      { id: "ac-22", kind: "ac", count: 12, powerKw: 22, efficiency: 0.99 },
      { id: "dc-150", kind: "dc", count: 8, powerKw: 150, efficiency: 0.945 },
    ],
    drivers: [
      {
        id: "residents-and-visitors",
        kind: "ac",
        arrivalsPerDay: 20,
        workdayHourWeights: AC_WORKDAY_HOURS,
        weekendHourWeights: AC_WEEKEND_HOURS,
        weekdayWeights: [1, 1, 1, 1, 1.1, 1.1, 0.9],
        energyKwh: { mean: 18, standardDeviation: 10 },
        dwellMinutes: { mean: 160, standardDeviation: 90 },
        vehiclePowerKw: { mean: 9, standardDeviation: 2 },
      },
      {
        id: "ride-hailing-and-transit",
        kind: "dc",
        arrivalsPerDay: 78,
        workdayHourWeights: DC_WORKDAY_HOURS,
        weekendHourWeights: DC_WEEKEND_HOURS,
        weekdayWeights: [1, 0.95, 0.95, 1, 1.15, 1.1, 1],
        energyKwh: { mean: 28, standardDeviation: 14 },
        dwellMinutes: { mean: 42, standardDeviation: 18 },
        vehiclePowerKw: { mean: 85, standardDeviation: 35 },
      },
    ],
  },
  compute: { ...STANDARD_NODE.compute, accelerators: 8 },
  auxiliaryLoadKw: 4,
  grid: { importLimitKw: 900, exportLimitKw: 300 },
  purchase: {
    ...STANDARD_NODE.purchase,
    demandCharges: [{ name: "billing demand", pricePerKwMonth: "9.00" }],
    fixedPerMonth: "120",
  },
  revenue: STANDARD_NODE.revenue
    .filter(({ kind }) => kind !== "host-supply")
    .map((contract) =>
      contract.kind === "grid-services" ? { ...contract, committedKw: 75, committedKwh: 120 } : contract,
    ),
  costs: {
    ...costs,
    capex: [
      { name: "PV, carport", amount: "1080000", depreciationYears: 20, component: "pv" },
      { name: "Storage module", amount: "250000", depreciationYears: 15, component: "storage" },
      { name: "AC chargers", amount: "72000", depreciationYears: 10, component: "charging" },
      { name: "DC chargers", amount: "836000", depreciationYears: 10, component: "charging" },
      { name: "Edge compute", amount: "108000", depreciationYears: 5, component: "compute" },
      { name: "Medium-voltage connection and civil works", amount: "350000", depreciationYears: 20 },
      { name: "Development and contingency", amount: "160000", depreciationYears: 20 },
    ],
    investmentGrant: "399000",
    yearly: [
      {
        name: "PV operation",
        line: "operation-maintenance",
        amountPerYear: "7200",
        escalationPerYear: 0.02,
        component: "pv",
      },
      {
        name: "Storage operation",
        line: "operation-maintenance",
        amountPerYear: "6250",
        escalationPerYear: 0.02,
        component: "storage",
      },
      {
        name: "Charger operation and network",
        line: "operation-maintenance",
        amountPerYear: "22400",
        escalationPerYear: 0.02,
        component: "charging",
      },
      {
        name: "Compute operation and uplink",
        line: "operation-maintenance",
        amountPerYear: "4800",
        escalationPerYear: 0.02,
        component: "compute",
      },
      { name: "Asset management", line: "operation-maintenance", amountPerYear: "18000", escalationPerYear: 0.02 },
      { name: "Insurance", line: "insurance", amountPerYear: "11400", escalationPerYear: 0.03 },
      { name: "Site lease", line: "land", amountPerYear: "60000", escalationPerYear: 0.02 },
    ],
    replacements: [
      { name: "Inverters", everyYears: 13, amount: "33000", escalationPerYear: 0, component: "pv" },
      { name: "Chargers", everyYears: 10, amount: "420000", escalationPerYear: 0, component: "charging" },
      { name: "Accelerators", everyYears: 5, amount: "72000", escalationPerYear: 0, component: "compute" },
    ],
    decommissioning: "60000",
  },
  sources: {
    ...nodeSources,
    "charging.drivers.0":
      "11 % of the time in use: Stable Auto, public AC, 11.1 % in July 2024 to 14.6 % in June 2025; energy and stay: assumption",
    "charging.drivers.1":
      "78 sessions on eight chargers, near Paren's mean of 16.1 % (Q2 2025) by their time to full; energy and stay as in the standard node",
    "revenue.2": response,
    "revenue.3": inference,
    "revenue.4": certificates,
    "costs.capex.0":
      "2.70 USD/W: 1.80 USD/W as for a roof (NREL, Annual Technology Baseline 2024), half as much again for the carport (assumption)",
    "costs.capex.3":
      "104 443 USD each: California Energy Commission, CALeVIP: mean of projects with four or more DC chargers, all in",
  },
};
