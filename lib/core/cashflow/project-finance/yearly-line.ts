/** Amounts by year [currency]: index 0 is the financial close, 1 to n are the years of operation. */
export type YearlyLine = readonly number[];

/** A line from its years of operation; at the close it is 0 unless told otherwise. */
export function yearlyLine(years: number, of: (year: number) => number, atClose = 0): number[] {
  return Array.from({ length: years + 1 }, (_, year) => (year === 0 ? atClose : of(year)));
}

/** Amount of a year; 0 outside the line. */
export function inYear(line: YearlyLine, year: number): number {
  return line[year] ?? 0;
}

/** Sum by year of lines of the same length. */
export function sumOfLines(years: number, lines: readonly YearlyLine[]): number[] {
  return Array.from({ length: years + 1 }, (_, year) => lines.reduce((sum, line) => sum + inYear(line, year), 0));
}

/** Present value at the close of the years of operation, each at its end; what falls on the close is not counted. */
export function presentValueOfYears(line: YearlyLine, rate: number): number {
  let value = 0;
  for (let year = line.length - 1; year > 0; year -= 1) value = (value + inYear(line, year)) / (1 + rate);
  return value;
}
