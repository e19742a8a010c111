import * as z from "zod";
import { HOURLY_FLOWS, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import { Currency } from "../../money/currency";
import { ContractDeliveries } from "../lines/contract-delivery";
import { MemoAmounts } from "../lines/memo-lines";
import { MonthlyCashFlow, REVENUE_STREAMS } from "../lines/monthly-cash-flow";
import { VatMonth } from "../lines/vat-account";
import { LevelisedCosts } from "../returns/levelised-costs";
import { RatesOfReturn } from "../returns/rate-of-return";
import { StationFinance } from "../returns/station-finance";

/** Changes whenever the same inputs would give other figures. */
export const STATION_MODEL_VERSION = "station-model.3";

const Figure = z.number();

/** Energy of one year of operation [kWh], in the order of the hourly table, with what else is counted by the year. */
export const YearlySummary = z.strictObject({
  /** 1 is the first year of operation. */
  operatingYear: z.number().int().positive(),
  energyKwh: z.record(z.enum(HOURLY_FLOWS), Figure),
  sessions: z.number().int().nonnegative(),
  turnedAway: z.number().int().nonnegative(),
  /** Highest hourly mean import of the year [kW]. */
  peakImportKw: Figure,
  /** Remaining storage capacity at the end of the year, as a share of the nameplate. */
  storageHealth: Figure,
  equivalentFullCycles: Figure,
  revenue: Figure,
  operatingCost: Figure,
  tax: Figure,
  cfads: Figure,
  /** Savings behind the meter: no part of revenue, cost or CFADS. */
  memo: MemoAmounts,
});
export type YearlySummary = z.infer<typeof YearlySummary>;

/** Figures of the whole life, money in major units of the currency, before debt and after tax. Energy is of the first year. */
export const StationMetrics = z.strictObject({
  irr: RatesOfReturn,
  /** The rate to quote in real terms: (1 + irr) / (1 + inflation) - 1. */
  irrReal: Figure.nullable(),
  npv: Figure,
  /** Present value of each stream's cash at the discount rate, and its part of all revenue. */
  streams: z.array(z.strictObject({ stream: z.enum(REVENUE_STREAMS), presentValue: Figure, share: Figure })),
  levelised: LevelisedCosts,
  /** Months of operation until the cash flows have paid the investment back; null where they never do. */
  paybackMonthsSimple: z.number().int().nullable(),
  paybackMonthsDiscounted: z.number().int().nullable(),
  /** PV energy at the inverter per installed DC power [kWh/kW]. */
  specificYieldKwhPerKw: Figure,
  /** PV energy over peak-sun energy in the module planes. */
  performanceRatio: Figure,
  pvEnergyKwh: Figure,
  chargedEnergyKwh: Figure,
  gridImportKwh: Figure,
  gridExportKwh: Figure,
  curtailedKwh: Figure,
  /** Share of PV energy used on the site (loads, host, storage). */
  selfConsumption: Figure,
  /** Share of the station's own load that PV and storage serve. */
  selfSufficiency: Figure,
  sessions: z.number().int().nonnegative(),
  turnedAway: z.number().int().nonnegative(),
  storageReplacements: z.number().int().nonnegative(),
});
export type StationMetrics = z.infer<typeof StationMetrics>;

export const StationCashFlow = z.strictObject({
  currency: Currency,
  months: z.array(MonthlyCashFlow),
  /** Investment net of grants [minor units], spent when operation starts. */
  capexMinor: z.string().regex(/^(0|[1-9]\d{0,30})$/),
  metrics: StationMetrics,
  /** What the contracts delivered: volume x price = amount, in the months of delivery. */
  deliveries: z.array(ContractDeliveries),
  /** The VAT account by month; empty where there is no VAT. */
  vat: z.array(VatMonth),
  /** Debt, reserves and the owner's return; null where the station has no finance plan. */
  finance: StationFinance.nullable(),
});
export type StationCashFlow = z.infer<typeof StationCashFlow>;

/** Everything of a simulation that is stored as JSON; the hourly table goes beside it as CSV or Parquet. */
export const StationSimulationSummary = z.strictObject({
  modelVersion: z.literal(STATION_MODEL_VERSION),
  seed: z.number().int().nonnegative(),
  cashFlow: StationCashFlow,
  years: z.array(YearlySummary),
});
export type StationSimulationSummary = z.infer<typeof StationSimulationSummary>;

export type StationSimulation = StationSimulationSummary & {
  /** First year of operation, hour by hour [kWh per hour; `stored` in kWh at the end of the hour]. */
  readonly firstYear: HourlyFlows;
};
