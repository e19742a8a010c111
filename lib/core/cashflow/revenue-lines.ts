import { MONTH_DAYS } from "../energy/weather/weather-year";
import type { RevenueContract } from "../station/revenue-contract";
import type { StationSpec } from "../station/station-spec";
import { delivers } from "./contract-term";
import { REVENUE_STREAMS, type RevenueStream } from "./monthly-cash-flow";
import type { OperatingYear } from "./operating-year";
import { monthOf } from "./station-model";

export type StreamAmounts = Readonly<Record<RevenueStream, Float64Array>>;

/** Revenue by stream and month of operation [currency]: when delivered, and when its cash comes in. */
export type RevenueLines = {
  readonly accrued: StreamAmounts;
  readonly cash: StreamAmounts;
  /** What drivers pay with VAT, the base of payment fees, when delivered. */
  readonly paidByDrivers: Float64Array;
};

/**
 * Revenue of a station's life from its years of operation: volume x price x (1 + escalation)^(year - 1). Cash comes
 * `settlementLagMonths` later; what is open at the end is settled in the last month.
 */
export function revenueLines(spec: StationSpec, years: readonly OperatingYear[]): RevenueLines {
  const months = years.length * 12;
  const accrued = emptyStreams(months);
  const cash = emptyStreams(months);
  const paidByDrivers = new Float64Array(months);
  for (const contract of spec.revenue) {
    for (const year of years) {
      const escalation = (1 + contract.escalationPerYear) ** (year.operatingYear - 1);
      for (let month = 0; month < 12; month += 1) {
        const index = (year.operatingYear - 1) * 12 + month;
        if (!delivers(contract, monthOf(spec, index))) continue;
        const due = Math.min(months - 1, index + contract.settlementLagMonths);
        for (const [stream, amount] of deliveredIn(contract, spec, year, month)) {
          // Export prices carry their escalation already: the policy has to see them as they are.
          const value = contract.kind === "export" ? amount : amount * escalation;
          add(accrued[stream], index, value);
          add(cash[stream], due, value);
          if (contract.kind === "charging") add(paidByDrivers, index, value * (1 + Number(contract.tariff.vatRate)));
        }
      }
    }
  }
  return { accrued, cash, paidByDrivers };
}

function deliveredIn(
  contract: RevenueContract,
  spec: StationSpec,
  year: OperatingYear,
  month: number,
): (readonly [RevenueStream, number])[] {
  const energy = (flow: keyof OperatingYear["energyKwh"]) => year.energyKwh[flow][month] as number;
  switch (contract.kind) {
    case "charging": {
      const { tariff } = contract;
      const sessionFees = (year.sessions[month] as number) * Number(tariff.sessionFee);
      return [
        ["charging-energy", energy("charged") * Number(tariff.energyPricePerKwh)],
        ["charging-service", energy("charged") * Number(tariff.serviceFeePerKwh) + sessionFees],
      ];
    }
    case "export":
      return [
        ["export", year.pvExportSales[month] as number],
        ["arbitrage", year.storageExportSales[month] as number],
      ];
    case "host-supply":
      return [["host-supply", (energy("pvToHost") + energy("storageToHost")) * Number(contract.pricePerKwh)]];
    case "storage-subscription":
      return [["storage-subscription", Number(contract.feePerMonth)]];
    case "grid-services":
      return [["grid-services", contract.committedKw * Number(contract.pricePerKwMonth) * contract.deliveredShare]];
    case "ai-compute": {
      const { accelerators, utilisation, availability } = spec.compute;
      const load = energy("computeLoad");
      const served = load > 0 ? 1 - energy("computeUnserved") / load : 0;
      const calendarMonth = Number(monthOf(spec, month).slice(5)) - 1;
      const hours = (MONTH_DAYS[calendarMonth] as number) * 24;
      return [
        [
          "ai-compute",
          accelerators * hours * utilisation * availability * served * Number(contract.pricePerAcceleratorHour),
        ],
      ];
    }
    case "certificates": {
      const volume = contract.basis === "pv-generation" ? energy("pv") - energy("pvCurtailed") : energy("charged");
      return [["certificates", (volume / 1000) * Number(contract.pricePerMwh)]];
    }
    default:
      return contract satisfies never;
  }
}

function emptyStreams(months: number): StreamAmounts {
  return Object.fromEntries(REVENUE_STREAMS.map((stream) => [stream, new Float64Array(months)])) as StreamAmounts;
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}
