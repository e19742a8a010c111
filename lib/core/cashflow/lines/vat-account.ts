import * as z from "zod";
import { CURRENCY_SCALE } from "../../money/currency";
import type { StationSpec } from "../../station/station-spec";
import { YearMonth } from "../../time/local-date";
import { monthOf } from "../operation/station-model";
import type { OperatingCosts } from "./cost-lines";
import { toMinor } from "./minor-amount";
import { MinorText } from "./monthly-cash-flow";

/**
 * One month of the VAT account [minor units]: what buyers paid with the cash, what was paid to suppliers, what the month's return
 * owes (negative: is owed), and what was settled with the authority. None of it is revenue, cost or CFADS.
 */
export const VatMonth = z.strictObject({
  month: YearMonth,
  collected: MinorText,
  paid: MinorText,
  due: MinorText,
  settled: MinorText,
});
export type VatMonth = z.infer<typeof VatMonth>;

/**
 * The VAT account of a life; empty where the station neither collects nor pays any. The investment's VAT stands in the first month.
 * A month's return is settled after its lag, all of it by the last month: collected - paid - settled is 0 in the end.
 */
export function vatAccount(spec: StationSpec, collected: Float64Array, costs: OperatingCosts): VatMonth[] {
  const { vat } = spec;
  const months = collected.length;
  const paid = new Float64Array(months);
  if (vat) {
    for (const [line, rate] of Object.entries(vat.inputRates)) {
      const spent = costs[line as keyof OperatingCosts];
      for (let month = 0; month < months; month += 1) {
        paid[month] = (paid[month] as number) + (spent[month] as number) * Number(rate ?? "0");
      }
    }
    const invested = spec.costs.capex.reduce((sum, item) => sum + Number(item.amount), 0);
    if (months > 0) paid[0] = (paid[0] as number) + invested * Number(vat.investmentRate);
  }
  if (collected.every((amount) => amount === 0) && paid.every((amount) => amount === 0)) return [];
  const scale = CURRENCY_SCALE[spec.currency];
  const lag = vat?.returnLagMonths ?? 0;
  const settled = Array.from({ length: months }, () => 0n);
  const rows = Array.from(collected, (amount, index) => {
    const row = { collected: toMinor(amount, scale), paid: toMinor(paid[index] as number, scale) };
    const at = Math.min(months - 1, index + lag);
    settled[at] = (settled[at] ?? 0n) + row.collected - row.paid;
    return row;
  });
  return rows.map((row, index) => ({
    month: monthOf(spec, index),
    collected: row.collected.toString(),
    paid: row.paid.toString(),
    due: (row.collected - row.paid).toString(),
    settled: (settled[index] ?? 0n).toString(),
  }));
}
