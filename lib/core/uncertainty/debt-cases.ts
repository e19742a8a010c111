import type { DebtCase } from "../station/finance-plan";
import type { StationSpec } from "../station/station-spec";
import type { MonteCarloResult } from "./monte-carlo-result";

/** Coverage that lenders ask of merchant cash in every case (DESIGN, debt sizing). */
const MERCHANT_DSCR = 2;

/**
 * Cases of debt sizing from a Monte Carlo run: P50, P90 of the mean of ten years and P99 of one year, the periods that lenders read
 * them at, with 1.30x, 1.15x and 1.00x of contracted cash. The plan's cash stands for P50; each factor is Pxx over P50 of its period.
 * @returns none where a case leaves no cash: there is nothing to size debt by
 */
export function debtCasesOf({ cfads: { oneYear, tenYears } }: Pick<MonteCarloResult, "cfads">): DebtCase[] {
  const cases = [
    { name: "P50", contractedDscr: 1.3, cashFactor: 1 },
    { name: "P90, ten years", contractedDscr: 1.15, cashFactor: tenYears.p90 / tenYears.p50 },
    { name: "P99, one year", contractedDscr: 1, cashFactor: oneYear.p99 / oneYear.p50 },
  ];
  if (Math.min(oneYear.p50, oneYear.p99, tenYears.p50, tenYears.p90) <= 0) return [];
  return cases.map((one) => ({
    ...one,
    cashFactor: Number(one.cashFactor.toFixed(4)),
    merchantDscr: MERCHANT_DSCR,
  }));
}

/** The station with its debt sized by these cases; null where it has no debt that is sculpted to the DSCR. */
export function withDebtCases(spec: StationSpec, cases: readonly DebtCase[]): StationSpec | null {
  const { finance } = spec;
  if (finance?.debt.kind !== "sculpted") return null;
  return { ...spec, finance: { ...finance, debt: { ...finance.debt, cases: [...cases] } } };
}
