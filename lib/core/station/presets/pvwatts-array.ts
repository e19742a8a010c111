import type { Mount, PvArray } from "../pv-plant";

/** An array by PVWatts' default losses and Faiman's free-standing heat loss; what differs from site to site is told. */
export function pvWattsArray(id: string, peakPowerKw: number, mount: Mount): PvArray {
  return {
    id,
    peakPowerKw,
    mount,
    temperatureCoefficientPerK: -0.0034,
    faimanU0: 25,
    faimanU1: 6.84,
    albedo: 0.2,
    losses: {
      soiling: 0.02,
      shading: 0.03,
      snow: 0,
      mismatch: 0.02,
      wiring: 0.02,
      connections: 0.005,
      lightInducedDegradation: 0.015,
      nameplate: 0.01,
    },
  };
}

/** Where the figures that all presets share come from. */
export const SHARED_SOURCES = {
  site: "NREL TMY3 723170, Greensboro Piedmont Triad International Airport, station header",
  lifeYears: "assumption: the warranty of PV modules, 25 years",
  "pv.arrays":
    "losses: PVWatts version 5 defaults, NREL/TP-6A20-62641 table 6, availability apart; heat loss: Faiman, Progress in Photovoltaics 16 (2008) 307, free-standing; temperature coefficient: data sheets of PERC and TOPCon modules, -0.30 to -0.36 %/K; size and mount: assumption",
  "pv.inverter": "DC/AC ratio of about 1.2 and 96 %: PVWatts version 5 defaults, NREL/TP-6A20-62641",
  "pv.availability": "assumption: 1.5 % of outages",
  "pv.degradationPerYear": "Jordan et al., Progress in Photovoltaics 24 (2016) 978: median 0.5 to 0.6 % a year",
  storage:
    "85 % round trip: NREL Annual Technology Baseline 2024, battery storage; ageing: NREL BLAST-Lite, LFP 250 Ah; sizes and temperatures: assumption",
  charging: "assumption",
  compute: "NVIDIA L40S: 350 W, with a third of that again for its share of the host; use: assumption",
  auxiliaryLoadKw: "assumption: controls, lighting, thermal management",
  grid: "assumption",
  dispatch: "assumption",
  purchase:
    "hours of Duke Energy Carolinas' schedule OPT; prices set to meet EIA, Electric Power Annual 2023: North Carolina 9.67 c/kWh commercial, and the 13 % rise to November 2024 (Electricity Monthly Update); demand charge: assumption; rise: long-run mean of US commercial prices (EIA)",
  revenue: "assumption",
  costs: "assumption",
  "costs.investmentGrant":
    "26 USC 48E: 30 % of PV and storage in service by the end of 2027, below 1 MW without wage conditions",
  "costs.paymentFeeShare": "Stripe, US list price for cards 2.9 %, and 2 % for roaming (assumption)",
  "costs.paymentFeePerSession": "Stripe, US list price for cards: 0.30 USD",
  tax: "26 USC 11: 21 %, with North Carolina's 2 % of 2026 (NC G.S. 105-130.3) deducted from it; 26 USC 172: losses shelter 80 %",
  discountRate: "assumption",
} as const satisfies Readonly<Record<string, string>>;
