import {
  describeWithReferenceData,
  hasReferenceData,
  referenceJson,
  referenceText,
} from "../../../../test/reference-data";
import { ageLfp, NEW_LFP, remainingCapacity } from "./lfp-ageing";

type Remaining = { q_y1: number; q_y2: number; q_y5: number; q_y10: number };

/** Remaining capacity after 1, 2, 5 and 10 years of a duty that repeats. */
function capacities(soc: ArrayLike<number>, temperature: ArrayLike<number>, stepHours: number): number[] {
  const perDay = Math.round(24 / stepHours);
  const found: number[] = [];
  let health = NEW_LFP;
  let start = 0;
  for (let day = 1; day <= 3650; day += 1) {
    if (start + perDay >= soc.length) start = 0;
    health = ageLfp(health, soc, temperature, start, start + perDay, stepHours);
    start += perDay;
    if ([365, 730, 1825, 3650].includes(day)) found.push(remainingCapacity(health));
  }
  return found;
}

describeWithReferenceData("BLAST-Lite, LFP-250Ah, remaining capacity within 0.002", () => {
  const reference = hasReferenceData
    ? referenceJson<Record<string, Remaining>>("battery/blast-lite-reference.json")
    : {};
  const check = (name: string, found: number[]) => {
    const { q_y1, q_y2, q_y5, q_y10 } = reference[`${name} | LFP250Ah`] as Remaining;
    for (const [index, expected] of [q_y1, q_y2, q_y5, q_y10].entries()) {
      expect(Math.abs((found[index] as number) - expected)).toBeLessThan(0.002);
    }
  };
  const constant = (value: number) => new Float64Array(49).fill(value);

  test("storage at rest, half full at 25 C and full at 35 C", () => {
    check("storage soc0.5 25C", capacities(constant(0.5), constant(25), 1));
    check("storage soc1 35C", capacities(constant(1), constant(35), 1));
  });

  test("a year of a fast-charging corner station, every five minutes", () => {
    const rows = referenceText("battery/ev_charging_support_corner_station.csv").trim().split("\n").slice(1);
    const columns = rows.map((row) => row.split(",").map(Number));
    const soc = columns.map((row) => row[0] as number);
    const temperature = columns.map((row) => row[2] as number);
    check("EV charging support corner charging station.csv", capacities(soc, temperature, 300 / 3600));
  });
});

test("fade goes on from where it is: two halves age as one whole", () => {
  const soc = [0.2, 0.5, 0.8, 0.5, 0.2];
  const warm = [25, 25, 25, 25, 25];
  const once = ageLfp(ageLfp(NEW_LFP, soc, warm, 0, 4, 12), soc, warm, 0, 4, 12);
  const doubled = ageLfp(NEW_LFP, [...soc, ...soc.slice(1)], [...warm, ...warm.slice(1)], 0, 8, 12);
  expect(once.calendarLoss).toBeCloseTo(doubled.calendarLoss, 12);
  expect(once.cycleLoss).toBeCloseTo(doubled.cycleLoss, 12);
});

test("heat and cycles cost capacity, rest costs only time", () => {
  const rest = [0.5, 0.5, 0.5];
  const cool = ageLfp(NEW_LFP, rest, [15, 15, 15], 0, 2, 12);
  const hot = ageLfp(NEW_LFP, rest, [40, 40, 40], 0, 2, 12);
  expect(cool.cycleLoss).toBe(0);
  expect(hot.calendarLoss).toBeGreaterThan(cool.calendarLoss);
  expect(ageLfp(NEW_LFP, [0.1, 0.9, 0.1], [25, 25, 25], 0, 2, 12).cycleLoss).toBeGreaterThan(0);
});
