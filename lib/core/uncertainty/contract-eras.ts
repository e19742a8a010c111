import { delivers } from "../cashflow/lines/contract-term";
import { contractOf, monthOf } from "../cashflow/operation/station-model";
import type { StationSpec } from "../station/station-spec";

/** Years of operation in which the same contracts deliver in the same months, and those that stand for them in the grid. */
export type ContractEra = { readonly years: readonly number[]; readonly gridYears: readonly number[] };

/**
 * Splits a life where contracts begin or end, since storage, host and export then work under other limits. Within an era a year
 * stands for all others after its prices are brought to the first year's; where storage may sell to the grid and export prices
 * drift away from purchase prices, the era's first and last year both do.
 */
export function contractEras(spec: StationSpec): ContractEra[] {
  const eras = new Map<string, number[]>();
  for (let year = 1; year <= spec.lifeYears; year += 1) {
    const key = spec.revenue
      .filter(({ from, to }) => from !== undefined || to !== undefined)
      .flatMap((contract) =>
        Array.from({ length: 12 }, (_, month) =>
          delivers(contract, monthOf(spec, (year - 1) * 12 + month)) ? "1" : "0",
        ),
      )
      .join("");
    eras.set(key, [...(eras.get(key) ?? []), year]);
  }
  return [...eras.values()].map((years) => {
    const [first, last] = [years[0] as number, years.at(-1) as number];
    return { years, gridYears: first < last && pricesDrift(spec) ? [first, last] : [first] };
  });
}

function pricesDrift(spec: StationSpec): boolean {
  const contract = contractOf(spec, "export");
  return (
    contract !== undefined &&
    spec.storage.energyKwh > 0 &&
    spec.dispatch.storageExport &&
    contract.escalationPerYear !== spec.purchase.escalationPerYear
  );
}
