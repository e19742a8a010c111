import type { StationSpec } from "../../station/station-spec";
import type { OperatingYear } from "../operation/operating-year";
import { monthOf } from "../operation/station-model";
import { deliveriesOf } from "./contract-delivery";
import { delivers } from "./contract-term";
import { REVENUE_STREAMS, type RevenueStream } from "./monthly-cash-flow";

export type StreamAmounts = Readonly<Record<RevenueStream, Float64Array>>;

/** Revenue by stream and month of operation [currency]: when delivered, and when its cash comes in. */
export type RevenueLines = {
  readonly accrued: StreamAmounts;
  readonly cash: StreamAmounts;
  /** Cash by contract. */
  readonly cashByContract: ReadonlyMap<string, Float64Array>;
  /** What drivers pay with VAT, the base of payment fees, when delivered. */
  readonly paidByDrivers: Float64Array;
  /** VAT that comes in with the cash; no part of revenue. */
  readonly vatCollected: Float64Array;
};

/**
 * Revenue of a station's life from its years of operation: the deliveries of every contract in the months of its term. Cash comes
 * `settlementLagMonths` later; what is open at the end is settled in the last month.
 */
export function revenueLines(spec: StationSpec, years: readonly OperatingYear[]): RevenueLines {
  const months = years.length * 12;
  const accrued = emptyStreams(months);
  const cash = emptyStreams(months);
  const cashByContract = new Map(spec.revenue.map(({ id }) => [id, new Float64Array(months)]));
  const paidByDrivers = new Float64Array(months);
  const vatCollected = new Float64Array(months);
  for (const contract of spec.revenue) {
    const ofContract = cashByContract.get(contract.id) as Float64Array;
    const vatRate = Number(contract.kind === "charging" ? contract.tariff.vatRate : (contract.vatRate ?? "0"));
    for (const year of years) {
      for (let month = 0; month < 12; month += 1) {
        const index = (year.operatingYear - 1) * 12 + month;
        if (!delivers(contract, monthOf(spec, index))) continue;
        const due = Math.min(months - 1, index + contract.settlementLagMonths);
        for (const { stream, amount } of deliveriesOf(contract, spec, year, month)) {
          add(accrued[stream], index, amount);
          add(cash[stream], due, amount);
          add(ofContract, due, amount);
          add(vatCollected, due, amount * vatRate);
          if (contract.kind === "charging") add(paidByDrivers, index, amount * (1 + vatRate));
        }
      }
    }
  }
  return { accrued, cash, cashByContract, paidByDrivers, vatCollected };
}

function emptyStreams(months: number): StreamAmounts {
  return Object.fromEntries(REVENUE_STREAMS.map((stream) => [stream, new Float64Array(months)])) as StreamAmounts;
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}
