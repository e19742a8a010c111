import type { StationSpec } from "../../station/station-spec";
import type { OperatingYear } from "../operation/operating-year";
import { contractOf } from "../operation/station-model";
import type { CostLine } from "./monthly-cash-flow";

/** Costs before tax, by line and month of operation [currency]. */
export type OperatingCosts = Readonly<Record<Exclude<CostLine, "tax">, Float64Array>>;

/** Costs of a station's life. @param paidByDrivers what drivers pay with VAT, by month: the base of payment fees */
export function operatingCosts(
  spec: StationSpec,
  years: readonly OperatingYear[],
  paidByDrivers: Float64Array,
): OperatingCosts {
  const months = years.length * 12;
  const { costs, purchase, storage } = spec;
  const lines: OperatingCosts = {
    "grid-energy": new Float64Array(months),
    "demand-charge": new Float64Array(months),
    "operation-maintenance": new Float64Array(months),
    insurance: new Float64Array(months),
    land: new Float64Array(months),
    "payment-fees": new Float64Array(months),
    replacement: new Float64Array(months),
    decommissioning: new Float64Array(months),
  };
  const chargingEscalation = contractOf(spec, "charging")?.escalationPerYear ?? 0;
  for (const year of years) {
    const since = year.operatingYear - 1;
    const fixed = Number(purchase.fixedPerMonth) * (1 + purchase.escalationPerYear) ** since;
    const perSession = Number(costs.paymentFeePerSession) * (1 + chargingEscalation) ** since;
    for (let month = 0; month < 12; month += 1) {
      const index = since * 12 + month;
      lines["grid-energy"][index] = (year.gridEnergyCost[month] as number) + fixed;
      lines["demand-charge"][index] = year.demandCost[month] as number;
      lines["payment-fees"][index] =
        (paidByDrivers[index] as number) * costs.paymentFeeShare + (year.sessions[month] as number) * perSession;
      for (const cost of costs.yearly) {
        add(lines[cost.line], index, (Number(cost.amountPerYear) / 12) * (1 + cost.escalationPerYear) ** since);
      }
    }
    const newCellsKwh = year.storageRenewed ? storage.energyKwh : year.storageAddedKwh;
    if (newCellsKwh > 0) {
      const price = Number(storage.replacementCostPerKwh) * (1 + storage.replacementEscalationPerYear) ** since;
      add(lines.replacement, since * 12, newCellsKwh * price);
    }
    for (const item of costs.replacements) {
      if (since === 0 || since % item.everyYears !== 0) continue;
      add(lines.replacement, since * 12, Number(item.amount) * (1 + item.escalationPerYear) ** since);
    }
  }
  const lastYears = Math.max(0, years.length - 1);
  add(
    lines.decommissioning,
    months - 1,
    Number(costs.decommissioning) * (1 + costs.decommissioningEscalationPerYear) ** lastYears,
  );
  return lines;
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}
