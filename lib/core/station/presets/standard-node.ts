import type { StationSpec } from "../station-spec";
import {
  AC_WEEKEND_HOURS,
  AC_WORKDAY_HOURS,
  DC_WEEKEND_HOURS,
  DC_WORKDAY_HOURS,
  OFFICE_WEEKEND_HOURS,
  OFFICE_WORKDAY_HOURS,
} from "./driver-profiles";

/**
 * The standard node: 300 kWp of PV on roof and carport, 200 kWh of storage with edge AI compute in its module, six chargers, in
 * Greensboro, North Carolina. Every figure has its source beside it; "assumption" marks those that an issuer must replace with
 * quotes and contracts of the site.
 */
export const STANDARD_NODE: StationSpec = {
  schema: "heliograph.station-spec.v1",
  name: "Standard node, Greensboro",
  currency: "USD",
  // NREL TMY3 723170, station header.
  site: {
    name: "Greensboro, NC",
    latitudeDeg: 36.1,
    longitudeDeg: -79.95,
    elevationM: 273,
    timeZone: "America/New_York",
  },
  operationStart: "2027-01",
  lifeYears: 25,
  pv: {
    arrays: [
      {
        id: "roof",
        peakPowerKw: 180,
        // Ballasted rows on a flat roof: NREL ATB's commercial PV is rooftop at low tilt.
        mount: { kind: "fixed", tiltDeg: 15, azimuthDeg: 180 },
        // Typical of PERC and TOPCon data sheets (-0.30 to -0.36 %/K).
        temperatureCoefficientPerK: -0.0034,
        // Faiman 2008: 25 and 6.84 for free-standing modules.
        faimanU0: 25,
        faimanU1: 6.84,
        albedo: 0.2,
        // PVWatts v5 defaults, NREL/TP-6A20-62641 table 6, availability apart.
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
      },
      {
        id: "carport",
        peakPowerKw: 120,
        // Assumption: carports are built flat for drainage and clearance.
        mount: { kind: "fixed", tiltDeg: 7, azimuthDeg: 180 },
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
      },
    ],
    // DC/AC ratio 1.2 and 96 %: PVWatts v5 defaults.
    inverter: { acPowerKw: 250, efficiency: 0.96 },
    // NREL's PV fleet study (Jordan et al., 2024) finds a median availability near 99 %; 98.5 % is on its safe side.
    availability: 0.985,
    // Jordan et al., Progress in Photovoltaics 24 (2016) 978: median 0.5 to 0.6 % a year.
    degradationPerYear: 0.005,
  },
  storage: {
    energyKwh: 200,
    chargePowerKw: 100,
    dischargePowerKw: 100,
    // 85 % round trip at the AC terminals: NREL ATB 2024, commercial battery storage.
    chargeEfficiency: 0.922,
    dischargeEfficiency: 0.922,
    minimumSoc: 0.05,
    maximumSoc: 0.95,
    // Assumption: controls, lighting and compute ride through an outage of two hours.
    backupReserve: 0.05,
    // Assumption: liquid-cooled module.
    cellTemperatureMinC: 15,
    cellTemperatureMaxC: 30,
    ageingModel: "blast-lfp-250ah",
    // Common warranty end for LFP systems: 70 % of the nameplate.
    replaceBelow: 0.7,
    // Assumption: pack exchange without inverter and works.
    replacementCostPerKwh: "180",
    replacementEscalationPerYear: -0.01,
  },
  charging: {
    chargers: [
      // Conversion in the vehicle; the charger only switches.
      { id: "ac-22", kind: "ac", count: 4, powerKw: 22, efficiency: 0.99 },
      // Typical peak efficiency of 120 kW rectifier cabinets, 94 to 95 %.
      { id: "dc-120", kind: "dc", count: 2, powerKw: 120, efficiency: 0.945 },
    ],
    drivers: [
      {
        id: "ac-destination",
        kind: "ac",
        // With 2 h 20 min a session 15 % of the time in use: Stable Auto, public AC in June 2025 14.6 %.
        arrivalsPerDay: 6.5,
        workdayHourWeights: AC_WORKDAY_HOURS,
        weekendHourWeights: AC_WEEKEND_HOURS,
        weekdayWeights: [1, 1, 1, 1, 1.1, 1, 0.8],
        // Assumption: a half-full 60 kWh battery topped up at 7 to 11 kW.
        energyKwh: { mean: 18, standardDeviation: 10 },
        dwellMinutes: { mean: 160, standardDeviation: 90 },
        vehiclePowerKw: { mean: 9, standardDeviation: 2 },
      },
      {
        id: "dc-transit",
        kind: "dc",
        // 18 sessions x 30 min on two chargers: 19 % in use; Stable Auto, non-Tesla DC: 17.1 % in June 2024, 12.9 % in June 2025.
        arrivalsPerDay: 18,
        workdayHourWeights: DC_WORKDAY_HOURS,
        weekendHourWeights: DC_WEEKEND_HOURS,
        weekdayWeights: [1, 0.95, 0.95, 1, 1.15, 1.1, 1],
        // US DOE (2.3 million sessions, 2020-2023): 22 kWh in 42 min at paid DC chargers; newer vehicles take more, faster.
        energyKwh: { mean: 28, standardDeviation: 14 },
        dwellMinutes: { mean: 42, standardDeviation: 18 },
        vehiclePowerKw: { mean: 75, standardDeviation: 30 },
      },
    ],
    // Assumption.
    maximumWaitMinutes: 15,
    // Energy sold by US fast chargers grew by 25 % in the year to June 2025 (Stable Auto); 5 % a year for eight years is prudent.
    growthPerYear: 0.05,
    growthYears: 8,
    // NEVI standard, 23 CFR 680.116: more than 97 % uptime.
    availability: 0.97,
  },
  compute: {
    accelerators: 4,
    // NVIDIA L40S: 350 W, with a third of that again for its share of the host.
    powerKwEach: 0.47,
    idleShare: 0.25,
    // Assumption: the module's liquid loop, outside air most of the year.
    powerUsageEffectiveness: 1.2,
    // Assumption.
    utilisation: 0.6,
    availability: 0.98,
  },
  // Assumption: controls, lighting, thermal management.
  auxiliaryLoadKw: 1.5,
  // Assumption: a 300 kVA transformer shared with the host.
  grid: { importLimitKw: 250, exportLimitKw: 200 },
  dispatch: { policy: "rules", gridCharging: true, storageExport: false, peakTargetShare: 0.8 },
  purchase: {
    name: "Time of use after Duke Energy Carolinas OPT",
    // Hours of Duke's schedule OPT; prices set so that the mean meets EIA's 9.67 c/kWh for commercial customers in North
    // Carolina in 2023 and the 13 % rise since (Electric Power Annual, Electricity Monthly Update).
    energy: {
      kind: "time-of-use",
      basePricePerKwh: "0.075",
      periods: [
        {
          name: "on-peak",
          pricePerKwh: "0.125",
          windows: [
            { months: [6, 7, 8, 9], weekdays: [1, 2, 3, 4, 5], fromHour: 13, toHour: 21 },
            { months: [1, 2, 3, 4, 5, 10, 11, 12], weekdays: [1, 2, 3, 4, 5], fromHour: 6, toHour: 13 },
          ],
        },
      ],
    },
    // Assumption, between Duke's LGS (3.63 USD/kW) and its on-peak demand prices.
    demandCharges: [{ name: "billing demand", pricePerKwMonth: "6.00" }],
    fixedPerMonth: "30",
    // Long-run mean of US commercial prices (EIA), about 2 % a year.
    escalationPerYear: 0.02,
  },
  revenue: [
    {
      id: "drivers",
      kind: "charging",
      counterparty: "Drivers, by card and roaming",
      settlementLagMonths: 0,
      escalationPerYear: 0.015,
      evidence: "signed",
      // Stable Auto: mean DC price in the US 0.46 USD/kWh (Q2 2024), and risen since; here one price for AC and DC. US: no VAT.
      tariff: {
        currency: "USD",
        energyPricePerKwh: "0.41",
        serviceFeePerKwh: "0.06",
        sessionFee: "0.50",
        vatRate: "0",
      },
    },
    {
      id: "utility",
      kind: "export",
      counterparty: "Duke Energy Carolinas",
      settlementLagMonths: 1,
      escalationPerYear: 0.01,
      evidence: "metered",
      // Assumption near published avoided-cost rates for small power producers in North Carolina.
      price: { kind: "flat", pricePerKwh: "0.038" },
    },
    {
      id: "host",
      kind: "host-supply",
      // Where a sale behind the meter is not allowed a lease of the same value takes its place.
      counterparty: "Host building",
      settlementLagMonths: 1,
      escalationPerYear: 0.02,
      evidence: "metered",
      // Assumption: 10 % below what the host pays the utility.
      pricePerKwh: "0.098",
      annualLoadKwh: 520000,
      workdayHourWeights: OFFICE_WORKDAY_HOURS,
      weekendHourWeights: OFFICE_WEEKEND_HOURS,
    },
    {
      id: "demand-response",
      kind: "grid-services",
      counterparty: "Utility demand response programme",
      settlementLagMonths: 1,
      escalationPerYear: 0.01,
      evidence: "metered",
      committedKw: 25,
      committedKwh: 40,
      // Duke's PowerShare pays about 3.50 USD/kW-month for mandatory curtailment.
      pricePerKwMonth: "3.50",
      deliveredShare: 0.95,
    },
    {
      id: "inference",
      kind: "ai-compute",
      counterparty: "Compute marketplace",
      settlementLagMonths: 1,
      escalationPerYear: 0,
      evidence: "invoiced",
      // L40S, 2025: 0.28 to 1.80 USD/h over ten providers, median 0.92; a marketplace keeps about a fifth.
      pricePerAcceleratorHour: "0.74",
    },
    {
      id: "certificates",
      kind: "certificates",
      counterparty: "Certificate broker",
      settlementLagMonths: 3,
      escalationPerYear: 0,
      evidence: "metered",
      basis: "pv-generation",
      // Assumption: voluntary solar certificates.
      pricePerMwh: "4.00",
    },
  ],
  costs: {
    capex: [
      // 1.80 USD/W: in the range of NREL's commercial rooftop benchmarks (NREL/TP-7A40-87303 and ATB 2024), carport part above.
      { name: "PV, roof and carport", amount: "540000", depreciationYears: 20 },
      // 500 USD/kWh for 200 kWh / 100 kW: NREL ATB 2024, commercial storage, lower end of its range.
      { name: "Storage module", amount: "100000", depreciationYears: 15 },
      // ICCT working paper 2019-14: networked AC 3 127 USD and its installation.
      { name: "AC chargers", amount: "24000", depreciationYears: 10 },
      // ICCT working paper 2019-14: 150 kW 75 000 USD, installation 38 000 USD each for two.
      { name: "DC chargers", amount: "226000", depreciationYears: 10 },
      // 9 000 USD an accelerator, half as much again for the host and network.
      { name: "Edge compute", amount: "54000", depreciationYears: 5 },
      // Assumption.
      { name: "Grid connection and civil works", amount: "60000", depreciationYears: 20 },
      // Assumption: 6 % of the above.
      { name: "Development and contingency", amount: "60000", depreciationYears: 20 },
    ],
    // 26 USC 48E: 30 % of PV and storage in service by the end of 2027; below 1 MW without wage conditions.
    investmentGrant: "192000",
    yearly: [
      // NREL/TP-7A40-87303: about 18 USD/kW-year for commercial PV.
      { name: "PV operation", line: "operation-maintenance", amountPerYear: "5400", escalationPerYear: 0.02 },
      // 2.5 % of capex: NREL ATB 2024.
      { name: "Storage operation", line: "operation-maintenance", amountPerYear: "2500", escalationPerYear: 0.02 },
      // US DOE AFDC: up to 400 USD per charger and year for AC, 800 for DC, and networks; doubled for service contracts.
      {
        name: "Charger operation and network",
        line: "operation-maintenance",
        amountPerYear: "7200",
        escalationPerYear: 0.02,
      },
      // Assumption.
      {
        name: "Compute operation and uplink",
        line: "operation-maintenance",
        amountPerYear: "2400",
        escalationPerYear: 0.02,
      },
      { name: "Asset management", line: "operation-maintenance", amountPerYear: "6000", escalationPerYear: 0.02 },
      // Assumption: 0.4 % of capex.
      { name: "Insurance", line: "insurance", amountPerYear: "4300", escalationPerYear: 0.03 },
      // Assumption: six bays and roof.
      { name: "Site lease", line: "land", amountPerYear: "7200", escalationPerYear: 0.02 },
    ],
    // Card acquiring 2.9 % + 0.30 USD (Stripe's US list price), 2 % for roaming.
    paymentFeeShare: 0.049,
    paymentFeePerSession: "0.30",
    replacements: [
      // Assumption: 0.10 USD/W once in the life, by string inverters' usual 12 to 15 years.
      { name: "Inverters", everyYears: 13, amount: "25000", escalationPerYear: 0 },
      // Hardware without works.
      { name: "Chargers", everyYears: 10, amount: "110000", escalationPerYear: 0 },
      { name: "Accelerators", everyYears: 5, amount: "36000", escalationPerYear: 0 },
    ],
    // Assumption: scrap value covers most of it.
    decommissioning: "25000",
    decommissioningEscalationPerYear: 0.02,
  },
  // US federal 21 % and North Carolina 2 % (2026; falling by law), together; losses shelter 80 % (IRC 172).
  tax: { rate: 0.226, lossUseLimit: 0.8 },
  discountRate: 0.07,
};
