import type { EquipmentReserve } from "./project-finance-plan";
import { inYear, type YearlyLine, yearlyLine } from "./yearly-line";

/** An account that a project must fill: its balance at each year's end, what goes in (release is negative). */
export type ReserveAccount = {
  readonly balance: YearlyLine;
  /** Filled from the project's cash; at the close from the investment. */
  readonly funded: YearlyLine;
  /** Given back to the project, or spent on what it was kept for. */
  readonly released: YearlyLine;
};

/**
 * An account that holds so many months of the next year's amount, adjusted every year and given back in the last year that it
 * stands for.
 * @param amounts of the years of operation, for example debt service
 */
export function forwardReserve(amounts: YearlyLine, months: number, lastYear: number): ReserveAccount {
  const years = amounts.length - 1;
  const held = (year: number) => (year < lastYear ? (months / 12) * inYear(amounts, year + 1) : 0);
  return {
    balance: yearlyLine(years, held, held(0)),
    funded: yearlyLine(years, (year) => (year < lastYear ? held(year) - held(year - 1) : 0), held(0)),
    released: yearlyLine(years, (year) => (year === lastYear ? held(year - 1) : 0)),
  };
}

/** An account that is filled in equal parts for each renewal that falls within the life, and spent on it in its year. */
export function equipmentReserve({ everyYears, cost }: EquipmentReserve): ReserveAccount {
  const years = cost.length - 1;
  const nextRenewal = (year: number) => (everyYears > 0 ? Math.ceil(year / everyYears) * everyYears : years + 1);
  const funded = yearlyLine(years, (year) => {
    const renewal = nextRenewal(year);
    return renewal <= years ? inYear(cost, renewal) / everyYears : 0;
  });
  const released = yearlyLine(years, (year) => (nextRenewal(year) === year ? inYear(cost, year) : 0));
  let held = 0;
  const balance = yearlyLine(years, (year) => {
    held += inYear(funded, year) - inYear(released, year);
    return held;
  });
  return { balance, funded, released };
}
