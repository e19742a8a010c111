import { readFileSync } from "node:fs";
import { describeWithReferenceData, referencePath } from "../../../../../test/reference-data";
import { readWeatherFile } from "../read-weather-file";
import { correlation, kolmogorovSmirnov } from "./distribution";
import { weatherReport } from "./weather-report";

test("Kolmogorov and Smirnov's distance of samples", () => {
  expect(kolmogorovSmirnov([1, 2, 3], [1, 2, 3])).toBe(0);
  expect(kolmogorovSmirnov([1, 2, 3], [4, 5])).toBe(1);
  // F of the left reaches 2/4 where the right is still at 0.
  expect(kolmogorovSmirnov([1, 2, 5, 6], [3, 4, 7, 8])).toBe(0.5);
});

test("correlation of pairs", () => {
  const pairs = (second: (x: number) => number) => [1, 2, 3, 4].map((x) => [x, second(x)] as const);
  expect(correlation(pairs((x) => 3 * x + 1))).toBeCloseTo(1, 12);
  expect(correlation(pairs((x) => -x))).toBeCloseTo(-1, 12);
  expect(correlation(pairs(() => 2))).toBeNaN();
});

describeWithReferenceData("synthetic years beside weather files", () => {
  test.each([
    ["greensboro_tmy3_723170TYA.csv", "America/New_York"],
    ["phoenix_tmy2_sam.csv", "America/Phoenix"],
    ["pvgis_45N_8E_tmy.csv", "Europe/Rome"],
  ])("%s: monthly means within 1 %%, hours and their correlation near", (file, zone) => {
    const report = weatherReport(readWeatherFile(readFileSync(referencePath(`weather/${file}`))), 1, zone, 3);
    for (const { clearness, temperatureC, hourlyDistance, hourlyCorrelation } of report.months) {
      expect(Math.abs(clearness.synthetic / clearness.file - 1)).toBeLessThan(1e-9);
      expect(Math.abs(temperatureC.synthetic - temperatureC.file)).toBeLessThan(1e-9);
      expect(hourlyDistance).toBeLessThan(0.25);
      expect(Math.abs(hourlyCorrelation.synthetic - hourlyCorrelation.file)).toBeLessThan(0.25);
    }
    expect(report.hourlyDistance).toBeLessThan(0.1);
    expect(Math.abs(report.dailyCorrelation.synthetic - report.dailyCorrelation.file)).toBeLessThan(0.15);
    const worst = Math.max(...report.months.map((month) => month.hourlyDistance));
    process.stdout.write(
      `${file}: clearness by hours KS ${report.hourlyDistance.toFixed(3)} (worst month ${worst.toFixed(3)}), by days ` +
        `${report.dailyDistance.toFixed(3)}, day to day ${report.dailyCorrelation.file.toFixed(2)} in the file, ` +
        `${report.dailyCorrelation.synthetic.toFixed(2)} made.\n`,
    );
  });
});
