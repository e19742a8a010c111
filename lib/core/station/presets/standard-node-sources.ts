import { SHARED_SOURCES } from "./pvwatts-array";

/** Where the standard node's figures come from, where they differ from what all presets share. */
export const STANDARD_NODE_SOURCES = {
  ...SHARED_SOURCES,
  "charging.chargers": "assumption: vehicle's own rectifier for AC; rectifier cabinets of 120 kW reach 94 to 95 %",
  "charging.drivers.0":
    "15 % of the time in use at 2 h 40 min a session: Stable Auto, public AC in June 2025 14.6 %; energy: assumption, a half-full 60 kWh battery at 7 to 11 kW; hours: Borlaug et al., Transportation Research D 114 (2023) 103564",
  "charging.drivers.1":
    "18 sessions on two chargers, 16 to 19 % in use: Paren, US EV Fast Charging Q2 2025, 16.1 %, and Stable Auto, June 2025, 12.9 %; US DOE Vehicle Technologies Office (2.3 million sessions, June 2020 to June 2023): 22 kWh in 42 min at paid DC chargers, newer vehicles take more; hours: Borlaug et al. 2023",
  "charging.growthPerYear":
    "use of US fast chargers grew by 25 % in the year to June 2025 (Stable Auto); 5 % a year for eight years is prudent",
  "charging.growthYears": "assumption",
  "charging.availability": "23 CFR 680.116 (NEVI): more than 97 % uptime",
  "revenue.0": "Paren, Q2 2025: mean price at US fast chargers 0.48 USD/kWh, here 0.47 for AC and DC alike; US: no VAT",
  "revenue.1": "assumption near published avoided-cost rates for small power producers in North Carolina",
  "revenue.2": "assumption: 10 % below what the host pays the utility",
  "revenue.3":
    "assumption, below what Duke Energy's PowerPair pays for home batteries: 6.50 USD/kW-month x 70.9 % (Fortress Power, EnergyBroker questions and answers)",
  "revenue.4":
    "L40S, 2025: 0.28 to 1.80 USD/h over ten providers, median 0.92 (rentgpu.org); a marketplace keeps about a fifth (assumption)",
  "revenue.5": "assumption: voluntary solar certificates",
  "costs.capex.0":
    "1.80 USD/W: NREL, Annual Technology Baseline 2024, commercial PV, and Ramasamy et al., NREL/TP-7A40-87303 (2023); carport: assumption",
  "costs.capex.1":
    "500 USD/kWh for 200 kWh / 100 kW: NREL, Annual Technology Baseline 2024, commercial battery storage, lower end",
  "costs.capex.2": "Nicholas, ICCT working paper 2019-14: networked AC chargers and their installation",
  "costs.capex.3":
    "113 000 USD each: California Energy Commission, CALeVIP: 114 674 USD a charger in projects of two, all in; Nicholas, ICCT 2019-14, 150 kW",
  "costs.capex.4":
    "9 000 USD an accelerator (rentgpu.org, list price of the L40S), half as much again for host and network (assumption)",
  "costs.yearly.0":
    "18 USD/kW: NREL, Annual Technology Baseline 2024, commercial PV; NREL/TP-7A40-87303 has 16.6 to 40.5",
  "costs.yearly.1": "2.5 % of the investment: NREL, Annual Technology Baseline 2024, commercial battery storage",
  "costs.yearly.2":
    "US DOE, Alternative Fuels Data Center: up to 400 USD a charger and year for AC, more than 800 for an extended warranty of DC; doubled for networks and service contracts (assumption)",
} as const satisfies Readonly<Record<string, string>>;
